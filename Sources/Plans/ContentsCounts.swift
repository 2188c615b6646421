import Diagnostics

extension ContentsTable {
  /// What stands in a text how often, for telling the entries of its table of contents from other lines.
  struct Counts {
    /// Short lines and entries, bare.
    private var lines: [[UInt8]: Int] = [:]
    /// The beginnings of numbered lines, bare and sorted: a heading may have its text behind it.
    private var numbered: [[UInt8]] = []

    init() {}

    init(_ lines: [TextLine], of source: SourceText) {
      for line in lines {
        if line.isShort || ContentsTable.hasLeader(source.bytes, line.range) {
          self.lines[ContentsTable.bare(source.bytes, line.range), default: 0] += 1
        }
        guard line.marker != nil else { continue }
        var end = min(line.range.upperBound, line.range.lowerBound + TextLine.shortLength)
        while end < line.range.upperBound, source.bytes[end] & 0xC0 == 0x80 { end += 1 }
        numbered.append(ContentsTable.bare(source.bytes, line.range.lowerBound..<end))
      }
      numbered.sort { $0.lexicographicallyPrecedes($1) }
    }

    func hasLine(_ text: [UInt8]) -> Bool { lines[text] != nil }

    /// Whether the entry `text` stands a second time in the text, alone or before a heading's text.
    func isNamed(_ text: [UInt8]) -> Bool {
      if lines[text] ?? 0 > 1 { return true }
      guard text.count > 8 else { return false }
      var low = 0
      var high = numbered.count
      while low < high {
        let middle = (low + high) / 2
        if numbered[middle].lexicographicallyPrecedes(text) { low = middle + 1 } else { high = middle }
      }
      return low + 1 < numbered.count && numbered[low].starts(with: text) && numbered[low + 1].starts(with: text)
    }
  }
}
