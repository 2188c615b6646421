/// An element of a page, with what stands in it.
struct HTMLElement: Sendable {
  enum Node: Sendable {
    case element(HTMLElement)
    case text(String)
  }

  let name: String
  var attributes: [HTMLAttribute] = []
  fileprivate(set) var children: [Node] = []

  /// The value of an attribute; "" where it is written without one, nil where it is not written.
  subscript(attribute: String) -> String? {
    attributes.first { $0.name == attribute }?.value
  }

  /// What `textContent` is in a browser.
  var text: String {
    children.map { child in
      switch child {
      case .element(let element): element.text
      case .text(let text): text
      }
    }.joined()
  }

  /// The element and all in it, in the order of the page.
  var all: [HTMLElement] {
    [self]
      + children.flatMap { child -> [HTMLElement] in
        if case .element(let element) = child { element.all } else { [] }
      }
  }

  func all(_ name: String) -> [HTMLElement] {
    all.filter { $0.name == name }
  }

  func all(with attribute: String, _ value: String? = nil) -> [HTMLElement] {
    all.filter { element in element[attribute].map { value == nil || $0 == value } ?? false }
  }
}

extension HTMLElement {
  /// Elements that have no content and no end tag.
  private static let voidElements: Set = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr",
  ]

  /// The tree of a page. Every tag must have its end: a browser would close some by itself, but a page that is
  /// generated need not rely on that.
  static func page(_ text: String) throws -> HTMLElement {
    // The elements that stand open, the innermost last.
    var open = [HTMLElement(name: "")]
    for token in try HTMLScanner.tokens(in: text) {
      switch token {
      case .doctype, .comment: break
      case .text(let text): open[open.count - 1].children.append(.text(text))
      case .start(let name, let attributes):
        let element = HTMLElement(name: name, attributes: attributes)
        if voidElements.contains(name) {
          open[open.count - 1].children.append(.element(element))
        } else {
          open.append(element)
        }
      case .end(let name):
        let element = open.removeLast()
        guard !open.isEmpty, element.name == name else {
          throw HTMLProblem(description: "</\(name)> where </\(element.name)> should come")
        }
        open[open.count - 1].children.append(.element(element))
      }
    }
    guard open.count == 1 else { throw HTMLProblem(description: "<\(open[open.count - 1].name)> has no end") }
    return open[0]
  }
}
