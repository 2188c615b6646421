import Articles
import Text

/// The blocks of a plan as one output holds them, in its order: all that a reader of that output gets of the plan.
struct Reading {
  struct Block: Hashable {
    let place: Place
    let text: String
    /// The file that it was read from.
    let path: String
  }

  /// What was read, for people: "the Markdown", "full.html".
  let name: String
  var blocks: [Block] = []

  mutating func add(_ page: PageBlocks, _ isWanted: (Place) -> Bool = { _ in true }) {
    blocks += page.blocks.filter { isWanted($0.place) }
  }
}

/// What a page of the site holds of a plan, found by the attributes that mark it: `data-plan-title`, `data-plan-note`,
/// `data-chapter`, `data-lead`, `data-number`, `data-title`, `data-text`, `data-passage`.
struct PageBlocks {
  private(set) var blocks: [Reading.Block] = []
  private let path: String
  private var open: [Element] = []

  private struct Element {
    let name: String
    let attributes: [String: String]
    var text = ""

    func has(_ attribute: String) -> Bool { attributes[attribute] != nil }
  }

  private static let voidElements: Set<String> = ["br", "hr", "img", "input", "link", "meta", "wbr"]

  init(html: [UInt8], path: String) {
    self.path = path
    for token in HTMLToken.all(in: html) {
      switch token {
      case .start(let name, let attributes):
        if !PageBlocks.voidElements.contains(name) { open.append(Element(name: name, attributes: attributes)) }
      case .text(let text):
        for index in open.indices { open[index].text += text }
      case .end(let name):
        while let element = open.popLast() {
          close(element)
          if element.name == name { break }
        }
      }
    }
    while let element = open.popLast() { close(element) }
  }

  var withoutTitle: PageBlocks {
    var page = self
    page.blocks.removeAll { $0.place == .title }
    return page
  }

  private mutating func close(_ element: Element) {
    if element.has("data-plan-title") { add(.title, element.text) }
    if element.has("data-plan-note") { add(.note, element.text) }
    if element.has("data-title") { closeHeading(element) }
    if element.has("data-lead"), let chapter = number(in: "data-chapter") {
      addParagraphs(element.text) { .lead(chapter, $0) }
    }
    if element.has("data-text") {
      if let article = number(in: "data-number") {
        addParagraphs(element.text) { .text(article, $0) }
      } else if let passage = open.last(where: { $0.has("data-passage") })?.attributes["data-passage"] {
        addParagraphs(element.text) { passage == "preamble" ? .preamble($0) : .closing($0) }
      }
    }
  }

  private mutating func closeHeading(_ element: Element) {
    guard let holder = open.last(where: { $0.has("data-number") || $0.has("data-chapter") }) else { return }
    let text = (holder.attributes["data-marker"] ?? "") + element.text + (holder.attributes["data-terminator"] ?? "")
    if let article = holder.attributes["data-number"].flatMap({ OutlineNumber($0) }) {
      add(.article(article), text)
    } else if let chapter = holder.attributes["data-chapter"].flatMap({ OutlineNumber($0) }), !text.isEmpty {
      add(.chapter(chapter), text)
    }
  }

  private func number(in attribute: String) -> OutlineNumber? {
    open.last { $0.has(attribute) }?.attributes[attribute].flatMap { OutlineNumber($0) }
  }

  private mutating func addParagraphs(_ text: String, _ place: (Int) -> Place) {
    guard !text.isEmpty else { return }
    for (index, paragraph) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      add(place(index + 1), String(paragraph))
    }
  }

  private mutating func add(_ place: Place, _ text: String) {
    blocks.append(Reading.Block(place: place, text: text, path: path))
  }
}
