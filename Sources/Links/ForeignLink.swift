import Articles
import Markdown
import Text

/// A place of a plan's text that may lead to another plan: a link that an editor made, or a reference to a document by its
/// name. Where it leads is known when all plans are.
struct ForeignLink: Sendable, Hashable {
  enum Target: Sendable, Hashable {
    /// A page, with the anchor on it ("" for none).
    case page(PageID, fragment: String)
    case reference(Reference)
  }

  let source: Source
  let sentence: Int?
  let target: Target

  /// The page on which it stands.
  struct Source: Sendable, Hashable {
    let page: PageID
    let label: String
    let title: String
    let chapter: OutlineNumber?
  }

  /// All of a plan's, in reading order.
  static func all(in plan: PlanContent) -> [ForeignLink] {
    var links: [ForeignLink] = []
    for text in PageText.pages(of: plan) {
      guard let body = text.body else { continue }
      let source = Source(page: text.page, label: text.label, title: text.title, chapter: text.chapter)
      let found = editorsLinks(in: body, on: text.page) + references(in: body)
      links += found.sorted { $0.offset < $1.offset }.map { offset, target in
        ForeignLink(source: source, sentence: body.sentence(at: offset), target: target)
      }
    }
    return links
  }

  private static func editorsLinks(in body: Body, on page: PageID) -> [(offset: Int, target: Target)] {
    body.document.events.enumerated().compactMap { index, event in
      guard event.kind == .link, event.phase == .enter,
        case .page(let target, let fragment) = LinkTarget(body.document.string(event.literal), from: page),
        target.plan != page.plan
      else { return nil }
      return (body.prose.offset(ofEvent: index), .page(target, fragment: fragment))
    }
  }

  private static func references(in body: Body) -> [(offset: Int, target: Target)] {
    let found = Reference.all(in: body.prose.bytes).filter(\.namesDocument)
    guard !found.isEmpty else { return [] }
    let runs = body.prose.linkableRuns(in: body.document)
    return found.filter { body.canLink($0.range, within: runs) }.map { ($0.range.lowerBound, .reference($0)) }
  }
}

extension Reference {
  /// The references of a text (UTF-8), in order.
  static func all(in utf8: [UInt8]) -> [Reference] { ReferenceScanner.references(in: utf8) }

  /// Whether it names the document that it speaks of.
  fileprivate var namesDocument: Bool {
    switch target {
    case .document, .article(.named, _, _, _), .division(.named, _): true
    case .article(.own, _, _, _), .division(.own, _), .before: false
    }
  }
}
