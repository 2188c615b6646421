import Articles
import Diagnostics
import Plans
import Revisions
import Text

/// The files that an edition's text becomes below `Content/<plan>/`, by path: plain text → Markdown.
///
/// The text can be written again from them, character for character; `layout.yml` holds what no Markdown holds.
struct EditionFiles {
  let settings: PlanSettings
  /// All but `plan.yml`.
  let files: [String: [UInt8]]
  /// The Markdown below the front matter of each file, as a text to compare.
  let text: PlanText
  private let plan: Plan

  /// The text that the files were made from.
  var source: SourceText { plan.source }

  /// - Parameter levels: those that `plan.yml` names.
  init(_ plan: Plan, slug: Slug, levels: NamedLevels) {
    settings = EditionFiles.settings(of: plan, slug: slug, levels: levels)
    self.plan = plan
    var files = [PlanFolder.layoutName: Layout(of: plan, levels: levels).yaml]
    var passages: [Passage] = []
    let none = Heading(marker: "", title: "", terminator: "")
    func add(_ id: PassageID, _ heading: Heading, chapter: OutlineNumber? = nil, _ paragraphs: [Range<Int>]) -> [UInt8]
    {
      let markdown = EditionFiles.markdown(paragraphs, in: plan)
      passages.append(Passage(id, heading: heading, chapter: chapter, bytes: markdown))
      return markdown
    }
    if !plan.preamble.isEmpty { files[PlanFolder.preambleName] = add(.preamble, none, plan.preamble) }
    for chapter in plan.chapters {
      let number = chapter.number
      let heading = chapter.heading?.heading(in: plan) ?? Heading(marker: "", title: "", terminator: "")
      files[PlanFolder.chapterName(number)] = MarkdownFile.chapter(
        number: number, heading, markdown: add(.chapter(number), heading, chapter.lead))
      for article in chapter.articles {
        let heading = article.heading.heading(in: plan)
        files[PlanFolder.articleName(article.number)] = MarkdownFile.article(
          number: article.number, heading, chapter: number,
          markdown: add(.article(article.number), heading, chapter: number, article.paragraphs))
      }
    }
    if !plan.closing.isEmpty { files[PlanFolder.closingName] = add(.closing, none, plan.closing) }
    self.files = files
    text = PlanText(passages)
  }

  /// Where a sentence stands in the text; its heading, where the Markdown divides sentences otherwise.
  func position(of id: SentenceID) -> Position? {
    var heading: Range<Int>?
    var paragraphs: [Range<Int>] = []
    switch id.passage {
    case .opening: return nil
    case .preamble: paragraphs = plan.preamble
    case .closing: paragraphs = plan.closing
    case .chapter(let number):
      let chapter = plan.chapters.first { $0.number == number }
      (heading, paragraphs) = (chapter?.heading?.range, chapter?.lead ?? [])
    case .article(let number):
      let article = plan.articles.first { $0.number == number }
      (heading, paragraphs) = (article?.heading.range, article?.paragraphs ?? [])
    }
    let sentences = plan.sentences(of: paragraphs)
    let range = sentences.indices.contains(id.number - 1) ? sentences[id.number - 1] : heading ?? paragraphs.first
    return range.map { plan.source.position(of: $0.lowerBound) }
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
