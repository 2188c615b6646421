import Articles
import Markdown

/// A paragraph or a table of a text, with its lines and sentences as bytes of the text's prose.
struct TextBlock: Hashable {
  /// A paragraph, or a row of a table: what is one block of the plan (`Place`).
  struct Line: Hashable {
    let range: Range<Int>
    /// The sentences in it, by their places in the text's `sentences`.
    let sentences: Range<Int>
    /// The cells of a table's row.
    let cells: [Range<Int>]
  }

  let lines: [Line]
  let isTable: Bool
  /// Whether a table's first row holds its headings.
  let hasHeadings: Bool
}

extension Body {
  /// The blocks of the text in order; joined by LF, their lines are the whole of it.
  var textBlocks: [TextBlock] {
    let bytes = prose.bytes
    guard !bytes.isEmpty else { return [] }
    let holdsCode = document.events.contains { $0.kind == .codeBlock }
    var tables = (holdsCode ? MarkdownTable.all(in: document, prose) : [])[...]
    var blocks: [TextBlock] = []
    var start = 0
    var sentence = 0
    func line(_ range: Range<Int>, _ cells: [Range<Int>] = []) -> TextBlock.Line {
      let first = sentence
      while sentence < prose.sentences.count, prose.sentences[sentence].lowerBound < range.upperBound { sentence += 1 }
      return TextBlock.Line(range: range, sentences: first..<sentence, cells: cells)
    }
    while start <= bytes.count {
      if let table = tables.first, table.range.lowerBound == start {
        tables.removeFirst()
        let rows = table.rows.map { cells in
          line((cells.first?.lowerBound ?? start)..<(cells.last?.upperBound ?? start), cells)
        }
        blocks.append(TextBlock(lines: rows, isTable: true, hasHeadings: table.hasHeadings))
        start = table.range.upperBound + 1
      } else {
        let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
        blocks.append(TextBlock(lines: [line(start..<end)], isTable: false, hasHeadings: false))
        start = end + 1
      }
    }
    return blocks
  }
}
