import Diagnostics

/// A tag of a Mustache template (mustache(5)), with its place.
struct TemplateTag: Sendable, Hashable {
  enum Kind: Sendable, Hashable {
    /// `{{name}}`
    case variable
    /// `{{{name}}}` or `{{&name}}`
    case unescaped
    /// `{{#name}}`
    case section
    /// `{{^name}}`
    case inverted
    /// `{{/name}}`
    case end
    /// `{{>name}}`
    case partial
    /// `{{<name}}`
    case parent
    /// `{{$name}}`
    case block
    /// `{{!…}}`
    case comment
    /// `{{=…=}}`, `{{%…}}`: parts of the language that our templates do without.
    case unsupported
  }

  let kind: Kind
  let name: String
  let position: Position
  /// The tag's bytes, braces included.
  let range: Range<Int>

  /// All tags of a template, in order; of a template with an unfinished tag, those before it.
  static func all(in source: SourceText) -> [TemplateTag] {
    var tags: [TemplateTag] = []
    scan(source) { start, inside, end in
      let content = source.bytes[inside..<end]
      tags.append(
        TemplateTag(
          content, isTriple: inside == start + 3, position: source.position(of: start),
          range: start..<end + inside - start))
    }
    return tags
  }

  /// Where a tag stops that has no end, or nil: at the first byte that belongs to no name.
  static func unfinished(in source: SourceText) -> Int? {
    guard var offset = scan(source, { _, _, _ in }) else { return nil }
    while offset < source.bytes.count, !" \t\r\n<>".utf8.contains(source.bytes[offset]) { offset += 1 }
    return offset
  }

  /// Calls `found` with where each tag starts, where its content starts and where that ends; returns where the content of an
  /// unfinished tag starts.
  @discardableResult
  private static func scan(_ source: SourceText, _ found: (Int, Int, Int) -> Void) -> Int? {
    let bytes = source.bytes
    var offset = 0
    while let start = find("{{", in: bytes, from: offset) {
      let isTriple = start + 2 < bytes.count && bytes[start + 2] == UInt8(ascii: "{")
      let inside = start + (isTriple ? 3 : 2)
      guard let end = find(isTriple ? "}}}" : "}}", in: bytes, from: inside) else { return inside }
      found(start, inside, end)
      offset = end + (isTriple ? 3 : 2)
    }
    return nil
  }

  /// The name of the string that the tag stands for; nil when it stands for a value of the page.
  var string: String? {
    name.hasPrefix(StringsCatalog.prefix) ? String(name.dropFirst(StringsCatalog.prefix.count)) : nil
  }

  private init(_ content: ArraySlice<UInt8>, isTriple: Bool, position: Position, range: Range<Int>) {
    self.position = position
    self.range = range
    let kind = isTriple ? .unescaped : content.first.flatMap(TemplateTag.kind)
    self.kind = kind ?? .variable
    let text = kind == nil || isTriple ? content : content.dropFirst()
    name = String(decoding: text.filter { !" \t\r\n".utf8.contains($0) }, as: UTF8.self)
  }

  /// What a tag with such a first byte is; nil for a name.
  private static func kind(_ sigil: UInt8) -> Kind? {
    switch sigil {
    case UInt8(ascii: "&"): .unescaped
    case UInt8(ascii: "#"): .section
    case UInt8(ascii: "^"): .inverted
    case UInt8(ascii: "/"): .end
    case UInt8(ascii: ">"): .partial
    case UInt8(ascii: "<"): .parent
    case UInt8(ascii: "$"): .block
    case UInt8(ascii: "!"): .comment
    case UInt8(ascii: "="), UInt8(ascii: "%"): .unsupported
    default: nil
    }
  }

  private static func find(_ text: StaticString, in bytes: [UInt8], from start: Int) -> Int? {
    text.withUTF8Buffer { pattern in
      var offset = start
      while offset + pattern.count <= bytes.count {
        if bytes[offset] == pattern[0], bytes[offset..<offset + pattern.count].elementsEqual(pattern) { return offset }
        offset += 1
      }
      return nil
    }
  }
}
