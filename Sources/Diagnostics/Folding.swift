/// A text with short pieces taken out or replaced (the line breaks inside a paragraph, characters without a shape), and
/// the way back: its places are told as those of the original, and each byte knows where it came from.
public struct FoldedText: Sendable {
  /// A piece of the original, and what stands for it.
  public struct Fold: Sendable, Hashable {
    /// Bytes of the original.
    public let range: Range<Int>
    /// Empty or a blank.
    public let now: [UInt8]

    public init(_ range: Range<Int>, now: [UInt8] = []) {
      self.range = range
      self.now = now
    }
  }

  public let original: SourceText
  public let text: SourceText
  /// In order; they do not overlap.
  public let folds: [Fold]
  private let origin: FoldOrigin?

  /// Folds `original` at `folds`, which are in order and do not overlap; those that do are left out.
  public init(_ original: SourceText, _ folds: [Fold]) {
    self.original = original
    guard !folds.isEmpty else {
      self.folds = []
      text = original
      origin = nil
      return
    }
    var kept: [Fold] = []
    var bytes: [UInt8] = []
    bytes.reserveCapacity(original.bytes.count)
    var starts: [Int] = []
    var end = 0
    for fold in folds where fold.range.lowerBound >= end {
      bytes += original.bytes[end..<fold.range.lowerBound]
      starts.append(bytes.count)
      bytes += fold.now
      end = fold.range.upperBound
      kept.append(fold)
    }
    bytes += original.bytes[end...]
    self.folds = kept
    let origin = FoldOrigin(original: [original], folds: kept, starts: starts)
    self.origin = origin
    text = SourceText(name: original.name, validUTF8: bytes, origin: origin)
  }

  /// Where the byte at `offset` of the text stands in the original; for a byte that a fold put in, where the fold
  /// begins.
  public func originalOffset(of offset: Int) -> Int { origin?.offset(of: offset) ?? offset }

  /// The bytes of the original from the first to the last byte of `range` of the text. A fold whose bytes begin or end the
  /// range is inside.
  public func originalRange(of range: Range<Int>) -> Range<Int> {
    let start = originalOffset(of: range.lowerBound)
    return start..<(range.isEmpty ? start : origin?.end(of: range.upperBound - 1) ?? range.upperBound)
  }

  /// The folds inside `range` of the text, with the offset in the text at which each stands.
  public func folds(in range: Range<Int>) -> [(at: Int, fold: Fold)] {
    guard let origin else { return [] }
    var found: [(at: Int, fold: Fold)] = []
    var index = origin.firstFold(from: range.lowerBound)
    // What was taken out before the range's first byte stands before it.
    while index < folds.count, origin.starts[index] == range.lowerBound, folds[index].now.isEmpty { index += 1 }
    while index < folds.count, origin.starts[index] < range.upperBound {
      found.append((origin.starts[index], folds[index]))
      index += 1
    }
    return found
  }
}

/// How offsets of a folded text lead back.
struct FoldOrigin: Sendable {
  /// The one text that was folded: an array, because a value cannot hold one of its own type.
  let original: [SourceText]
  let folds: [FoldedText.Fold]
  /// Where each fold stands in the folded text.
  let starts: [Int]

  func position(of offset: Int) -> Position {
    original.first?.position(of: self.offset(of: offset)) ?? Position(line: 1, column: 1)
  }

  func name(at offset: Int) -> String? { original.first?.name(at: self.offset(of: offset)) }

  func offset(of offset: Int) -> Int {
    let index = firstFold(from: offset + 1) - 1
    guard index >= 0 else { return offset }
    let fold = folds[index]
    let behind = offset - starts[index] - fold.now.count
    return behind < 0 ? fold.range.lowerBound : fold.range.upperBound + behind
  }

  /// Behind the byte at `offset` in the original; behind the fold, for a byte that a fold put in.
  func end(of offset: Int) -> Int {
    let index = firstFold(from: offset + 1) - 1
    if index >= 0, offset < starts[index] + folds[index].now.count { return folds[index].range.upperBound }
    return self.offset(of: offset) + 1
  }

  /// The first fold that stands at `offset` or behind it.
  func firstFold(from offset: Int) -> Int {
    var low = 0
    var high = starts.count
    while low < high {
      let middle = (low + high) / 2
      if starts[middle] < offset { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
