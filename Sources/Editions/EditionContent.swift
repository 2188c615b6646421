import Articles
import Diagnostics
import Plans
import Text

extension PlanContent {
  /// The plan as an edition's text has it, without what editors did to the Markdown.
  ///
  /// - Parameters:
  ///   - settings: those of the plan, for what the text does not say itself.
  ///   - path: of the edition's text.
  init(_ plan: Plan, slug: Slug, date: CalendarDate, settings: PlanSettings, path: String) {
    func body(_ paragraphs: [Range<Int>]) -> Body? {
      let markdown = EditionFiles.markdown(paragraphs, in: plan)
      return markdown.isEmpty ? nil : Body(path: path, firstLine: 1, markdown: markdown)
    }
    var own = EditionFiles.settings(of: plan, slug: slug, levels: NamedLevels())
    own.language = settings.language
    own.shortTitle = own.title == settings.title ? settings.shortTitle : nil
    let chapters = plan.chapters.map { chapter in
      Chapter(
        number: chapter.number,
        heading: chapter.heading?.heading(in: plan) ?? Heading(marker: "", title: "", terminator: ""),
        lead: body(chapter.lead),
        articles: chapter.articles.map { article in
          Article(
            id: ArticleID(plan: slug, number: article.number), heading: article.heading.heading(in: plan),
            chapter: chapter.number,
            body: body(article.paragraphs) ?? Body(path: path, firstLine: 1, markdown: []), correction: nil)
        },
        correction: nil, path: path)
    }
    self.init(
      slug: slug, settings: own, edition: date, preamble: body(plan.preamble), chapters: chapters,
      closing: body(plan.closing), path: path)
  }
}
