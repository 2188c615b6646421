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
    /// `{{=…=}}`, `{{%…}}`: parts of the engine's language that our templates do without.
    case unsupported
  }

  let kind: Kind
  let name: String
  let position: Position
  /// The tag's bytes, braces included.
  let range: Range<Int>

  /// All tags of a template that the engine has parsed, in order, without comments.
  static func all(in source: SourceText) -> [TemplateTag] {
    let bytes = source.bytes
    var tags: [TemplateTag] = []
    var offset = 0
    while let start = find("{{", in: bytes, from: offset) {
      let isTriple = start + 2 < bytes.count && bytes[start + 2] == UInt8(ascii: "{")
      let inside = start + (isTriple ? 3 : 2)
      guard let end = find(isTriple ? "}}}" : "}}", in: bytes, from: inside) else { break }
      let content = bytes[inside..<end]
      offset = end + (isTriple ? 3 : 2)
      let place = source.position(of: start)
      if let tag = TemplateTag(content, isTriple: isTriple, position: place, range: start..<offset) { tags.append(tag) }
    }
    return tags
  }

  /// The name of the string that the tag stands for; nil when it stands for a value of the page.
  var string: String? {
    name.hasPrefix(StringsCatalog.prefix) ? String(name.dropFirst(StringsCatalog.prefix.count)) : nil
  }

  /// The template as the engine gets it: with its strings, and `{{{name}}}` for every `{{name}}`, since values come to
  /// the engine escaped.
  static func forEngine(_ source: SourceText, _ strings: InterfaceStrings) -> String {
    var text: [UInt8] = []
    var offset = 0
    for tag in all(in: source) where tag.kind == .variable {
      text += source.bytes[offset..<tag.range.lowerBound]
      text += (tag.string.map(strings.template) ?? "{{{\(tag.name)}}}").utf8
      offset = tag.range.upperBound
    }
    return String(decoding: text + source.bytes[offset...], as: UTF8.self)
  }

  /// nil for a comment.
  private init?(_ content: ArraySlice<UInt8>, isTriple: Bool, position: Position, range: Range<Int>) {
    self.position = position
    self.range = range
    let sigil = content.first.map { Character(Unicode.Scalar($0)) }
    if sigil == "!" { return nil }
    let kinds: [Character: Kind] = [
      "&": .unescaped, "#": .section, "^": .inverted, "/": .end, ">": .partial, "<": .parent, "$": .block,
      "=": .unsupported, "%": .unsupported,
    ]
    let kind = isTriple ? .unescaped : sigil.flatMap { kinds[$0] }
    self.kind = kind ?? .variable
    let text = kind == nil || isTriple ? content : content.dropFirst()
    name = String(String(decoding: text, as: UTF8.self).filter { !$0.isWhitespace })
  }

  private static func find(_ text: StaticString, in bytes: [UInt8], from start: Int) -> Int? {
    let pattern = text.withUTF8Buffer(Array.init)
    var offset = start
    while offset + pattern.count <= bytes.count {
      if bytes[offset] == pattern[0], bytes[offset..<offset + pattern.count].elementsEqual(pattern) { return offset }
      offset += 1
    }
    return nil
  }
}
