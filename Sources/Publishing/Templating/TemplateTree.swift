import Diagnostics

/// What a part of a Mustache template is (mustache(5), with the inheritance of the specification's optional modules).
indirect enum TemplateNode: Sendable {
  case markup(ArraySlice<UInt8>)
  /// `{{name}}` or `{{{name}}}`: which of them is right, `TemplateCheck` has seen to.
  case value(TemplateTag)
  /// `{{#name}}…{{/name}}`, or `{{^name}}…{{/name}}` when it is inverted.
  case section(name: String, isInverted: Bool, [TemplateNode])
  /// `{{>name}}`, with the white space before it when it has a line to itself.
  case partial(name: String, indentation: ArraySlice<UInt8>)
  /// `{{<name}}…{{/name}}`, with its blocks.
  case parent(name: String, blocks: [String: [TemplateNode]])
  /// `{{$name}}…{{/name}}`
  case block(name: String, [TemplateNode])
}

/// Reads a template as a tree. A tag that decides or includes something and has a line to itself leaves no line behind, as
/// the specification wants it (“standalone tags”).
struct TemplateParser {
  private let source: SourceText
  private let bytes: [UInt8]
  private var tags: ArraySlice<TemplateTag>
  /// Up to where the template has been read.
  private var offset = 0

  /// The tree of the template `source`, whose tags are `tags`; throws when a tag or section has no end or an end does not fit.
  static func parse(_ source: SourceText, _ tags: [TemplateTag]) throws(Diagnostic) -> [TemplateNode] {
    var parser = TemplateParser(source, tags)
    if let open = TemplateTag.unfinished(in: source) { throw parser.problem(at: open, "a tag has no end") }
    return try parser.nodes(until: nil)
  }

  private init(_ source: SourceText, _ tags: [TemplateTag]) {
    self.source = source
    bytes = source.bytes
    self.tags = tags[...]
  }

  /// The nodes up to the end tag of `section`, or of the template.
  private mutating func nodes(until section: String?) throws(Diagnostic) -> [TemplateNode] {
    var nodes: [TemplateNode] = []
    while let tag = tags.popFirst() {
      let line = ownLine(of: tag)
      append(bytes[offset..<(line ?? tag.range).lowerBound], to: &nodes)
      offset = (line ?? tag.range).upperBound
      switch tag.kind {
      case .variable, .unescaped: nodes.append(.value(tag))
      case .section, .inverted:
        nodes.append(
          .section(name: tag.name, isInverted: tag.kind == .inverted, try self.nodes(until: tag.name)))
      case .partial:
        let indentation = line.map { bytes[$0.lowerBound..<tag.range.lowerBound] } ?? []
        nodes.append(.partial(name: tag.name, indentation: indentation))
      case .parent: nodes.append(.parent(name: tag.name, blocks: try blocks(of: tag.name)))
      case .block: nodes.append(.block(name: tag.name, try self.nodes(until: tag.name)))
      case .end:
        guard tag.name == section else {
          throw problem(at: tag.range.lowerBound, "this end tag does not fit the section that is open")
        }
        return nodes
      case .comment, .unsupported: break
      }
    }
    guard section == nil else { throw problem(at: bytes.count, "a section has no end") }
    append(bytes[offset...], to: &nodes)
    return nodes
  }

  /// The blocks in a parent tag; what stands between them is nothing, and `TemplateCheck` reports other tags there.
  private mutating func blocks(of parent: String) throws(Diagnostic) -> [String: [TemplateNode]] {
    var blocks: [String: [TemplateNode]] = [:]
    for node in try nodes(until: parent) {
      if case .block(let name, let nodes) = node, blocks[name] == nil { blocks[name] = nodes }
    }
    return blocks
  }

  private func append(_ markup: ArraySlice<UInt8>, to nodes: inout [TemplateNode]) {
    if !markup.isEmpty { nodes.append(.markup(markup)) }
  }

  /// The whole line of a tag that decides or includes something, when nothing else stands on it; with its line break.
  private func ownLine(of tag: TemplateTag) -> Range<Int>? {
    switch tag.kind {
    case .variable, .unescaped: return nil
    default: break
    }
    var start = tag.range.lowerBound
    while start > 0, TemplateParser.isBlank(bytes[start - 1]) { start -= 1 }
    guard start == 0 || bytes[start - 1] == UInt8(ascii: "\n") else { return nil }
    var end = tag.range.upperBound
    while end < bytes.count, TemplateParser.isBlank(bytes[end]) { end += 1 }
    guard end < bytes.count else { return start..<end }
    if bytes[end] == UInt8(ascii: "\r"), end + 1 < bytes.count { end += 1 }
    return bytes[end] == UInt8(ascii: "\n") ? start..<end + 1 : nil
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }

  private func problem(at offset: Int, _ problem: String) -> Diagnostic {
    Diagnostic(
      in: source.name, at: source.position(of: offset), problem, remedy: "check the tags before this place")
  }
}
