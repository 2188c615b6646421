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
      .hasMore: .flag(related.count > shownCount), .hasElsewhere: .flag(!elsewhere.isEmpty),
      .related: .list(related.prefix(shownCount).map { record($0, in: frame) }),
      .more: .list(related.dropFirst(shownCount).map { record($0, in: frame) }),
      .elsewhere: .list(elsewhere.map { record($0, ofAnotherPlanThan: .article(article), in: frame) }),
    ]
  }

  /// An article of the plan.
  private static func record(_ related: RelatedArticle, in frame: PlanFrame) -> TemplateRecord {
    let link = frame.link(to: related.id)
    return record(related, link?.url ?? "", link?.caption.label ?? "", link?.caption.title ?? "")
  }

  /// An article of another plan.
  private static func record(_ related: RelatedArticle, ofAnotherPlanThan page: PageID, in frame: PlanFrame)
    -> TemplateRecord
  {
    record(
      related, page.url(to: .article(related.id)), related.label ?? "", related.title ?? ""
    ).merging([.plan: .text(frame.linked.library.displayTitle(of: related.id.plan) ?? "")])
  }

  private static func record(_ related: RelatedArticle, _ url: String, _ label: String, _ title: String)
    -> TemplateRecord
  {
    [
      .url: .text(url), .label: .text(label), .title: .text(title),
      .shared: .text(related.sharedTerms.joined(separator: "、")), .hasShared: .flag(!related.sharedTerms.isEmpty),
    ]
  }
}
