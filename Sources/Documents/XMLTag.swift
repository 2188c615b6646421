/// A tag of XML or HTML in its bytes.
struct XMLTag: Sendable {
  enum Kind: Sendable { case start, end, empty }

  /// In small letters, with its prefix: `w:p`.
  let name: String
  let kind: Kind
  /// From `<` to behind `>`.
  let range: Range<Int>
}

/// The tags of a text one behind the other: comments, CDATA sections, processing instructions and what a script or style
/// element holds are passed over. One pass; a `<` that begins no tag is text.
struct XMLTags: Sequence, IteratorProtocol {
  private let bytes: [UInt8]
  private var offset: Int
  /// The element whose content is no markup (HTML Living Standard, 13.1.2), while inside it.
  private var raw: String?

  /// - Parameter offset: where to begin, outside of tags and comments.
  init(_ bytes: [UInt8], from offset: Int = 0) {
    self.bytes = bytes
    self.offset = offset
  }

  mutating func next() -> XMLTag? {
    while let start = find(0x3C, from: offset) {
      if raw == nil, let end = endOfDeclaration(start) {
        offset = end
        continue
      }
      guard let tag = tag(at: start), raw == nil || tag.kind == .end && tag.name == raw else {
        offset = start + 1
        continue
      }
      offset = tag.range.upperBound
      raw = tag.kind == .start && (tag.name == "script" || tag.name == "style") ? tag.name : nil
      return tag
    }
    offset = bytes.count
    return nil
  }

  private func find(_ byte: UInt8, from start: Int) -> Int? {
    start < bytes.count ? bytes[start...].firstIndex(of: byte) : nil
  }

  /// Behind a comment, CDATA section, declaration or processing instruction that begins at `start`; nil for none. One
  /// without an end runs to the text's end.
  private func endOfDeclaration(_ start: Int) -> Int? {
    guard start + 1 < bytes.count, bytes[start + 1] == 0x21 || bytes[start + 1] == 0x3F else { return nil }
    let rest = bytes[start...]
    if rest.starts(with: "<!--".utf8) { return end(of: [0x2D, 0x2D, 0x3E], from: start + 4) }
    if rest.starts(with: "<![CDATA[".utf8) { return end(of: [0x5D, 0x5D, 0x3E], from: start + 9) }
    if bytes[start + 1] == 0x3F { return end(of: [0x3E], from: start + 2) }
    return end(of: [0x3E], from: start + 2)
  }

  private func end(of mark: [UInt8], from start: Int) -> Int {
    var offset = start
    while let found = find(mark[0], from: offset) {
      if bytes[found...].starts(with: mark) { return found + mark.count }
      offset = found + 1
    }
    return bytes.count
  }

  private func tag(at start: Int) -> XMLTag? {
    var offset = start + 1
    let isEnd = offset < bytes.count && bytes[offset] == 0x2F
    if isEnd { offset += 1 }
    let nameStart = offset
    while offset < bytes.count, XMLTags.isNamePart(bytes[offset]) { offset += 1 }
    guard offset > nameStart, XMLTags.isLetter(bytes[nameStart]) else { return nil }
    let name = String(
      decoding: bytes[nameStart..<offset].map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }, as: UTF8.self)
    // A quoted value may hold `>`; it is quoted only behind a `=`, so that an apostrophe elsewhere opens nothing.
    var isValue = false
    while offset < bytes.count, bytes[offset] != 0x3E {
      let byte = bytes[offset]
      // Not inside a tag: what began before was none. So a text full of `<` is still read once.
      if byte == 0x3C { return nil }
      if isValue, byte == 0x22 || byte == 0x27 { offset = find(byte, from: offset + 1) ?? offset }
      isValue = byte == 0x3D || isValue && (byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09)
      offset += 1
    }
    guard offset < bytes.count else { return nil }
    let kind: XMLTag.Kind = isEnd ? .end : bytes[offset - 1] == 0x2F ? .empty : .start
    return XMLTag(name: name, kind: kind, range: start..<offset + 1)
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte & 0xDF) || byte == 0x5F }

  private static func isNamePart(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x41...0x5A, 0x61...0x7A, 0x30...0x39, 0x3A, 0x2D, 0x5F, 0x2E: true
    default: byte >= 0x80
    }
  }
}

extension [UInt8] {
  /// The value of `tag`'s attribute `name`, without character references resolved but the five of XML; nil when it has none.
  func attribute(_ name: StaticString, of tag: XMLTag) -> String? {
    let wanted = Array(String(describing: name).utf8)
    var offset = tag.range.lowerBound + 1
    let end = tag.range.upperBound - 1
    while offset < end {
      guard let equals = self[offset..<end].firstIndex(of: 0x3D) else { return nil }
      let quote = self[(equals + 1)..<end].first { $0 != 0x20 && $0 != 0x0A && $0 != 0x0D && $0 != 0x09 } ?? 0
      guard quote == 0x22 || quote == 0x27, let open = self[(equals + 1)..<end].firstIndex(of: quote),
        let close = self[(open + 1)..<end].firstIndex(of: quote)
      else { return nil }
      let key = self[offset..<equals].reversed().drop { $0 <= 0x20 }.prefix { $0 > 0x20 }.reversed()
      if key.elementsEqual(wanted) { return XMLText.unescaped(self[(open + 1)..<close]) }
      offset = close + 1
    }
    return nil
  }
}

/// Character references of XML (XML 1.0, 4.1, 4.6).
enum XMLText {
  static func unescaped(_ bytes: ArraySlice<UInt8>) -> String {
    let text = String(decoding: bytes, as: UTF8.self)
    guard text.utf8.contains(0x26) else { return text }
    var result = ""
    var rest = text[...]
    while let start = rest.firstIndex(of: "&") {
      result += rest[..<start]
      rest = rest[start...]
      guard let end = rest.firstIndex(of: ";"), let scalar = scalar(rest[rest.index(after: start)..<end]) else {
        result += "&"
        rest = rest.dropFirst()
        continue
      }
      result.unicodeScalars.append(scalar)
      rest = rest[rest.index(after: end)...]
    }
    return result + rest
  }

  private static func scalar(_ name: Substring) -> Unicode.Scalar? {
    switch name {
    case "amp": "&"
    case "lt": "<"
    case "gt": ">"
    case "quot": "\""
    case "apos": "'"
    default:
      name.hasPrefix("#x")
        ? UInt32(name.dropFirst(2), radix: 16).flatMap(Unicode.Scalar.init)
        : name.hasPrefix("#") ? UInt32(name.dropFirst()).flatMap(Unicode.Scalar.init) : nil
    }
  }

  static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
  }
}
