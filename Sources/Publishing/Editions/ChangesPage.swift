import Links
import Revisions

/// `<plan>/changes/2025-12-15--2026-03-01/index.html`: everything that changed between two editions of a plan, with counts
/// and a choice of what to see.
enum ChangesPage {
  static let schema =
    EditionsFrame.schema + EditionComparison.schema
    + TemplateSchema(
      text: [.changedCount, .keptCount, .wordingCount, .formCount], flags: [.isUnchanged, .hasForm],
      lists: [
        .counts: ChangeKindList.schema + TemplateSchema(text: [.count]),
        .changes: itemSchema,
      ])

  private static let itemSchema =
    ChangeCaption.schema
    + TemplateSchema(
      text: [.url, .kindNames, .summary], flags: [.isArticle], lists: [.kinds: ChangeKindList.schema])

  static func file(_ comparison: EditionComparison, _ frame: EditionsFrame, _ templates: TemplateFolder) -> SiteFile {
    let page = PageID.changes(frame.slug, comparison.span)
    let changes = comparison.changes
    let changed = changes.changed
    let title = frame.strings.text(
      .changesTitle, ["oldEdition": frame.dateText(comparison.old), "newEdition": frame.dateText(comparison.new)])
    let articles = changes.passages.filter(\.isArticle)
    let record = frame.record(page, title: title)
      .merging(comparison.values(from: page, frame))
      .merging([
        .changedCount: .number(articles.count(where: \.isChanged)),
        .keptCount: .number(articles.count { !$0.isChanged }),
        .wordingCount: .number(changes.wordingCount),
        .formCount: .number(changes.formCount), .isUnchanged: .flag(changed.isEmpty),
        .hasForm: .flag(changes.formCount > 0), .counts: counts(of: changed, frame),
        .changes: .list(changed.map { item($0, comparison, page, frame) }),
      ])
    return SiteFile(page, templates.render(.changes, record))
  }

  /// How many passages changed in each way.
  static func counts(of changed: [PassageChange], _ frame: EditionsFrame) -> TemplateValue {
    let kinds = ChangeKind.allCases.filter { kind in changed.contains { $0.kinds.contains(kind) } }
    return .list(
      kinds.map { kind in
        [
          .kind: .text(kind.rawValue), .label: .text(frame.strings[kind.word]),
          .count: .number(changed.count { $0.kinds.contains(kind) }),
        ]
      })
  }

  private static func item(
    _ change: PassageChange, _ comparison: EditionComparison, _ page: PageID, _ frame: EditionsFrame
  ) -> TemplateRecord {
    ChangeCaption(change, comparison, frame).values.merging([
      .url: .text(comparison.page(of: change, frame.slug).map { page.url(to: $0) } ?? ""),
      .kindNames: .text(change.kinds.map { "is-\($0.rawValue)" }.joined(separator: " ")),
      .kinds: ChangeKindList.records(change.kinds, frame.strings),
      .isArticle: .flag(change.isArticle),
      .summary: .text(summary(change, frame.strings)),
    ])
  }

  /// How many sentences were put in, struck, reworded, moved: 改 2 句，增 1 句. Nothing where all of it is new or gone.
  static func summary(_ change: PassageChange, _ strings: InterfaceStrings) -> String {
    if change.old.isEmpty || change.new.isEmpty { return "" }
    var counts: [InterfaceString: Int] = [:]
    for row in change.rows where !row.isHeading {
      switch row.relation {
      case .kept, .movedAway: break
      case .form: counts[.sentencesForm, default: 0] += 1
      case .reworded: counts[.sentencesReworded, default: 0] += 1
      case .inserted: counts[.sentencesInserted, default: 0] += 1
      case .deleted: counts[.sentencesDeleted, default: 0] += 1
      case .movedHere: counts[.sentencesMoved, default: 0] += 1
      }
    }
    let order: [InterfaceString] = [
      .sentencesReworded, .sentencesInserted, .sentencesDeleted, .sentencesMoved, .sentencesForm,
    ]
    return order.compactMap { string in counts[string].map { strings.text(string, ["count": String($0)]) } }
      .joined(separator: " · ")
  }
}
