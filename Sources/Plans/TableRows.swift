import Diagnostics
import Text

/// The tables of a text: lines one below the other whose cells are divided by tabs, as word processors, spreadsheets and
/// web pages give them when they are saved as text.
enum TableRows {
  /// Marks the rows among `lines`: two lines or more that each hold a tab, and the short lines without one between them
  /// (a cell that spans the table). A row is no heading, whatever number it begins with.
  static func mark(_ lines: inout [TextLine], in source: SourceText) {
    var index = 0
    while index < lines.count {
      guard hasTab(lines[index], source) else {
        index += 1
        continue
      }
      var end = index + 1
      var count = 1
      var next = end
      while next < lines.count, !lines[next].isAfterBlank {
        if hasTab(lines[next], source) {
          count += 1
          end = next + 1
        } else if !lines[next].isShort || lines[next].endsSentence(in: source) || next - end > 0 {
          break
        }
        next += 1
      }
      if count > 1 {
        // A tab before or behind a row is an empty cell, unless all rows are indented by it.
        let indent = lines[index..<end].map { leadingTabs($0, source) }.min() ?? 0
        for row in index..<end {
          let start = lines[row].range.lowerBound - leadingTabs(lines[row], source) + indent
          lines[row].range = start..<endOfTabs(lines[row], source)
          lines[row].isRow = true
          lines[row].marker = nil
        }
      }
      index = end
    }
  }

  private static func hasTab(_ line: TextLine, _ source: SourceText) -> Bool {
    line.range.count < longest && source.bytes[line.range].contains(0x09)
  }

  private static func leadingTabs(_ line: TextLine, _ source: SourceText) -> Int {
    var start = line.range.lowerBound
    while start > 0, source.bytes[start - 1] == 0x09 { start -= 1 }
    return line.range.lowerBound - start
  }

  private static func endOfTabs(_ line: TextLine, _ source: SourceText) -> Int {
    var end = line.range.upperBound
    while end < source.bytes.count, source.bytes[end] == 0x09 { end += 1 }
    return end
  }

  /// No row of a table is longer, in bytes.
  private static let longest = 20_000
}
