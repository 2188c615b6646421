import Diagnostics
import Text

/// Tables as many Markdown programs write them (GitHub Flavored Markdown, 4.10): `| a | b |`, with a line `|---|---|`
/// below the headings. The marks are folded away, so that a table's cells are divided by tabs however it came.
enum PipeTables {
  static func folds(in source: SourceText) -> [FoldedText.Fold] {
    guard source.bytes.contains(0x7C) else { return [] }
    var folds: [FoldedText.Fold] = []
    var index = 1
    while index < source.lineCount {
      guard isDelimiter(source, index), isRow(source, index - 1) else {
        index += 1
        continue
      }
      let heading = trimmed(source, index - 1)
      folds += marks(source, heading)
      // The line of dashes goes with its line break.
      folds.append(FoldedText.Fold(heading.upperBound..<trimmed(source, index).upperBound))
      index += 1
      while index < source.lineCount, isRow(source, index) {
        folds += marks(source, trimmed(source, index))
        index += 1
      }
    }
    return folds
  }

  private static func trimmed(_ source: SourceText, _ index: Int) -> Range<Int> {
    Scalar.trimmingBlanks(source.bytes, source.line(index))
  }

  private static func isRow(_ source: SourceText, _ index: Int) -> Bool {
    let line = trimmed(source, index)
    return line.count > 2 && source.bytes[line.lowerBound] == 0x7C && source.bytes[line.upperBound - 1] == 0x7C
  }

  private static func isDelimiter(_ source: SourceText, _ index: Int) -> Bool {
    isRow(source, index) && source.bytes[trimmed(source, index)].contains(0x2D)
      && source.bytes[trimmed(source, index)].allSatisfy { $0 == 0x7C || $0 == 0x2D || $0 == 0x3A || $0 == 0x20 }
  }

  /// The pipes of a row: the outer ones with the blanks inside them go, an inner one with its blanks becomes a tab.
  private static func marks(_ source: SourceText, _ row: Range<Int>) -> [FoldedText.Fold] {
    let bytes = source.bytes
    var folds: [FoldedText.Fold] = []
    for offset in row where bytes[offset] == 0x7C {
      if offset > row.lowerBound, bytes[offset - 1] == 0x5C { continue }
      var start = offset
      var end = offset + 1
      while start > row.lowerBound, bytes[start - 1] == 0x20 { start -= 1 }
      while end < row.upperBound, bytes[end] == 0x20 { end += 1 }
      let isOuter = start == row.lowerBound || end == row.upperBound
      start = max(start, folds.last?.range.upperBound ?? start)
      folds.append(FoldedText.Fold(start..<end, now: isOuter ? [] : [0x09]))
    }
    return folds
  }
}
