import Articles
import Diagnostics
import Plans
import Revisions
import Text

extension PlanContent {
  /// The plan as an edition's text has it, without what editors did to the Markdown.
  ///
  /// - Parameters:
  ///   - settings: those of the plan, for what the text does not say itself.
  ///   - path: of the edition's text.
  ///   - known: texts that were read.
  init(
    _ plan: Plan, slug: Slug, date: CalendarDate, settings: PlanSettings, path: String, known: ReadBodies = ReadBodies()
  ) {
    func body(_ passage: PassageID, _ paragraphs: [Range<Int>]) -> Body? {
      let markdown = EditionFiles.markdown(paragraphs, in: plan)
      if markdown.isEmpty { return nil }
      return known[passage].flatMap { Body(path: path, markdown: markdown, as: $0) }
        ?? Body(path: path, firstLine: 1, markdown: markdown)
    }
    var own = EditionFiles.settings(of: plan, slug: slug, levels: NamedLevels())
    own.language = settings.language
    own.shortTitle = own.title == settings.title ? settings.shortTitle : nil
    let chapters = plan.chapters.map { chapter in
      Chapter(
        number: chapter.number,
        heading: chapter.heading?.heading(in: plan) ?? Heading(marker: "", title: "", terminator: ""),
        lead: body(.chapter(chapter.number), chapter.lead),
        articles: chapter.articles.map { article in
          Article(
            id: ArticleID(plan: slug, number: article.number), heading: article.heading.heading(in: plan),
            chapter: chapter.number,
            body: body(.article(article.number), article.paragraphs)
              ?? Body(path: path, firstLine: 1, markdown: []), correction: nil)
        },
        correction: nil, path: path)
    }
    self.init(
      slug: slug, settings: own, edition: date, preamble: body(.preamble, plan.preamble), chapters: chapters,
      closing: body(.closing, plan.closing), path: path)
  }
}

/// The texts of a plan's Markdown. What no editor touched says in Content/ what it says in an edition, and is not read again.
struct ReadBodies {
  private var bodies: [PassageID: Body] = [:]

  init() {}

  init(_ content: PlanContent) {
    bodies[.preamble] = content.preamble
    bodies[.closing] = content.closing
    for chapter in content.chapters {
      bodies[.chapter(chapter.number)] = chapter.lead
      for article in chapter.articles { bodies[.article(article.number)] = article.body }
    }
  }

  subscript(passage: PassageID) -> Body? { bodies[passage] }
}
