import Articles
import Links
import Revisions
import Text

/// `<plan>/history/2025-12-15-28.html`: what became of the article that stood first as 28 in that edition: its numbers,
/// titles and texts, the newest first.
enum HistoryPage {
  static let schema =
    EditionsFrame.schema
    + TemplateSchema(
      text: [.label, .title, .currentURL], flags: [.hasTitle, .isGone],
      lists: [
        .states: TemplateSchema(
          text: [.edition, .editionText, .editionURL, .redlineURL], html: [.inline],
          flags: [.isGone, .isFirst, .isKept, .isReworded, .hasRedline],
          lists: [
            .kinds: ChangeKindList.schema,
            .passages: TemplateSchema(text: [.url, .label, .title], html: [.text]),
          ])
      ])

  static func files(_ frame: EditionsFrame, _ templates: TemplateFolder) -> [SiteFile] {
    frame.lines.map { line in
      let page = line.page(frame)
      let states = frame.history.states(of: line.first, in: line.edition)
      // The last state in which the article was there names it.
      let last = states.last { !$0.passages.isEmpty } ?? states[line.edition]
      let id = last.edition == line.edition ? line.first : last.passages.first ?? line.first
      let caption = frame.caption(of: id, in: last.edition)
      let isGone = last.edition < frame.editions.count - 1
      let record = frame.record(page, title: frame.strings.text(.historyTitle, ["label": caption.label])).merging([
        .label: .text(caption.label), .title: .text(caption.title),
        .hasTitle: .flag(!caption.title.isEmpty),
        .isGone: .flag(isGone),
        .currentURL: .text(page.url(to: isGone ? frame.datedPage(of: id, in: last.edition) : frame.page(of: id))),
        .states: .list(states.reversed().compactMap { state($0, states, line, page, frame) }),
      ])
      return SiteFile(page, templates.render(.history, record))
    }
  }

  private static func state(
    _ state: PlanHistory.State, _ states: [PlanHistory.State], _ line: ArticleLine, _ page: PageID,
    _ frame: EditionsFrame
  ) -> TemplateRecord? {
    let before = state.edition > 0 ? states[state.edition - 1].passages : []
    // Of editions in which there was nothing of the article, the one is told in which it went.
    if state.passages.isEmpty, before.isEmpty { return nil }
    let comparison = frame.comparison(from: state.edition - 1, to: state.edition)
    let change = comparison.flatMap { found in
      state.passages.first.map { found.change(ofNew: $0) } ?? before.first.map { found.change(ofOld: $0) }
    }.flatMap { $0 }
    let redline = change.flatMap { found in comparison?.page(of: found, frame.slug) }
    let isReworded = change?.rows.contains(where: \.isChangeOfWording) ?? false
    let inline =
      isReworded && !before.isEmpty && !state.passages.isEmpty
      ? comparison.flatMap { found in change.map { RedlineWriter(found, on: page, frame).paragraphs($0.rows, .both) } }
      : nil
    return [
      .edition: .text(frame.editions[state.edition].date.description),
      .editionText: .text(frame.dateText(state.edition)),
      .editionURL: .text(page.url(to: .dated(frame.editions[state.edition].date, .plan(frame.slug)))),
      .isGone: .flag(state.passages.isEmpty), .isFirst: .flag(comparison == nil),
      .isKept: .flag(comparison != nil && change?.isChanged != true),
      .hasRedline: .flag(redline != nil),
      .redlineURL: .text(redline.map { page.url(to: $0) } ?? ""), .isReworded: .flag(inline != nil),
      .inline: .html(inline ?? []),
      .kinds: ChangeKindList.records(change?.kinds ?? [], frame.strings),
      .passages: .list(state.passages.map { passage($0, state.edition, page, frame) }),
    ]
  }

  private static func passage(_ id: PassageID, _ edition: Int, _ page: PageID, _ frame: EditionsFrame) -> TemplateRecord
  {
    let caption = frame.caption(of: id, in: edition)
    let text = id.article.flatMap { frame.editions[edition].content.article($0) }.map {
      frame.html($0.body, anchorPrefix: "d\(frame.editions[edition].date)-\($0.number)-")
    }
    return [
      .url: .text(page.url(to: frame.datedPage(of: id, in: edition))), .label: .text(caption.label),
      .title: .text(caption.title), .text: .html(text ?? []),
    ]
  }
}

/// An article over the editions, by the edition and number in which it stood first.
struct ArticleLine: Sendable, Hashable {
  let edition: Int
  let first: PassageID

  /// All lines of a plan, in the order in which they begin.
  static func all(of history: PlanHistory) -> [ArticleLine] {
    var lines: [ArticleLine] = []
    for (index, edition) in history.editions.enumerated() {
      let step = index > 0 ? history.changes(from: index - 1, to: index).alignment : nil
      for passage in edition.text.passages where passage.id.article != nil {
        let origin = step?.origin(of: passage.id)
        if origin?.article == nil { lines.append(ArticleLine(edition: index, first: passage.id)) }
      }
    }
    return lines
  }

  /// The line that an article of an edition belongs to.
  static func of(_ id: PassageID, in edition: Int, _ history: PlanHistory) -> ArticleLine {
    var line = ArticleLine(edition: edition, first: id)
    while line.edition > 0,
      let origin = history.changes(from: line.edition - 1, to: line.edition).alignment.origin(of: line.first),
      origin.article != nil
    {
      line = ArticleLine(edition: line.edition - 1, first: origin)
    }
    return line
  }

  func page(_ frame: EditionsFrame) -> PageID {
    .history(frame.editions[edition].date, ArticleID(plan: frame.slug, number: first.article ?? OutlineNumber(0)))
  }
}
