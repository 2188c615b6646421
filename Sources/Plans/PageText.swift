import Diagnostics
import Text

/// The lines of a text as paragraphs: what a page or program put into them folded away, what belongs to the page set
/// aside.
struct PageText {
  let folded: FoldedText
  /// Ranges of the folded text.
  let lines: [TextLine]
  let asides: [Aside]
  /// Asides inside folds: ranges of the original.
  let foldedAsides: [Aside]

  init(_ original: SourceText) {
    let marks =
      StrayCharacters.folds(in: original) + PipeTables.folds(in: original) + CellLines.folds(in: original)
    let cleaned = FoldedText(original, marks.sorted { $0.range.lowerBound < $1.range.lowerBound })
    let (lines, asides) = LineReader.read(cleaned.text)
    let joints = Reflow.joints(of: lines, asides, in: cleaned.text)
    guard !joints.isEmpty else {
      self.folded = cleaned
      self.lines = lines
      self.asides = asides
      foldedAsides = []
      return
    }
    let joined = PageText.breaks(joints, lines)
    folded = FoldedText(original, PageText.merging(cleaned, joined))
    var shift = Shift(joined)
    let source = folded.text
    self.lines = PageText.joining(lines, joints, &shift, in: source)
    var outside: [Aside] = []
    var inside: [Aside] = []
    var asideShift = Shift(joined)
    for aside in asides.sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) {
      if let offset = asideShift.offset(of: aside.range.lowerBound) {
        outside.append(Aside(range: offset..<offset + aside.range.count, reason: aside.reason))
      } else {
        inside.append(Aside(range: cleaned.originalRange(of: aside.range), reason: aside.reason))
      }
    }
    self.asides = outside
    foldedAsides = inside
  }

  /// The breaks between joined lines, in the cleaned text.
  private static func breaks(_ joints: [Int: [UInt8]], _ lines: [TextLine]) -> [FoldedText.Fold] {
    joints.keys.sorted().map { index in
      FoldedText.Fold(
        lines[index].range.upperBound..<lines[index + 1].range.lowerBound, now: joints[index] ?? [])
    }
  }

  /// Both kinds of folds, in the original.
  private static func merging(_ cleaned: FoldedText, _ joined: [FoldedText.Fold]) -> [FoldedText.Fold] {
    var merged: [FoldedText.Fold] = []
    var strays = cleaned.folds[...]
    for fold in joined {
      let start = cleaned.originalOffset(of: fold.range.lowerBound - 1) + 1
      let end = cleaned.originalOffset(of: fold.range.upperBound)
      while let stray = strays.first, stray.range.upperBound <= start { merged.append(strays.removeFirst()) }
      while let stray = strays.first, stray.range.lowerBound < end { strays.removeFirst() }
      merged.append(FoldedText.Fold(start..<end, now: fold.now))
    }
    return merged + strays
  }

  private static func joining(
    _ lines: [TextLine], _ joints: [Int: [UInt8]], _ shift: inout Shift, in source: SourceText
  ) -> [TextLine] {
    var joined: [TextLine] = []
    for (index, line) in lines.enumerated() {
      guard let start = shift.offset(of: line.range.lowerBound) else { continue }
      let range = start..<start + line.range.count
      if index > 0, joints[index - 1] != nil, let last = joined.indices.last {
        joined[last].range = joined[last].range.lowerBound..<range.upperBound
      } else {
        var moved = line
        moved.range = range
        joined.append(moved)
      }
    }
    for index in joined.indices { joined[index].marker = MarkerScanner.marker(in: source, joined[index].range) }
    return joined
  }
}

/// Leads offsets of a text, asked in order, to where they are once `folds` are made.
private struct Shift {
  private var pending: ArraySlice<FoldedText.Fold>
  private var change = 0

  init(_ folds: [FoldedText.Fold]) {
    pending = folds[...]
  }

  /// nil for what lies inside a fold.
  mutating func offset(of offset: Int) -> Int? {
    while let fold = pending.first, fold.range.upperBound <= offset {
      change += fold.now.count - fold.range.count
      pending.removeFirst()
    }
    if let fold = pending.first, fold.range.contains(offset) { return nil }
    return offset + change
  }
}
