import Articles
import Diagnostics
import Markdown

/// One walk over all links of the library.
struct LinkSurvey {
  private(set) var problems = DiagnosticCollector()
  private(set) var backlinks: [PageID: [Backlink]] = [:]
  let pages: [PageID: PageText]
  private let order: [PageText]

  init(_ pages: [PageText]) {
    order = pages
    self.pages = Dictionary(pages.map { ($0.page, $0) }, uniquingKeysWith: { first, _ in first })
  }

  mutating func followAll() {
    for page in order {
      guard let body = page.body else { continue }
      for event in body.document.events where event.kind == .link && event.phase == .enter {
        follow(event, in: body, of: page)
      }
    }
  }

  private mutating func follow(_ link: MarkdownEvent, in body: Body, of source: PageText) {
    let destination = body.document.string(link.literal)
    let place = body.position(of: link)
    switch LinkTarget(destination, from: source.page) {
    case .external: break
    case .unsafe:
      problems.report(
        Diagnostic(
          .warning, in: body.path, at: place,
          "`\(destination)` is no address that a page may link to, so its text stands alone",
          remedy: "link to a file of Content/ or to an address that begins with https://"))
    case .nowhere:
      problems.report(broken(destination, in: body, at: place))
    case .page(let target, let fragment):
      guard let found = pages[target], found.hasAnchor(fragment) else {
        problems.report(broken(destination, in: body, at: place))
        return
      }
      let backlink = Backlink(page: source.page, label: source.label, title: source.title)
      if target != source.page, backlinks[target]?.last != backlink { backlinks[target, default: []].append(backlink) }
    }
  }

  private func broken(_ destination: String, in body: Body, at place: Position) -> Diagnostic {
    Diagnostic(
      in: body.path, at: place, "the link to `\(destination)` leads nowhere",
      remedy: "write a path to a file of Content/, like `29.md` or `29.md#s3` for its third sentence")
  }
}

extension PageText {
  /// Whether the page has the anchor: that of a sentence, or none.
  func hasAnchor(_ fragment: String) -> Bool {
    if fragment.isEmpty { return true }
    guard fragment.first == "s", let number = Int(fragment.dropFirst()), "s\(number)" == fragment else { return false }
    return (1...max(body?.prose.sentences.count ?? 0, 1)).contains(number) && body != nil
  }
}

extension Body {
  /// Where a link stands in the file. cmark gives no line for some inlines; then the file's first line is named.
  fileprivate func position(of event: MarkdownEvent) -> Position {
    position(line: max(event.line, 1), byteColumn: max(event.byteColumn, 1))
  }
}
