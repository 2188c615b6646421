import Articles
import Links
import Revisions

/// `<plan>/editions.html`: the editions of a plan, the newest first, with what changed from one to the next, and every pair
/// of editions that is compared.
enum EditionsPage {
  static let schema =
    EditionsFrame.schema
    + TemplateSchema(
      flags: [.hasOthers, .hasGone],
      lists: [
        .editions: TemplateSchema(
          text: [
            .url, .editionText, .edition, .articleCount, .changesURL, .comparisonURL, .wordingCount,
          ],
          flags: [.isCurrent, .isFirst, .isUnchanged],
          lists: [.counts: ChangeKindList.schema + TemplateSchema(text: [.count])]),
        .others: EditionComparison.schema, .gone: TemplateSchema(text: [.url, .label]),
      ])

  static func file(_ frame: EditionsFrame, _ templates: TemplateFolder) -> SiteFile {
    let page = PageID.editions(frame.slug)
    let others = frame.comparisons.filter { $0.new != $0.old + 1 }
    let gone = TombstonePage.passages(frame).map { ($0.passage.id, $0.edition) }
    let record = frame.record(page, title: frame.strings[.editions]).merging([
      .hasGone: .flag(!gone.isEmpty),
      .gone: .list(
        gone.map { id, edition in
          [
            .url: .text(page.url(to: frame.page(of: id))),
            .label: .text(frame.caption(of: id, in: edition).label),
          ]
        }),
      .hasOthers: .flag(!others.isEmpty),
      .others: .list(others.reversed().map { $0.values(from: page, frame) }),
      .editions: .list(frame.editions.indices.reversed().map { edition($0, page, frame) }),
    ])
    return SiteFile(page, templates.render(.editions, record))
  }

  private static func edition(_ edition: Int, _ page: PageID, _ frame: EditionsFrame) -> TemplateRecord {
    let content = frame.editions[edition].content
    let comparison = frame.comparison(from: edition - 1, to: edition)
    let changed = comparison?.changes.changed ?? []
    return [
      .url: .text(page.url(to: .dated(content.edition, .plan(frame.slug)))),
      .editionText: .text(frame.dateText(edition)), .edition: .text(content.edition.description),
      .articleCount: .number(content.articles.count),
      .isCurrent: .flag(edition == frame.editions.count - 1),
      .isFirst: .flag(comparison == nil), .isUnchanged: .flag(changed.isEmpty),
      .wordingCount: .number(comparison?.changes.wordingCount ?? 0),
      .changesURL: .text(comparison.map { page.url(to: .changes(frame.slug, $0.span)) } ?? ""),
      .comparisonURL: .text(comparison.map { page.url(to: .comparison(frame.slug, $0.span)) } ?? ""),
      .counts: ChangesPage.counts(of: changed, frame),
    ]
  }
}
