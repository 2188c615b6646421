import Diagnostics
import Text

/// The table of contents at the head of a text: which lines it is.
///
/// It begins at a line 目录 (with any blanks inside), or, without one, with three lines or more that have leader dots, or
/// markers and stand a second time in the text. An entry is a line with leader dots or a page number at its end, or one
/// that stands again below. The table ends before the first line that is neither, or that begins to repeat it.
struct ContentsTable {
  /// Positions in the lines; empty when there is no table.
  let lines: Range<Int>
  /// The entries as they would stand in the text: no blanks, no dots, no page number.
  let entries: [(range: Range<Int>, text: [UInt8], isNumbered: Bool)]

  init(in lines: [TextLine], of source: SourceText) {
    let limit = min(lines.count, 3_000)
    let title = lines[..<limit].firstIndex { ContentsTable.isTitle(source.bytes, $0.range) }
    let start = title ?? lines[..<limit].firstIndex { ContentsTable.hasLeader(source.bytes, $0.range) }
    var candidates = start.map { [$0] } ?? []
    if start == nil, let marked = lines[..<limit].firstIndex(where: { $0.marker != nil }) { candidates.append(marked) }
    var counts = Counts()
    if !candidates.isEmpty {
      counts = Counts(lines, of: source)
    }
    for start in candidates {
      let first = title == start ? start + 1 : start
      let table = ContentsTable.entries(lines, from: first, of: source, counts, needsMarker: title == nil)
      if table.count >= (title == nil ? 3 : 2) {
        entries = table
        self.lines = start..<first + table.count
        return
      }
    }
    entries = []
    self.lines = 0..<0
  }

  private static func entries(
    _ lines: [TextLine], from first: Int, of source: SourceText, _ counts: Counts, needsMarker: Bool
  ) -> [(range: Range<Int>, text: [UInt8], isNumbered: Bool)] {
    var entries: [(range: Range<Int>, text: [UInt8], isNumbered: Bool)] = []
    var seen: Set<[UInt8]> = []
    // The first entry that stands in the text too: where it does, the text begins. Others may stand in the table twice.
    var anchor: [UInt8]?
    var leaderCount = 0
    for index in first..<max(first, lines.count) {
      let line = lines[index]
      let hasLeader = hasLeader(source.bytes, line.range)
      guard line.isShort || hasLeader else { break }
      var text = bare(source.bytes, line.range)
      // Without dots a page's number still stands behind a heading that the text has.
      let unpaged = Array(text[..<(text.lastIndex { !(0x30...0x39).contains($0) }.map { $0 + 1 } ?? 0)])
      if !hasLeader, !needsMarker, unpaged.count < text.count, counts.hasLine(unpaged) {
        text = unpaged
        leaderCount += 1
      } else if !hasLeader {
        if needsMarker || leaderCount > 0, line.marker == nil { break }
        if text == anchor { break }
        // An entry may name a heading otherwise than the text, when entries that do not are behind it.
        let isNamed = counts.isNamed(text)
        guard isNamed || !needsMarker && line.marker != nil && goesOn(lines, index, source, counts, seen) else { break }
      }
      if hasLeader { leaderCount += 1 }
      if anchor == nil, counts.isNamed(text) { anchor = text }
      seen.insert(text)
      entries.append((line.range, text, line.marker != nil))
    }
    return entries
  }

  /// Whether one of the next three lines is an entry that was not there yet.
  private static func goesOn(
    _ lines: [TextLine], _ index: Int, _ source: SourceText, _ counts: Counts, _ seen: Set<[UInt8]>
  ) -> Bool {
    lines[(index + 1)..<min(index + 4, lines.count)].contains { line in
      guard line.isShort, line.marker != nil else { return false }
      let text = bare(source.bytes, line.range)
      return counts.isNamed(text) && !seen.contains(text)
    }
  }

  private static func isTitle(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    guard range.count <= 30 else { return false }
    let text = String(decoding: bytes[range], as: UTF8.self).filter { !$0.isWhitespace }
    return ["目录", "目錄", "目次", "CONTENTS", "Contents", "TableofContents"].contains(text)
  }

  /// Whether the line leads to a page number: dots, ellipses or a gap and digits at its end, or a tab and digits.
  static func hasLeader(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    var end = range.upperBound
    while end > range.lowerBound, bytes[end - 1] == 0x20 || (0x30...0x39).contains(bytes[end - 1]) { end -= 1 }
    if end < range.upperBound, end > range.lowerBound, bytes[end - 1] == 0x09 {
      return bytes[range].lazy.filter { $0 == 0x09 }.count == 1
    }
    if hasGap(bytes, range) { return true }
    var dots = 0
    while let scalar = Scalar.decode(bytes, before: end), end > range.lowerBound {
      guard isLeader(scalar) else { break }
      dots += scalar == 0x2026 ? 3 : 1
      end -= Scalar.width(scalar)
    }
    return dots >= 4
  }

  /// Whether one to three digits stand at the end behind four blanks or more.
  private static func hasGap(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    var end = range.upperBound
    while end > range.lowerBound, (0x30...0x39).contains(bytes[end - 1]) { end -= 1 }
    guard (1...3).contains(range.upperBound - end) else { return false }
    var start = end
    while start > range.lowerBound, bytes[start - 1] == 0x20 { start -= 1 }
    return end - start >= 4 && start > range.lowerBound
  }

  private static func isLeader(_ scalar: UInt32) -> Bool {
    [0x2E, 0x2026, 0xB7, 0x22EF, 0x2025, 0x3002, 0xFF0E, 0x2500, 0x2D].contains(scalar)
  }

  /// The line without blanks, leader and page number, its brackets and points as ASCII.
  static func bare(_ bytes: [UInt8], _ range: Range<Int>) -> [UInt8] {
    var end = range.upperBound
    if hasLeader(bytes, range) {
      while end > range.lowerBound, (0x30...0x39).contains(bytes[end - 1]) || bytes[end - 1] == 0x20 { end -= 1 }
      while let scalar = Scalar.decode(bytes, before: end), end > range.lowerBound,
        isLeader(scalar) || Scalar.isBlank(scalar)
      {
        end -= Scalar.width(scalar)
      }
    }
    var bare: [UInt8] = []
    var offset = range.lowerBound
    while offset < end {
      let (value, length) = Scalar.decode(bytes, at: offset)
      switch value {
      case _ where Scalar.isBlank(value): break
      case 0xFF01...0xFF5E: bare.append(UInt8(value - 0xFEE0))
      default: bare += bytes[offset..<offset + length]
      }
      offset += length
    }
    return bare
  }
}
