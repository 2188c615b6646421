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
    for byte in utf8 {
      switch byte {
      case UInt8(ascii: "&"): raw("&amp;")
      case UInt8(ascii: "<"): raw("&lt;")
      case UInt8(ascii: ">"): raw("&gt;")
      case UInt8(ascii: "\""): raw("&quot;")
      // A parser would read it as a line feed (§2.11).
      case 0x0D: raw("&#13;")
      case 0x00...0x08, 0x0B, 0x0C, 0x0E...0x1F: raw("\u{FFFD}")
      case 0xBE, 0xBF:
        // U+FFFE and U+FFFF.
        if bytes.count >= 2, bytes[bytes.count - 1] == 0xBF, bytes[bytes.count - 2] == 0xEF {
          bytes.removeLast(2)
          raw("\u{FFFD}")
        } else {
          bytes.append(byte)
        }
      default: bytes.append(byte)
      }
    }
  }
}
