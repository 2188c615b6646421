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
  func values(in frame: PlanFrame) -> [String: TemplateValue] {
    values("previous", "hasPrevious", previous, frame).merging(values("next", "hasNext", next, frame)) { $1 }
  }

  private func values(_ name: String, _ flag: String, _ target: PageID?, _ frame: PlanFrame) -> [String: TemplateValue]
  {
    let (label, title) = target.map { frame.caption(of: $0) } ?? ("", "")
    return [
      flag: .flag(target != nil), "\(name)URL": .text(target.map { page.url(to: $0) } ?? ""),
      "\(name)Label": .text(label),
      "\(name)Title": .text(title),
    ]
  }
}
