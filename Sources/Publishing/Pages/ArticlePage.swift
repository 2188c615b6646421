import Articles
import Links

/// `<plan>/28.html`.
enum ArticlePage {
  static let schema =
    Neighbours.schema + BacklinkList.schema + RelatedList.schema + EditionLinks.schema + FormerAnchors.schema
    + ArticleTasks.schema
    + TemplateSchema(
      text: [
        .number, .label, .marker, .terminator, .title, .chapterLabel, .chapterTitle, .chapterURL,
        .position,
        .total,
        .positionInChapter, .totalInChapter, .sentenceCount, .correction,
      ],
      html: [.text], flags: [.hasTitle, .hasChapterTitle, .hasCorrection])

  /// Makes the pages of all articles of a plan.
  static func make(
    _ frame: PlanFrame, _ editions: EditionsFrame?, _ ledger: LedgerFrame?, _ templates: TemplateFolder,
    to files: inout MadeFiles
  ) {
    let order = frame.readingOrder
    guard let first = frame.plan.articles.first else { return }
    let total = frame.plan.articles.count
    var writer = templates.writer(
      .article, frame.common(beside: .article(first.id)).merging([.total: .number(total)]))
    var position = 0
    for chapter in frame.plan.chapters {
      for (place, article) in chapter.articles.enumerated() {
        let page = PageID.article(article.id)
        let title = article.hasTitle ? "\(article.label) \(article.heading.title)" : article.label
        let record = frame.values(page, title: title, text: article.body.prose.bytes).merging(
          values(article, frame), values(chapter, from: page),
          [
            .position: .number(position + 1), .positionInChapter: .number(place + 1),
            .totalInChapter: .number(chapter.articles.count),
          ],
          BacklinkList.values(of: page, in: frame), RelatedList.values(of: article.id, in: frame),
          EditionLinks.values(of: article.id, in: editions), FormerAnchors.values(of: page, in: editions),
          ArticleTasks.values(of: article, in: ledger),
          Neighbours(at: position + (frame.plan.preamble == nil ? 0 : 1), in: order).values(in: frame))
        files.add(page: SiteFile(page, writer.page(record)))
        position += 1
      }
    }
  }

  private static func values(_ article: Article, _ frame: PlanFrame) -> TemplateRecord {
    [
      .number: .text(article.number.description), .label: .text(article.label),
      .marker: .text(article.heading.marker), .terminator: .text(article.heading.terminator),
      .title: .text(article.heading.title), .hasTitle: .flag(article.hasTitle),
      .text: frame.html(article.body, from: .article(article.id), headingLevel: 2),
      .sentenceCount: .number(article.body.prose.sentences.count),
      .hasCorrection: .flag(article.correction != nil), .correction: .text(article.correction ?? ""),
    ]
  }

  private static func values(_ chapter: Chapter, from page: PageID) -> TemplateRecord {
    [
      .chapterLabel: .text(chapter.label), .chapterTitle: .text(chapter.heading.title),
      .chapterURL: .text(page.plan.map { page.url(to: .chapter($0, chapter.number)) } ?? ""),
      .hasChapterTitle: .flag(chapter.hasTitle),
    ]
  }
}
