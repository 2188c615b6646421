import Links
import Revisions

/// `<plan>/changes/2025-12-15--2026-03-01/table.html`: 新旧对照表, the old text and the new one side by side, article by
/// article, as offices circulate it. Articles that did not change are named and not repeated.
enum ComparisonPage {
  static let schema =
    EditionsFrame.schema + EditionComparison.schema
    + TemplateSchema(
      text: [.changedCount],
      lists: [
        .rows: TemplateSchema(text: [.note, .kept], html: [.old, .new], flags: [.isKept, .hasOld, .hasNew])
      ])

  static func file(_ comparison: EditionComparison, _ frame: EditionsFrame, _ templates: TemplateFolder) -> SiteFile {
    let page = PageID.comparison(frame.slug, comparison.span)
    let writer = RedlineWriter(comparison, on: page, frame)
    let title = frame.strings.text(
      .comparisonTitle, ["oldEdition": frame.dateText(comparison.old), "newEdition": frame.dateText(comparison.new)])
    var rows: [TemplateRecord] = []
    var kept: [PassageChange] = []
    for change in comparison.changes.passages where !change.rows.isEmpty {
      if !change.isChanged {
        kept.append(change)
        continue
      }
      addKept(&kept, to: &rows, comparison, frame)
      let note = change.kinds.map { frame.strings[$0.word] }.joined(separator: frame.strings[.listSeparator])
      // Of an article that stands elsewhere and reads the same, the numbers are enough.
      if Set(change.kinds).isSubset(of: [.renumbered, .moved]) {
        let caption = ChangeCaption(change, comparison, frame)
        rows.append(named("\(caption.oldLabel) → \(caption.newLabel) \(caption.title)", note))
        continue
      }
      rows.append(
        [
          .isKept: .flag(false), .kept: .text(""), .hasOld: .flag(!change.old.isEmpty),
          .hasNew: .flag(!change.new.isEmpty), .old: .html(writer.paragraphs(change.rows, .old)),
          .new: .html(writer.paragraphs(change.rows, .new)),
          .note: .text(note),
        ])
    }
    addKept(&kept, to: &rows, comparison, frame)
    let record = frame.record(page, title: title).merging(comparison.values(from: page, frame)).merging(
      [
        .changedCount: .number(comparison.changes.changed.count), .rows: .list(rows),
      ])
    return SiteFile(page, templates.render(.comparison, record))
  }

  /// One row for all passages behind each other that did not change: 第26条 – 第29条.
  private static func addKept(
    _ kept: inout [PassageChange], to rows: inout [TemplateRecord], _ comparison: EditionComparison,
    _ frame: EditionsFrame
  ) {
    let names = kept.filter(\.isArticle).compactMap { $0.new.first }.map {
      frame.caption(of: $0, in: comparison.new).label
    }
    kept = []
    guard let first = names.first, let last = names.last else { return }
    rows.append(named(names.count == 1 ? first : "\(first) – \(last)", frame.strings[.notChanged]))
  }

  /// A row for what is not repeated.
  private static func named(_ names: String, _ note: String) -> TemplateRecord {
    [
      .isKept: .flag(true), .kept: .text(names), .hasOld: .flag(true), .hasNew: .flag(true),
      .old: .html([]),
      .new: .html([]), .note: .text(note),
    ]
  }
}
