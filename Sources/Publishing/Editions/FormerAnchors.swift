import Articles
import Links
import Revisions

/// Places on a plan's pages that an earlier text had and the current one has no more: `28.html#s7`, `full.html#a41`. They
/// stay on the pages as links to the text that had them, so that no link to them loses its way.
struct FormerAnchors: Sendable {
  static let schema = TemplateSchema(
    flags: [.hasFormer],
    lists: [
      .former: TemplateSchema(
        text: [.url, .label, .editionText], lists: [.anchors: TemplateSchema(text: [.anchor])])
    ])

  /// The anchors of one passage that a page has no more.
  private struct Lost: Sendable {
    let edition: Int
    let passage: PassageID
    var anchors: [String]

    func record(_ page: PageID, _ frame: EditionsFrame) -> TemplateRecord {
      [
        .url: .text(page.url(to: frame.datedPage(of: passage, in: edition))),
        .label: .text(frame.caption(of: passage, in: edition).label),
        .editionText: .text(frame.dateText(edition)),
        .anchors: .list(anchors.map { [.anchor: .text($0)] }),
      ]
    }
  }

  private var lost: [PageID: [Lost]] = [:]

  /// None.
  init() {}

  init(_ frame: EditionsFrame) {
    guard frame.isRevised else { return }
    var known: [PageID: Set<String>] = [:]
    for passage in frame.current.passages {
      FormerAnchors.visit(passage, frame) { page, anchor in known[page, default: []].insert(anchor) }
    }
    for edition in frame.editions.indices.reversed() {
      for passage in frame.editions[edition].text.passages {
        let own = frame.page(of: passage.id)
        // A page that says what became of a passage shows the last text of it.
        let isTombstone = frame.current[passage.id] == nil && known[own] == nil
        if isTombstone {
          FormerAnchors.visit(passage, frame) { page, anchor in
            if page == own { known[page, default: []].insert(anchor) }
          }
        }
        FormerAnchors.visit(passage, frame) { page, anchor in
          guard known[page, default: []].insert(anchor).inserted else { return }
          add(anchor, to: page, of: passage.id, in: edition)
        }
      }
    }
  }

  private mutating func add(_ anchor: String, to page: PageID, of passage: PassageID, in edition: Int) {
    var known = lost[page] ?? []
    if let last = known.indices.last, known[last].passage == passage, known[last].edition == edition {
      known[last].anchors.append(anchor)
    } else {
      known.append(Lost(edition: edition, passage: passage, anchors: [anchor]))
    }
    lost[page] = known
  }

  /// Every page with each anchor on it that belongs to the passage.
  private static func visit(_ passage: Passage, _ frame: EditionsFrame, _ found: (PageID, String) -> Void) {
    let sentences = passage.sentences.indices.map { "s\($0 + 1)" }
    let full = PageID.full(frame.slug)
    let own = frame.page(of: passage.id)
    func add(_ page: PageID, _ name: String, prefix: String) {
      found(page, name)
      for sentence in sentences { found(page, "\(prefix)\(sentence)") }
    }
    switch passage.id {
    case .opening: break
    case .preamble, .closing:
      add(full, passage.id.description, prefix: "\(passage.id)-")
      for sentence in sentences { found(own, sentence) }
    case .chapter(let number):
      add(full, "c\(number)", prefix: "c\(number)-")
      add(own, "c\(number)", prefix: "")
    case .article(let number):
      add(full, "a\(number)", prefix: "a\(number)-")
      for sentence in sentences { found(own, sentence) }
      if let chapter = passage.chapter { add(.chapter(frame.slug, chapter), "a\(number)", prefix: "a\(number)-") }
    }
  }

  /// The values of `schema`.
  static func values(of page: PageID, in frame: EditionsFrame?) -> TemplateRecord {
    let lost = frame?.former.lost[page] ?? []
    return [
      .hasFormer: .flag(!lost.isEmpty),
      .former: .list(frame.map { frame in lost.map { $0.record(page, frame) } } ?? []),
    ]
  }
}
