/// JSON written by hand into bytes: several times as fast as an encoder, and in an order of our own.
///
/// Strings are safe in a script as well as in a JSON file, and inside a `<script>` element: U+2028, U+2029 and `<` are
/// escaped beside what JSON demands (RFC 8259, section 7).
@usableFromInline
package struct JSONBytes: Sendable {
  package private(set) var bytes: [UInt8] = []

  package init(capacity: Int = 0) {
    bytes.reserveCapacity(capacity)
  }

  /// Punctuation between values, or JSON that is already written.
  @usableFromInline
  package mutating func raw(_ text: StaticString) {
    text.withUTF8Buffer { bytes.append(contentsOf: $0) }
  }

  package mutating func raw(_ json: [UInt8]) {
    bytes.append(contentsOf: json)
  }

  package mutating func raw(_ json: ArraySlice<UInt8>) {
    json.withUnsafeBufferPointer { bytes.append(contentsOf: $0) }
  }

  /// A member's name and its colon.
  package mutating func key(_ name: String) {
    string(name)
    bytes.append(0x3A)
  }

  package mutating func number(_ value: Int) {
    if value < 0 || value > 9 {
      bytes.append(contentsOf: String(value).utf8)
    } else {
      bytes.append(0x30 + UInt8(value))
    }
  }

  package mutating func string(_ text: String) {
    var text = text
    text.withUTF8 { string($0) }
  }

  /// - Parameter utf8: valid UTF-8.
  package mutating func string(_ utf8: [UInt8]) {
    utf8.withUnsafeBufferPointer { string($0) }
  }

  /// - Parameter utf8: valid UTF-8.
  package mutating func string(_ utf8: ArraySlice<UInt8>) {
    utf8.withUnsafeBufferPointer { string($0) }
  }

  private mutating func string(_ utf8: UnsafeBufferPointer<UInt8>) {
    bytes.append(0x22)
    var start = 0
    var offset = 0
    while offset < utf8.count {
      guard JSONBytes.mayNeedEscape(utf8[offset]), let escape = JSONBytes.escape(at: offset, in: utf8) else {
        offset += 1
        continue
      }
      bytes.append(contentsOf: UnsafeBufferPointer(rebasing: utf8[start..<offset]))
      bytes.append(contentsOf: escape.text.utf8)
      offset += escape.length
      start = offset
    }
    bytes.append(contentsOf: UnsafeBufferPointer(rebasing: utf8[start...]))
    bytes.append(0x22)
  }

  private static func mayNeedEscape(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte == 0x22 || byte == 0x3C || byte == 0x5C || byte == 0xE2
  }

  /// - Parameter units: UTF-16, in which a surrogate may stand alone.
  package mutating func string(utf16 units: [UInt16]) {
    raw("\"")
    characters(utf16: units[...])
    raw("\"")
  }

  /// What stands between the quotation marks of a string.
  package mutating func characters(utf16 units: ArraySlice<UInt16>) {
    var place = units.startIndex
    while place < units.endIndex {
      let unit = units[place]
      place += 1
      if UTF16.isLeadSurrogate(unit), place < units.endIndex, UTF16.isTrailSurrogate(units[place]) {
        appendUTF8(0x10000 + (UInt32(unit) & 0x3FF) << 10 + UInt32(units[place]) & 0x3FF)
        place += 1
      } else if JSONBytes.isPlain(unit) {
        appendUTF8(UInt32(unit))
      } else {
        let digits = String(unit, radix: 16)
        bytes.append(contentsOf: "\\u\(String(repeating: "0", count: 4 - digits.utf8.count))\(digits)".utf8)
      }
    }
  }

  /// Whether a unit stands for itself, in JSON as in a script.
  private static func isPlain(_ unit: UInt16) -> Bool {
    switch unit {
    case 0..<0x20, 0x22, 0x3C, 0x5C, 0x2028, 0x2029, 0xD800...0xDFFF: false
    default: true
    }
  }

  private mutating func appendUTF8(_ scalar: UInt32) {
    func trail(_ shift: UInt32) -> UInt8 { UInt8(truncatingIfNeeded: 0x80 | scalar >> shift & 0x3F) }
    switch scalar {
    case 0..<0x80: bytes.append(UInt8(truncatingIfNeeded: scalar))
    case 0x80..<0x800:
      bytes.append(UInt8(truncatingIfNeeded: 0xC0 | scalar >> 6))
      bytes.append(trail(0))
    case 0x800..<0x10000:
      bytes.append(UInt8(truncatingIfNeeded: 0xE0 | scalar >> 12))
      bytes.append(trail(6))
      bytes.append(trail(0))
    default:
      bytes.append(UInt8(truncatingIfNeeded: 0xF0 | scalar >> 18))
      bytes.append(trail(12))
      bytes.append(trail(6))
      bytes.append(trail(0))
    }
  }

  /// How to write what begins at `offset`, and its length in bytes; nil if it may stand as it is.
  private static func escape(at offset: Int, in utf8: UnsafeBufferPointer<UInt8>) -> (text: String, length: Int)? {
    switch utf8[offset] {
    case 0x22: return ("\\\"", 1)
    case 0x5C: return ("\\\\", 1)
    case 0x0A: return ("\\n", 1)
    case 0x09: return ("\\t", 1)
    case 0x3C: return ("\\u003c", 1)
    case let control where control < 0x20:
      return ((control < 0x10 ? "\\u000" : "\\u00") + String(control, radix: 16), 1)
    case 0xE2 where offset + 2 < utf8.count && utf8[offset + 1] == 0x80:
      if utf8[offset + 2] == 0xA8 { return ("\\u2028", 3) }
      if utf8[offset + 2] == 0xA9 { return ("\\u2029", 3) }
      return nil
    default: return nil
    }
  }
}

extension JSONBytes {
  /// Inlinable, because unspecialised it costs more than what it writes.
  @inlinable
  package mutating func array<Element>(
    _ elements: [Element], oneEachLine: Bool = false, _ write: (inout JSONBytes, Element) -> Void
  ) {
    raw("[")
    for position in elements.indices {
      if position > 0 { raw(",") }
      if oneEachLine { raw("\n") }
      write(&self, elements[position])
    }
    raw("]")
  }

  /// Members whose values are strings, in the order given, without the braces.
  package mutating func members(_ members: [(name: String, value: String)]) {
    for (position, member) in members.enumerated() {
      if position > 0 { raw(",") }
      key(member.name)
      string(member.value)
    }
  }

  package mutating func object(_ members: [(name: String, value: String)]) {
    raw("{")
    self.members(members)
    raw("}")
  }
}
