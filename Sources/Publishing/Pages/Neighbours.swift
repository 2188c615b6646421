import Articles
import Links

/// The pages before and behind a page in reading order.
struct Neighbours {
  static let schema = TemplateSchema(
    text: ["previousURL", "previousLabel", "previousTitle", "nextURL", "nextLabel", "nextTitle"],
    flags: ["hasPrevious", "hasNext"])

  private let previous: PageID?
  private let next: PageID?
  private let page: PageID

  init(of page: PageID, in order: [PageID]) {
    self.page = page
    let place = order.firstIndex(of: page)
    previous = place.flatMap { $0 > 0 ? order[$0 - 1] : nil }
    next = place.flatMap { $0 + 1 < order.count ? order[$0 + 1] : nil }
  }

  /// The values of `schema`.
  func values(in plan: PlanContent) -> [String: TemplateValue] {
    values("previous", "hasPrevious", previous, plan).merging(values("next", "hasNext", next, plan)) { $1 }
  }

  private func values(_ name: String, _ flag: String, _ target: PageID?, _ plan: PlanContent) -> [String: TemplateValue]
  {
    let (label, title) = target.map { plan.caption(of: $0) } ?? ("", "")
    return [
      flag: .flag(target != nil), "\(name)URL": .text(target.map { page.url(to: $0) } ?? ""),
      "\(name)Label": .text(label),
      "\(name)Title": .text(title),
    ]
  }
}

extension PlanContent {
  /// How a page of the plan is cited, and its title.
  fileprivate func caption(of page: PageID) -> (label: String, title: String) {
    switch page {
    case .article(let id): article(id.number).map { ($0.label, $0.heading.title) } ?? ("", "")
    case .chapter(_, let number): chapter(number).map { ($0.label, $0.heading.title) } ?? ("", "")
    case .preamble: (PlanContent.preambleLabel, "")
    case .closing: (PlanContent.closingLabel, "")
    default: (settings.displayTitle, "")
    }
  }
}
