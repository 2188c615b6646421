import Links
import Revisions

/// A change as lists and pages name it: 第38条 → 第38条、第39条, and its titles.
struct ChangeCaption {
  static let schema = TemplateSchema(
    text: [.oldLabel, .newLabel, .oldTitle, .newTitle],
    flags: [.hasOld, .hasNew, .isRelabelled, .isRetitled, .hasTitle])

  let oldLabel: String
  let newLabel: String
  let oldTitle: String
  let newTitle: String

  init(_ change: PassageChange, _ comparison: EditionComparison, _ frame: EditionsFrame) {
    let old = change.old.map { frame.caption(of: $0, in: comparison.old) }
    let new = change.new.map { frame.caption(of: $0, in: comparison.new) }
    oldLabel = old.map(\.label).joined(separator: "、")
    newLabel = new.map(\.label).joined(separator: "、")
    oldTitle = old.map(\.title).filter { !$0.isEmpty }.joined(separator: " / ")
    newTitle = new.map(\.title).filter { !$0.isEmpty }.joined(separator: " / ")
  }

  /// The new name, or the old one of what was deleted.
  var label: String { newLabel.isEmpty ? oldLabel : newLabel }
  var title: String { newLabel.isEmpty ? oldTitle : newTitle }

  /// The values of `schema`.
  var values: TemplateRecord {
    [
      .oldLabel: .text(oldLabel), .newLabel: .text(newLabel), .oldTitle: .text(oldTitle),
      .newTitle: .text(newTitle), .hasOld: .flag(!oldLabel.isEmpty),
      .hasNew: .flag(!newLabel.isEmpty),
      .isRelabelled: .flag(!oldLabel.isEmpty && !newLabel.isEmpty && oldLabel != newLabel),
      .isRetitled: .flag(!oldTitle.isEmpty && !newTitle.isEmpty && oldTitle != newTitle),
      .hasTitle: .flag(!title.isEmpty),
    ]
  }
}

extension EditionComparison {
  static let schema = TemplateSchema(
    text: [.oldEdition, .newEdition, .oldEditionURL, .newEditionURL, .changesURL, .comparisonURL])

  /// What names the two editions and leads to their pages.
  func values(from page: PageID, _ frame: EditionsFrame) -> TemplateRecord {
    [
      .oldEdition: .text(frame.dateText(old)), .newEdition: .text(frame.dateText(new)),
      .oldEditionURL: .text(page.url(to: .dated(span.old, .plan(frame.slug)))),
      .newEditionURL: .text(page.url(to: .dated(span.new, .plan(frame.slug)))),
      .changesURL: .text(page.url(to: .changes(frame.slug, span))),
      .comparisonURL: .text(page.url(to: .comparison(frame.slug, span))),
    ]
  }
}
