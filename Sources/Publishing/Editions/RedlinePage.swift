import Links
import Revisions

/// `<plan>/changes/2025-12-15--2026-03-01/28.html`: what changed in a passage between two editions, inline and side by
/// side.
enum RedlinePage {
  static let schema =
    EditionsFrame.schema + EditionComparison.schema + ChangeCaption.schema
    + TemplateSchema(
      text: [
        .wordingCount, .formCount, .previousURL, .previousLabel, .previousTitle,
        .nextURL, .nextLabel, .nextTitle,
      ],
      html: [.inline],
      flags: [.hasForm, .isFormOnly, .isWordingKept, .hasPrevious, .hasNext],
      lists: [
        .kinds: ChangeKindList.schema, .histories: TemplateSchema(text: [.url, .label]),
        .rows: TemplateSchema(text: [.relation], html: [.old, .new]),
      ])

  /// A page for every passage that changed.
  static func files(_ comparison: EditionComparison, _ frame: EditionsFrame, _ templates: TemplateFolder) -> [SiteFile]
  {
    let changes = comparison.changes.changed
    return changes.enumerated().compactMap { index, change in
      guard let page = comparison.page(of: change, frame.slug) else { return nil }
      let caption = ChangeCaption(change, comparison, frame)
      let title = frame.strings.text(
        .redlineTitle,
        [
          "label": caption.label, "oldEdition": frame.dateText(comparison.old),
          "newEdition": frame.dateText(comparison.new),
        ])
      let record = frame.record(page, title: title)
        .merging(comparison.values(from: page, frame))
        .merging(caption.values)
        .merging(values(change, comparison, page, frame))
        .merging(
          neighbours(
            index > 0 ? changes[index - 1] : nil, index + 1 < changes.count ? changes[index + 1] : nil, comparison,
            page, frame))
      return SiteFile(page, templates.render(.redline, record))
    }
  }

  private static func values(
    _ change: PassageChange, _ comparison: EditionComparison, _ page: PageID, _ frame: EditionsFrame
  ) -> TemplateRecord {
    let writer = RedlineWriter(comparison, on: page, frame)
    let wording = change.rows.count(where: \.isChangeOfWording)
    // The number in a heading is told by the label above.
    let form = change.rows.count { $0.relation == .form && !$0.isHeading }
    return [
      .wordingCount: .number(wording), .formCount: .number(form), .hasForm: .flag(form > 0),
      .isFormOnly: .flag(wording == 0 && form > 0), .isWordingKept: .flag(wording == 0),
      .kinds: ChangeKindList.records(change.kinds, frame.strings),
      .inline: .html(writer.paragraphs(change.rows, .both)),
      .rows: .list(
        RedlinePage.groups(change.rows).map { rows in
          [
            .relation: .text(rows.allSatisfy { $0.relation == .kept } ? "kept" : "changed"),
            .old: .html(writer.paragraphs(rows, .old)), .new: .html(writer.paragraphs(rows, .new)),
          ]
        }),
      .histories: .list(histories(change, comparison, page, frame)),
    ]
  }

  /// The histories of all articles that took part.
  private static func histories(
    _ change: PassageChange, _ comparison: EditionComparison, _ page: PageID, _ frame: EditionsFrame
  ) -> [TemplateRecord] {
    var seen: Set<PageID> = []
    let ids = change.new.map { ($0, comparison.new) } + change.old.map { ($0, comparison.old) }
    return ids.filter { $0.0.article != nil }.compactMap { id, edition in
      guard let history = frame.historyPage(of: id, in: edition), seen.insert(history).inserted else { return nil }
      let label = frame.caption(of: id, in: edition).label
      return [.url: .text(page.url(to: history)), .label: .text(label)]
    }
  }

  /// Rows that stand in one row of the table: sentences that were kept together, every other one alone.
  private static func groups(_ rows: [RedlineRow]) -> [[RedlineRow]] {
    var groups: [[RedlineRow]] = []
    for row in rows {
      if let last = groups.last?.last, last.relation == .kept, row.relation == .kept, !last.isHeading, !row.isHeading {
        groups[groups.count - 1].append(row)
      } else {
        groups.append([row])
      }
    }
    return groups
  }

  /// The changes before and behind the page's own.
  private static func neighbours(
    _ previous: PassageChange?, _ next: PassageChange?, _ comparison: EditionComparison, _ page: PageID,
    _ frame: EditionsFrame
  ) -> TemplateRecord {
    func url(_ change: PassageChange?) -> String? {
      change.flatMap { comparison.page(of: $0, frame.slug) }.map { page.url(to: $0) }
    }
    let before = previous.map { ChangeCaption($0, comparison, frame) }
    let behind = next.map { ChangeCaption($0, comparison, frame) }
    return [
      .hasPrevious: .flag(url(previous) != nil), .previousURL: .text(url(previous) ?? ""),
      .previousLabel: .text(before?.label ?? ""), .previousTitle: .text(before?.title ?? ""),
      .hasNext: .flag(url(next) != nil), .nextURL: .text(url(next) ?? ""),
      .nextLabel: .text(behind?.label ?? ""), .nextTitle: .text(behind?.title ?? ""),
    ]
  }
}
