import Articles
import Links

/// `<plan>/28.html`.
enum ArticlePage {
  static let schema =
    Neighbours.schema + BacklinkList.schema + RelatedList.schema + EditionLinks.schema + FormerAnchors.schema
    + ArticleTasks.schema
    + TemplateSchema(
      text: [
        "number", "label", "marker", "terminator", "title", "chapterLabel", "chapterTitle", "chapterURL", "position",
        "total",
        "positionInChapter", "totalInChapter", "sentenceCount", "correction",
      ],
      html: ["text"], flags: ["hasTitle", "hasChapterTitle", "hasCorrection"])

  /// The pages of all articles of a plan.
  static func files(
    _ frame: PlanFrame, _ editions: EditionsFrame?, _ ledger: LedgerFrame?, _ templates: TemplateFolder
  ) -> [SiteFile] {
    let order = frame.readingOrder
    let total = frame.plan.articles.count
    var position = 0
    var files: [SiteFile] = []
    for chapter in frame.plan.chapters {
      for (place, article) in chapter.articles.enumerated() {
        position += 1
        let record = TemplateRecord(
          frame.values(
            .article(article.id), title: article.hasTitle ? "\(article.label) \(article.heading.title)" : article.label,
            text: article.body.prose.string)
        )
        .merging(values(article, frame))
        .merging(BacklinkList.values(of: .article(article.id), in: frame))
        .merging(RelatedList.values(of: article.id, in: frame))
        .merging(chapterValues(chapter, from: article.id))
        .merging(EditionLinks.values(of: article.id, in: editions))
        .merging(FormerAnchors.values(of: .article(article.id), in: editions))
        .merging(ArticleTasks.values(of: article, in: ledger))
        .merging(Neighbours(of: .article(article.id), in: order).values(in: frame))
        .merging([
          "position": .number(position), "total": .number(total), "positionInChapter": .number(place + 1),
          "totalInChapter": .number(chapter.articles.count),
        ])
        files.append(SiteFile(.article(article.id), templates.render(.article, record)))
      }
    }
    return files
  }

  private static func values(_ article: Article, _ frame: PlanFrame) -> [String: TemplateValue] {
    let page = PageID.article(article.id)
    return [
      "number": .text(article.number.description), "label": .text(article.label),
      "marker": .text(article.heading.marker),
      "terminator": .text(article.heading.terminator), "title": .text(article.heading.title),
      "hasTitle": .flag(article.hasTitle), "text": frame.html(article.body, from: page, headingLevel: 2),
      "sentenceCount": .number(article.body.prose.sentences.count),
      "hasCorrection": .flag(article.correction != nil), "correction": .text(article.correction ?? ""),
    ]
  }

  private static func chapterValues(_ chapter: Chapter, from article: ArticleID) -> [String: TemplateValue] {
    [
      "chapterLabel": .text(chapter.label), "chapterTitle": .text(chapter.heading.title),
      "chapterURL": .text(PageID.article(article).url(to: .chapter(article.plan, chapter.number))),
      "hasChapterTitle": .flag(chapter.hasTitle),
    ]
  }
}
