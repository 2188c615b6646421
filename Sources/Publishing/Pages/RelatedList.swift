import Articles
import Links

/// The articles that speak of the same things as an article.
enum RelatedList {
  private static let item = TemplateSchema(text: [.url, .label, .title, .shared], flags: [.hasShared])

  static let schema = TemplateSchema(
    flags: [.hasRelated, .hasMore, .hasElsewhere],
    lists: [.related: item, .more: item, .elsewhere: item + TemplateSchema(text: [.plan])])

  /// How many are shown at once; the others open on demand.
  private static let shownCount = 5

  static func values(of article: ArticleID, in frame: PlanFrame) -> TemplateRecord {
    let related = frame.linked.related(to: article)
    let elsewhere = frame.linked.relatedElsewhere(to: article)
    return [
      .hasRelated: .flag(!related.isEmpty || !elsewhere.isEmpty),
      .hasMore: .flag(related.count > shownCount),
      .hasElsewhere: .flag(!elsewhere.isEmpty),
      .related: .list(related.prefix(shownCount).map { values($0, on: article, in: frame) }),
      .more: .list(related.dropFirst(shownCount).map { values($0, on: article, in: frame) }),
      .elsewhere: .list(
        elsewhere.map { other in
          let found = frame.linked.library.page(.article(other.id))
          return values(other, on: article, in: frame).merging([
            .label: .text(found?.label ?? ""), .title: .text(found?.title ?? ""),
            .plan: .text(frame.linked.library.plan(other.id.plan)?.displayTitle ?? ""),
          ])
        }),
    ]
  }

  private static func values(_ related: RelatedArticle, on article: ArticleID, in frame: PlanFrame) -> TemplateRecord {
    let page = PageID.article(related.id)
    let caption = frame.caption(of: page)
    return [
      .url: .text(PageID.article(article).url(to: page)), .label: .text(caption.label),
      .title: .text(caption.title),
      .shared: .text(related.sharedTerms.joined(separator: "、")),
      .hasShared: .flag(!related.sharedTerms.isEmpty),
    ]
  }
}
