import Articles
import Diagnostics
import Markdown
import Text

/// One walk over all links of a plan: those that editors made in Markdown, and the references in its text.
struct LinkWalk {
  private(set) var problems = DiagnosticCollector()
  /// What the texts name and the library does not hold: documents, which are no fault of the text.
  private(set) var elsewhere: [Diagnostic] = []
  private(set) var backlinks: [PageID: [Backlink]] = [:]
  private(set) var references: [PageID: [FoundLink]] = [:]
  private let pages: [PageText]
  private let plan: Slug
  private let library: LibraryOutline
  private var resolver: ReferenceResolver

  init(_ pages: [PageText], in library: LinkedLibrary, own outline: PlanOutline) {
    self.pages = pages
    self.library = library.outline
    plan = outline.slug
    resolver = ReferenceResolver(library.outline, library.titles, own: outline)
  }

  mutating func followAll() {
    for page in pages {
      guard let body = page.body else { continue }
      var linked: [Mention] = []
      for (index, event) in body.document.events.enumerated() where event.kind == .link && event.phase == .enter {
        if let target = follow(event, in: body, of: page) {
          linked.append(Mention(target: target, offset: body.prose.offset(ofEvent: index)))
        }
      }
      linked += refer(in: body, of: page)
      for mention in linked.sorted(by: { $0.offset < $1.offset }) { addBacklink(mention, of: page, body) }
    }
  }

  /// A page that a text speaks of, and where in the text.
  private struct Mention {
    let target: PageID
    let offset: Int
  }

  /// Backlinks of other plans' pages are found with all plans (`LinkedLibrary`).
  private mutating func addBacklink(_ mention: Mention, of source: PageText, _ body: Body) {
    guard mention.target.plan == plan, mention.target != source.page,
      backlinks[mention.target]?.last?.page != source.page
    else { return }
    let backlink = Backlink(
      page: source.page, label: source.label, title: source.title, sentence: body.sentence(at: mention.offset))
    backlinks[mention.target, default: []].append(backlink)
  }

  // MARK: Links in Markdown

  /// The page that a link leads to.
  private mutating func follow(_ link: MarkdownEvent, in body: Body, of source: PageText) -> PageID? {
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
      guard library.has(target, fragment: fragment) else {
        problems.report(broken(destination, in: body, at: place))
        return nil
      }
      return target
    }
    return nil
  }

  private func broken(_ destination: String, in body: Body, at place: Position) -> Diagnostic {
    Diagnostic(
      in: body.path, at: place, "the link to `\(destination)` leads nowhere",
      remedy: "write a path to a file of Content/, like `29.md` or `29.md#s3` for its third sentence")
  }

  // MARK: References

  /// The pages that the text's references lead to. What an editor linked by hand is left as they made it.
  private mutating func refer(in body: Body, of source: PageText) -> [Mention] {
    let found = Reference.all(in: body.prose.bytes)
    guard !found.isEmpty else { return [] }
    let runs = body.prose.linkableRuns(in: body.document)
    var mentions: [Mention] = []
    for reference in found where body.canLink(reference.range, within: runs) {
      let place = body.position(ofProse: reference.range.lowerBound)
      let text = body.prose.string(reference.range)
      switch resolver.resolve(reference, on: source.page, in: source.chapter) {
      case .page(let target, let fragment, let others):
        if target != source.page {
          references[source.page, default: []].append(
            FoundLink(range: reference.range, target: target, fragment: fragment))
        }
        mentions += ([target] + others).map { Mention(target: $0, offset: reference.range.lowerBound) }
      case .missing(let label, let plan):
        problems.report(
          Diagnostic(
            .warning, in: body.path, at: place, "`\(text)` names \(label), which `\(plan)` does not have",
            remedy: "import the whole text, or say in `correction` what the text means"))
      case .elsewhere(let title):
        elsewhere.append(
          Diagnostic(
            .note, in: body.path, at: place, "《\(title)》 is in no plan of this library",
            remedy: "import it, or leave it unlinked"))
      case .nothing: break
      }
    }
    return mentions
  }
}

extension Body {
  /// Where a link stands in the file. cmark gives no line for some inlines; then the file's first line is named.
  fileprivate func position(of event: MarkdownEvent) -> Position {
    position(line: max(event.line, 1), byteColumn: max(event.byteColumn, 1))
  }

  /// Where a byte of the prose stands in the file.
  fileprivate func position(ofProse offset: Int) -> Position {
    let (line, byteColumn) = prose.place(of: offset, in: document)
    return position(line: line, byteColumn: byteColumn)
  }

  /// The sentence (from 1) that a byte of the prose lies in.
  public func sentence(at offset: Int) -> Int? {
    var low = 0
    var high = prose.sentences.count
    while low < high {
      let middle = (low + high) / 2
      if prose.sentences[middle].upperBound <= offset { low = middle + 1 } else { high = middle }
    }
    return low < prose.sentences.count && prose.sentences[low].lowerBound <= offset ? low + 1 : nil
  }

  /// Whether a link can be written around `range`: it lies in one of `runs` and in one sentence.
  func canLink(_ range: Range<Int>, within runs: [Range<Int>]) -> Bool {
    guard let sentence = sentence(at: range.lowerBound), range.upperBound <= prose.sentences[sentence - 1].upperBound
    else { return false }
    return runs.contains { $0.lowerBound <= range.lowerBound && range.upperBound <= $0.upperBound }
  }
}
