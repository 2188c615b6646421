import Diagnostics

/// A Markdown file as its two parts: YAML front matter between two lines `---`, and the Markdown below.
///
///     ---
///     number: 28
///     title: 深度融入国家重大战略
///     ---
///
///     深度参与高质量共建…
package struct FrontMatter {
  package let yaml: String
  /// The line in which the YAML begins: the one below the first `---`.
  package let yamlLine: Int
  package let markdown: [UInt8]
  /// The line in which the Markdown begins.
  package let markdownLine: Int

  /// Divides `text`; an error when there is no front matter or no end to it.
  package init(_ text: SourceText) throws(Diagnostic) {
    guard FrontMatter.begins(text) else {
      throw Diagnostic(
        in: text.name, at: Position(line: 1, column: 1), "has no front matter",
        remedy: "begin the file with a line `---`, the fields and a line `---`")
    }
    guard let end = (1..<text.lineCount).first(where: { FrontMatter.isFence(text, $0) }) else {
      throw Diagnostic(
        in: text.name, at: Position(line: 1, column: 1), "has front matter without an end",
        remedy: "put a line `---` below the fields")
    }
    yaml = text.string(text.line(1).lowerBound..<text.line(end).lowerBound)
    yamlLine = 2
    // cmark skips the blank lines; it must see them for its line numbers to be the file's.
    let start = end + 1 < text.lineCount ? text.line(end + 1).lowerBound : text.bytes.count
    markdown = Array(text.bytes[start...])
    markdownLine = end + 2
  }

  /// Whether `text` begins as a file with front matter does.
  static func begins(_ text: SourceText) -> Bool {
    text.lineCount > 1 && isFence(text, 0)
  }

  private static func isFence(_ text: SourceText, _ line: Int) -> Bool {
    var range = text.line(line)
    while range.upperBound > range.lowerBound, text.bytes[range.upperBound - 1] == 0x20 {
      range = range.lowerBound..<range.upperBound - 1
    }
    return text.bytes[range].elementsEqual("---".utf8)
  }

  /// A Markdown file with `fields` (values already written as YAML) above `markdown`.
  static func file(_ fields: [(name: String, value: String)], markdown: [UInt8]) -> [UInt8] {
    let lines = fields.map { "\($0.name): \($0.value)\n" }.joined()
    return Array("---\n\(lines)---\n".utf8) + (markdown.isEmpty ? [] : [0x0A]) + markdown
  }
}
