import Articles
import Diagnostics
import Markdown
import Revisions

/// A Markdown file of a plan as its two parts: the fields of its front matter, if it has one, and the text.
struct EditedFile {
  let source: SourceText
  /// nil for a file without front matter (preamble, closing).
  let fields: FrontMatter?
  let markdown: [UInt8]
  let pieces: MarkdownPieces
  /// Where the text begins in the file.
  private let start: Int

  init(path: String, bytes: [UInt8]) throws(Diagnostic) {
    guard let source = SourceText(name: path, bytes: bytes) else {
      throw Diagnostic(in: path, "is not UTF-8", remedy: "save the file as UTF-8")
    }
    try self.init(source)
  }

  init(_ source: SourceText) throws(Diagnostic) {
    self.source = source
    let hasFields = source.lineCount > 1 && source.string(source.line(0)).hasPrefix("---")
    fields = hasFields ? try FrontMatter(source) : nil
    markdown = fields?.markdown ?? source.bytes
    start = source.bytes.count - markdown.count
    pieces = MarkdownPieces(markdown)
  }

  /// The bytes before the text: the front matter with its fences.
  var head: [UInt8] { Array(source.bytes[..<start]) }

  /// Where a place in the text stands in the file.
  func position(of offset: Int) -> Position { source.position(of: start + offset) }

  /// The fields by name, as YAML reads them.
  func values(_ problems: inout DiagnosticCollector) throws(DiagnosticList) -> YAMLMapping? {
    guard let fields else { return nil }
    return try YAMLMapping(fields.yaml, path: source.name, firstLine: fields.yamlLine, &problems)
  }

  static func head(of fields: SettingsFile) -> [UInt8] {
    Array("---\n".utf8) + fields.bytes + Array("---\n".utf8)
  }

  /// The fields between the fences of a file's head.
  static func yaml(ofHead head: [UInt8]) -> String {
    let lines = String(decoding: head, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
    return lines.dropFirst().prefix { !$0.hasPrefix("---") }.map { $0 + "\n" }.joined()
  }

  static func values(ofHead head: [UInt8], path: String) throws(DiagnosticList) -> YAMLMapping? {
    var ignored = DiagnosticCollector()
    return head.isEmpty ? nil : try YAMLMapping(yaml(ofHead: head), path: path, firstLine: 2, &ignored)
  }

  /// Whether both files say the same, however they are written. So a file that an earlier version of Gangmu generated is
  /// not taken for an edited one.
  func saysTheSame(as other: EditedFile) -> Bool {
    if source.bytes == other.source.bytes { return true }
    if holdsUnseen { return false }
    var ignored = DiagnosticCollector()
    guard let mine = try? values(&ignored), let theirs = try? other.values(&ignored) else {
      return fields == nil && other.fields == nil && MarkdownPieces.sayTheSame(markdown, other.markdown)
    }
    return mine.names == theirs.names && mine.names.allSatisfy { mine.text($0) == theirs.text($0) }
      && MarkdownPieces.sayTheSame(markdown, other.markdown)
  }

  /// Whether an editor wrote what neither YAML nor Markdown tells: a comment, the definition of a link. Neither is ever
  /// generated.
  private var holdsUnseen: Bool {
    let isNoted = fields?.yaml.split(separator: "\n").contains { $0.hasPrefix("#") || $0.contains(" #") } ?? false
    return isNoted
      || markdown.split(separator: 0x0A).contains { line in
        line.drop { $0 == 0x20 }.first == UInt8(ascii: "[") || line.starts(with: "<!--".utf8)
      }
  }
}

extension MarkdownPieces {
  /// Whether two pieces of Markdown say the same with the same marks.
  static func sayTheSame(_ one: [UInt8], _ other: [UInt8]) -> Bool {
    one == other || MarkdownDocument(one).saysTheSame(as: MarkdownDocument(other))
  }
}

/// What an editor did to the text of one file since it was generated.
struct Edits {
  /// For each piece of the generated text the piece that it is now; nil where it was taken out.
  let now: [Int?]
  /// The pieces that were put in, by the generated piece behind which they stand, -1 at the start.
  let added: [Int: [Int]]

  init(base: MarkdownPieces, mine: MarkdownPieces) {
    var now = [Int?](repeating: nil, count: base.pieces.count)
    for (old, new) in TextSequence.pairs(base.pieces.map(\.text), mine.pieces.map(\.text)) { now[old] = new }
    let origins = Dictionary(
      now.enumerated().compactMap { old, new in new.map { ($0, old) } }, uniquingKeysWith: { first, _ in first })
    var added: [Int: [Int]] = [:]
    var last = -1
    for index in mine.pieces.indices {
      if let origin = origins[index] { last = origin } else { added[last, default: []].append(index) }
    }
    self.now = now
    self.added = added
  }
}
