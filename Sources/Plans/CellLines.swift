import Diagnostics
import Text

/// Tables as browsers and word processors give them when they are copied as text: every cell on a line of its own, those
/// behind the first with a tab before it, and a line of nothing but a tab behind each row. The line breaks inside a row are
/// folded away.
enum CellLines {
  static func folds(in source: SourceText) -> [FoldedText.Fold] {
    guard source.bytes.contains(0x09) else { return [] }
    var folds: [FoldedText.Fold] = []
    var index = 0
    while index < source.lineCount {
      var rows: [Range<Int>] = []
      var end = index
      while let row = rowEnd(source, from: end) ?? (rows.isEmpty ? nil : longRowEnd(source, from: end)) {
        rows.append(end..<row)
        end = row
      }
      if rows.count > 1 { for row in rows { folds += breaks(source, row) } }
      index = max(end, index + 1)
    }
    return folds
  }

  /// Behind the line with which the row ends that begins at line `first`; nil when none does.
  private static func rowEnd(_ source: SourceText, from first: Int) -> Int? {
    guard first < source.lineCount, isCell(source, first, isFirst: true) else { return nil }
    var index = first + 1
    while index < source.lineCount, index - first < 60, isCell(source, index, isFirst: false) { index += 1 }
    guard index > first + 1, index < source.lineCount else { return nil }
    let line = source.line(index)
    guard !line.isEmpty, source.bytes[line].allSatisfy({ $0 == 0x09 || $0 == 0x20 }) else { return nil }
    return index + 1
  }

  /// The end of a row inside a table whose first cell has two lines.
  private static func longRowEnd(_ source: SourceText, from first: Int) -> Int? {
    guard first + 1 < source.lineCount, isCell(source, first, isFirst: true) else { return nil }
    return rowEnd(source, from: first + 1)
  }

  private static func isCell(_ source: SourceText, _ index: Int, isFirst: Bool) -> Bool {
    let line = source.line(index)
    guard line.count < 600, !Scalar.trimmingBlanks(source.bytes, line).isEmpty else { return false }
    return isFirst != (source.bytes[line.lowerBound] == 0x09)
  }

  /// Each line break with the tab behind it becomes the tab, one without a tab nothing; the last line goes.
  private static func breaks(_ source: SourceText, _ row: Range<Int>) -> [FoldedText.Fold] {
    row.dropFirst().map { index in
      let end = source.line(index - 1).upperBound
      let isLast = index == row.upperBound - 1
      let line = source.line(index)
      if isLast { return FoldedText.Fold(end..<line.upperBound) }
      let isTab = source.bytes[line.lowerBound] == 0x09
      return FoldedText.Fold(end..<line.lowerBound + (isTab ? 1 : 0), now: isTab ? [0x09] : [])
    }
  }
}
