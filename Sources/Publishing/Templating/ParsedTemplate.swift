import Diagnostics

/// A template that was read.
struct ParsedTemplate: Sendable {
  let source: SourceText
  let tags: [TemplateTag]
  let nodes: [TemplateNode]

  init(_ source: SourceText) throws(Diagnostic) {
    self.source = source
    tags = TemplateTag.all(in: source)
    nodes = try TemplateParser.parse(source, tags)
  }

  /// The template with `indentation` before each of its lines, as a partial is included that has a line to itself.
  func indented(_ indentation: ArraySlice<UInt8>) -> [TemplateNode] {
    guard !indentation.isEmpty else { return nodes }
    var bytes: [UInt8] = []
    var isLineStart = true
    for byte in source.bytes {
      if isLineStart, byte != UInt8(ascii: "\n") { bytes += indentation }
      bytes.append(byte)
      isLineStart = byte == UInt8(ascii: "\n")
    }
    guard let source = SourceText(name: source.name, bytes: bytes) else { return nodes }
    return (try? ParsedTemplate(source))?.nodes ?? nodes
  }
}
