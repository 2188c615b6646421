import Articles
import Links
import Revisions

/// `<plan>/41.html` when an earlier text had an article 41 and the current one has none: what became of it, with its last
/// text and the anchors of its sentences. In the same way for chapters, preamble and closing.
enum TombstonePage {
  static let schema =
    EditionsFrame.schema + CurrentText.schema + FormerAnchors.schema
    + TemplateSchema(
      text: [.label, .title, .editionText, .datedURL, .historyURL, .anchor, .goneText], html: [.text],
      flags: [.hasTitle, .hasHistory, .hasAnchor, .isArticle])

  static func files(_ frame: EditionsFrame, _ templates: TemplateFolder) -> [SiteFile] {
    passages(frame).map { file($0.passage, $0.edition, frame, templates) }
  }

  /// The passages that have such a page, each as the last edition had it.
  static func passages(_ frame: EditionsFrame) -> [(passage: Passage, edition: Int)] {
    var seen: Set<PassageID> = []
    return frame.editions.indices.reversed().flatMap { edition in
      frame.editions[edition].text.passages.filter { passage in
        passage.id != .opening && frame.current[passage.id] == nil && seen.insert(passage.id).inserted
      }.map { ($0, edition) }
    }
  }

  private static func file(
    _ passage: Passage, _ edition: Int, _ frame: EditionsFrame, _ templates: TemplateFolder
  ) -> SiteFile {
    let page = frame.page(of: passage.id)
    let caption = frame.caption(of: passage.id, in: edition)
    let history = passage.id.article == nil ? nil : frame.historyPage(of: passage.id, in: edition)
    let title = frame.strings.text(.goneTitle, ["label": caption.label])
    var anchor = ""
    if case .chapter(let number) = passage.id { anchor = "c\(number)" }
    let gone = edition + 1 < frame.editions.count ? edition + 1 : edition
    let record = frame.record(page, title: title)
      .merging(CurrentText(of: passage.id, in: edition, frame).values(from: page, frame))
      .merging(FormerAnchors.values(of: page, in: frame))
      .merging([
        .label: .text(caption.label), .title: .text(caption.title),
        .hasTitle: .flag(!caption.title.isEmpty),
        .editionText: .text(frame.dateText(edition)), .goneText: .text(frame.dateText(gone)),
        .datedURL: .text(page.url(to: frame.datedPage(of: passage.id, in: edition))),
        .hasHistory: .flag(history != nil),
        .historyURL: .text(history.map { page.url(to: $0) } ?? ""),
        .anchor: .text(anchor), .hasAnchor: .flag(!anchor.isEmpty),
        .isArticle: .flag(passage.id.article != nil),
        .text: frame.body(of: passage.id, in: edition).map { .html(frame.html($0)) } ?? .html([]),
      ])
    return SiteFile(page, templates.render(.tombstone, record))
  }
}

extension EditionsFrame {
  /// The text of a passage below its heading.
  func body(of id: PassageID, in edition: Int) -> Body? {
    let content = editions[edition].content
    return switch id {
    case .opening: nil
    case .preamble: content.preamble
    case .closing: content.closing
    case .chapter(let number): content.chapter(number)?.lead
    case .article(let number): content.article(number)?.body
    }
  }
}
