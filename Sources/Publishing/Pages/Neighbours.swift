import Articles
import Links

/// The pages before and behind a page in reading order.
struct Neighbours {
  static let schema = TemplateSchema(
    text: [.previousURL, .previousLabel, .previousTitle, .nextURL, .nextLabel, .nextTitle],
    flags: [.hasPrevious, .hasNext])

  private let previous: PageID?
  private let next: PageID?
  private let page: PageID

  /// - Parameter place: that of the page in `order`.
  init(at place: Int, in order: [PageID]) {
    page = order[place]
    previous = place > 0 ? order[place - 1] : nil
    next = place + 1 < order.count ? order[place + 1] : nil
  }

  /// The values of `schema`.
  func values(in frame: PlanFrame) -> TemplateRecord {
    let (before, behind) = (
      previous.map { frame.caption(of: $0) }, next.map { frame.caption(of: $0) }
    )
    return [
      .hasPrevious: .flag(previous != nil),
      .previousURL: .text(previous.map { page.url(to: $0) } ?? ""),
      .previousLabel: .text(before?.label ?? ""), .previousTitle: .text(before?.title ?? ""),
      .hasNext: .flag(next != nil), .nextURL: .text(next.map { page.url(to: $0) } ?? ""),
      .nextLabel: .text(behind?.label ?? ""), .nextTitle: .text(behind?.title ?? ""),
    ]
  }
}
