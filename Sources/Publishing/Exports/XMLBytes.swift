/// XML 1.0 written into bytes. What no XML document may hold (§2.2) is written as U+FFFD.
struct XMLBytes {
  private(set) var bytes: [UInt8] = []
  private var open: [StaticString] = []

  init(capacity: Int) {
    bytes.reserveCapacity(capacity)
    raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
  }

  /// Markup as it is.
  mutating func raw(_ markup: StaticString) {
    markup.withUTF8Buffer { bytes.append(contentsOf: $0) }
  }

  /// A start tag; attributes without a value are left out.
  mutating func start(_ name: StaticString, _ attributes: KeyValuePairs<StaticString, String?> = [:]) {
    tag(name, attributes)
    raw(">")
    open.append(name)
  }

  /// The end tag of the element that was opened last, and a line break where text does not go on.
  mutating func end(endsLine: Bool = false) {
    guard let name = open.popLast() else { return }
    raw("</")
    raw(name)
    raw(endsLine ? ">\n" : ">")
  }

  mutating func empty(_ name: StaticString, _ attributes: KeyValuePairs<StaticString, String?> = [:]) {
    tag(name, attributes)
    raw("/>")
  }

  /// An element that holds text alone.
  mutating func element(
    _ name: StaticString, _ attributes: KeyValuePairs<StaticString, String?> = [:], text: some Collection<UInt8>
  ) {
    start(name, attributes)
    self.text(text)
    end()
  }

  private mutating func tag(_ name: StaticString, _ attributes: KeyValuePairs<StaticString, String?>) {
    raw("<")
    raw(name)
    for (attribute, value) in attributes {
      guard let value else { continue }
      raw(" ")
      raw(attribute)
      raw("=\"")
      text(value.utf8)
      raw("\"")
    }
  }

  /// - Parameter utf8: valid UTF-8.
  mutating func text(_ utf8: some Collection<UInt8>) {
    XMLText.append(utf8, to: &bytes)
  }
}
