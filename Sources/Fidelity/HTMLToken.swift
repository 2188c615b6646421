/// A tag or a piece of text of an HTML page, as far as the pages of this site need it: no character references but numeric
/// ones and the five of XML.
///
/// Gangmu reads its pages back with this, and not with what wrote them, so that no fault hides in both.
enum HTMLToken: Hashable {
  case start(name: String, attributes: [String: String])
  case end(name: String)
  case text(String)

  /// The tokens of a page, in order. Comments and the doctype say nothing.
  static func all(in html: [UInt8]) -> [HTMLToken] {
    located(in: html).map(\.token)
  }

  /// The tokens of a page, in order, each with the offset of its first byte.
  static func located(in html: [UInt8]) -> [(token: HTMLToken, offset: Int)] {
    var tokenizer = Tokenizer(html: html)
    return tokenizer.tokens()
  }
}

private struct Tokenizer {
  let html: [UInt8]
  var offset = 0

  init(html: [UInt8]) {
    self.html = html
  }

  mutating func tokens() -> [(token: HTMLToken, offset: Int)] {
    var tokens: [(token: HTMLToken, offset: Int)] = []
    while offset < html.count {
      let start = offset
      if html[offset] != UInt8(ascii: "<") {
        tokens.append((.text(readText()), start))
      } else if let token = readTag() {
        tokens.append((token, start))
        // What stands in these is no HTML.
        if case .start(let name, _) = token, name == "script" || name == "style" { skip(to: "</\(name)") }
      }
    }
    return tokens
  }

  private mutating func readText() -> String {
    let start = offset
    while offset < html.count, html[offset] != UInt8(ascii: "<") { offset += 1 }
    return Tokenizer.decoded(html[start..<offset])
  }

  /// nil for what is neither a start nor an end tag.
  private mutating func readTag() -> HTMLToken? {
    if html[offset...].starts(with: "<!--".utf8) {
      skip(past: "-->")
      return nil
    }
    let inside = offset + 1
    if inside < html.count, html[inside] == UInt8(ascii: "!") {
      skip(past: ">")
      return nil
    }
    let isEnd = inside < html.count && html[inside] == UInt8(ascii: "/")
    offset = isEnd ? inside + 1 : inside
    let name = readName()
    var attributes: [String: String] = [:]
    while offset < html.count, html[offset] != UInt8(ascii: ">") {
      let start = offset
      let (attribute, value) = readAttribute()
      if !attribute.isEmpty { attributes[attribute] = value }
      if offset == start { offset += 1 }
    }
    offset = min(offset + 1, html.count)
    return isEnd ? .end(name: name) : .start(name: name, attributes: attributes)
  }

  private mutating func readName() -> String {
    let start = offset
    while offset < html.count, !Tokenizer.endsName(html[offset]) { offset += 1 }
    return String(decoding: html[start..<offset], as: UTF8.self).lowercased()
  }

  private mutating func readAttribute() -> (name: String, value: String) {
    skipSpace()
    let name = readName()
    skipSpace()
    guard offset < html.count, html[offset] == UInt8(ascii: "=") else { return (name, "") }
    offset += 1
    skipSpace()
    guard offset < html.count, html[offset] == UInt8(ascii: "\"") || html[offset] == UInt8(ascii: "'") else {
      let start = offset
      while offset < html.count, !Tokenizer.isSpace(html[offset]), html[offset] != UInt8(ascii: ">") { offset += 1 }
      return (name, Tokenizer.decoded(html[start..<offset]))
    }
    let quote = html[offset]
    offset += 1
    let start = offset
    while offset < html.count, html[offset] != quote { offset += 1 }
    let value = Tokenizer.decoded(html[start..<offset])
    offset = min(offset + 1, html.count)
    return (name, value)
  }

  private mutating func skipSpace() {
    while offset < html.count, Tokenizer.isSpace(html[offset]) { offset += 1 }
  }

  private mutating func skip(past end: String) {
    while offset < html.count, !html[offset...].starts(with: end.utf8) { offset += 1 }
    offset = min(offset + end.utf8.count, html.count)
  }

  private mutating func skip(to end: String) {
    while offset < html.count, !html[offset...].starts(with: end.utf8) { offset += 1 }
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || (0x09...0x0D).contains(byte)
  }

  private static func endsName(_ byte: UInt8) -> Bool {
    isSpace(byte) || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "=") || byte == UInt8(ascii: "/")
  }

  /// The text with its character references resolved; one that is not known stays as it is.
  private static func decoded(_ bytes: ArraySlice<UInt8>) -> String {
    guard bytes.contains(UInt8(ascii: "&")) else { return String(decoding: bytes, as: UTF8.self) }
    var text = ""
    var rest = bytes
    while let ampersand = rest.firstIndex(of: UInt8(ascii: "&")) {
      text += String(decoding: rest[..<ampersand], as: UTF8.self)
      let tail = rest[(ampersand + 1)...]
      if let end = tail.prefix(12).firstIndex(of: UInt8(ascii: ";")),
        let character = character(String(decoding: tail[..<end], as: UTF8.self))
      {
        text.unicodeScalars.append(character)
        rest = rest[(end + 1)...]
      } else {
        text += "&"
        rest = tail
      }
    }
    return text + String(decoding: rest, as: UTF8.self)
  }

  private static func character(_ reference: String) -> Unicode.Scalar? {
    if reference.hasPrefix("#x") { return UInt32(reference.dropFirst(2), radix: 16).flatMap(Unicode.Scalar.init) }
    if reference.hasPrefix("#") { return UInt32(reference.dropFirst()).flatMap(Unicode.Scalar.init) }
    return ["amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'"][reference]
  }
}
