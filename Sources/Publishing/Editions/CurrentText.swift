import Links
import Revisions

/// What a page of an older text says of the current one: where it is, and whether it reads the same.
struct CurrentText {
  static let schema = TemplateSchema(
    text: [.redlineURL], flags: [.isSame, .isChanged, .isGone, .hasRedline],
    lists: [.current: TemplateSchema(text: [.url, .label, .title])])

  private let ids: [PassageID]
  private let isSame: Bool
  private let redline: PageID?

  init(of id: PassageID, in edition: Int, _ frame: EditionsFrame) {
    let last = frame.editions.count - 1
    let states = frame.history.states(of: id, in: edition)
    // What an editor took out of the Markdown is on no page.
    ids = (states.last?.passages ?? []).filter { frame.current[$0] != nil }
    let old = frame.editions[edition].text[id]
    let now = ids.count == 1 ? ids.first.flatMap { frame.current[$0] } : nil
    isSame =
      old?.bytes == now?.bytes && old?.heading.title.utf8.elementsEqual(now?.heading.title.utf8 ?? "".utf8) ?? false
    let comparison = edition < last ? frame.comparison(from: edition, to: last) : nil
    redline =
      isSame ? nil : comparison.flatMap { found in found.change(ofOld: id).flatMap { found.page(of: $0, frame.slug) } }
  }

  /// The values of `schema`.
  func values(from page: PageID, _ frame: EditionsFrame) -> TemplateRecord {
    let last = frame.editions.count - 1
    return [
      .isSame: .flag(isSame), .isChanged: .flag(!isSame && !ids.isEmpty),
      .isGone: .flag(ids.isEmpty),
      .hasRedline: .flag(redline != nil),
      .redlineURL: .text(redline.map { page.url(to: $0) } ?? ""),
      .current: .list(
        ids.map { id in
          let caption = frame.caption(of: id, in: last)
          return [
            .url: .text(page.url(to: frame.page(of: id))), .label: .text(caption.label),
            .title: .text(caption.title),
          ]
        }),
    ]
  }
}
