import Diagnostics
import Files
import Markdown

/// The text below a Markdown file's front matter, read.
public struct Body: Sendable {
  /// The file, as the user knows it.
  public let path: String
  /// The line of the file in which the Markdown begins, from 1.
  public let firstLine: Int
  public let document: MarkdownDocument
  public let prose: Prose

  public init(path: String, firstLine: Int, markdown: [UInt8]) {
    self.path = path
    self.firstLine = firstLine
    document = MarkdownDocument(markdown)
    prose = Prose(document)
  }

  /// The text of a file that begins with `markdown`, which was read from another already; nil when it says anything else.
  public init?(path: String, markdown: [UInt8], as known: Body) {
    // A file with front matter has a blank line below it.
    let text = known.document.source.drop { $0 == 0x0A }
    guard text.hasSameBytes(as: markdown) else { return nil }
    self.path = path
    firstLine = 1 - text.startIndex
    document = known.document
    prose = known.prose
  }

  /// The place in the file of a place that cmark gave, whose column counts bytes.
  public func position(line: Int, byteColumn: Int) -> Position {
    let lines = document.source.split(separator: 0x0A, maxSplits: max(line, 1), omittingEmptySubsequences: false)
    let before = lines.indices.contains(line - 1) ? lines[line - 1].prefix(max(byteColumn - 1, 0)) : []
    let column = before.count { $0 & 0xC0 != 0x80 } + 1
    return Position(line: firstLine + max(line, 1) - 1, column: column)
  }

  /// The Markdown of `paragraphs`, which reads back as them; those that are marked as a table's rows, one behind the
  /// other, become a table.
  public static func markdown(_ paragraphs: [(text: [UInt8], isRow: Bool)]) -> [UInt8] {
    var blocks: [[UInt8]] = []
    var rows: [[UInt8]] = []
    for (index, paragraph) in paragraphs.enumerated() {
      guard paragraph.isRow else {
        blocks.append(MarkdownEscaping.paragraph(paragraph.text))
        continue
      }
      rows.append(paragraph.text)
      guard index + 1 == paragraphs.count || !paragraphs[index + 1].isRow else { continue }
      blocks.append(MarkdownTable.markdown(rows))
      rows = []
    }
    return Array(blocks.joined(separator: [0x0A, 0x0A])) + [0x0A]
  }

  /// What an editor should know of their Markdown before it is published.
  func warnings() -> [Diagnostic] {
    EmphasisTrap.all(in: document).map { trap in
      Diagnostic(
        .warning, in: path, at: position(line: trap.line, byteColumn: trap.byteColumn),
        "`\(trap.run)` is shown as it stands, because CommonMark sees no emphasis between punctuation and a letter",
        remedy: "put the punctuation outside the marks (`**重要**：`) or escape them with a backslash")
    }
      + document.events.filter { $0.phase == .enter }.compactMap(warning)
  }

  private func warning(_ event: MarkdownEvent) -> Diagnostic? {
    var place: Position { position(line: event.line, byteColumn: event.byteColumn) }
    switch event.kind {
    case .htmlBlock, .htmlInline:
      // A comment is an editor's note to themselves and is meant to stay off the page.
      if document.string(event.literal).hasPrefix("<!--") { return nil }
      return Diagnostic(
        .warning, in: path, at: place, "raw HTML is left out of the page",
        remedy: "write it in Markdown, or `\\<` for the sign")
    case .image:
      return Diagnostic(
        .warning, in: path, at: place, "an image is shown as its description", remedy: "link to the picture instead")
    default:
      return nil
    }
  }
}

extension ArraySlice<UInt8> {
  fileprivate func hasSameBytes(as other: [UInt8]) -> Bool {
    withUnsafeBytes { one in
      other.withUnsafeBytes { other in
        guard one.count == other.count, let first = one.baseAddress, let second = other.baseAddress else {
          return false
        }
        return memcmp(first, second, one.count) == 0
      }
    }
  }
}
