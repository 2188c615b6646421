import Articles
import Diagnostics
import Plans
import Text

/// The files that an edition's text becomes below `Content/<plan>/`, by path: plain text → Markdown.
///
/// The text can be written again from them, character for character; `layout.yml` holds what no Markdown holds.
struct EditionFiles {
  let settings: PlanSettings
  /// All but `plan.yml`.
  let files: [String: [UInt8]]

  /// - Parameter levels: those that `plan.yml` names.
  init(_ plan: Plan, slug: Slug, levels: NamedLevels) {
    settings = EditionFiles.settings(of: plan, slug: slug, levels: levels)
    var files = [PlanFolder.layoutName: Layout(of: plan, levels: levels).yaml]
    for chapter in plan.chapters {
      let number = chapter.number
      let heading = chapter.heading?.heading(in: plan) ?? Heading(marker: "", title: "", terminator: "")
      files[PlanFolder.chapterName(number)] = MarkdownFile.chapter(
        number: number, heading, markdown: EditionFiles.markdown(chapter.lead, in: plan))
      for article in chapter.articles {
        files[PlanFolder.articleName(article.number)] = MarkdownFile.article(
          number: article.number, article.heading.heading(in: plan), chapter: number,
          markdown: EditionFiles.markdown(article.paragraphs, in: plan))
      }
    }
    if !plan.preamble.isEmpty { files[PlanFolder.preambleName] = EditionFiles.markdown(plan.preamble, in: plan) }
    if !plan.closing.isEmpty { files[PlanFolder.closingName] = EditionFiles.markdown(plan.closing, in: plan) }
    self.files = files
  }

  /// What the plan's text says itself.
  static func settings(of plan: Plan, slug: Slug, levels: NamedLevels) -> PlanSettings {
    let note = plan.note.map(plan.source.string)
    return PlanSettings(
      title: plan.title.map(plan.source.string) ?? slug.description, note: note,
      body: note.flatMap { Adoption(note: $0)?.body }, articleLevel: levels.article, chapterLevels: levels.chapters)
  }

  static func markdown(_ paragraphs: [Range<Int>], in plan: Plan) -> [UInt8] {
    paragraphs.isEmpty
      ? [] : Body.markdown(paragraphs.map { (Array(plan.source.bytes[$0]), plan.rows.contains($0.lowerBound)) })
  }
}
