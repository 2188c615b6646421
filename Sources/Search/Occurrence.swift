/// A place of the fields while places are sorted.
///
/// It has with it what sorting and writing ask for again and again and what stands elsewhere in memory.
struct Occurrence {
  /// The next four units of text that have not been sorted by, the first in the lowest bits.
  var window: UInt64
  let field: UInt32
  /// In units of the field.
  let offset: UInt32

  static let windowUnits = 4

  /// The next unit.
  var unit: UInt16 { UInt16(truncatingIfNeeded: window) }

  /// The same behind its next units, fewer than a window has.
  func behind(_ count: Int) -> Occurrence {
    Occurrence(window: window &>> UInt64(16 * count), field: field, offset: offset)
  }

  /// How many next units are the same in all windows.
  static func sharedUnits(_ occurrences: UnsafeMutableBufferPointer<Occurrence>) -> Int {
    let first = occurrences[0].window
    var difference: UInt64 = 0
    // Mostly the first few tell.
    for start in stride(from: 0, to: occurrences.count, by: 64) where difference & 0xFFFF == 0 {
      for index in start..<min(start + 64, occurrences.count) { difference |= occurrences[index].window ^ first }
    }
    return difference.trailingZeroBitCount / 16
  }
}

extension UnsafeBufferPointer<UInt16> {
  /// The units from an index on, as many as a window has; 0 behind the last.
  func window(at index: Int) -> UInt64 {
    if index + Occurrence.windowUnits <= count {
      let bytes = UnsafeRawBufferPointer(self)
      return UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: 2 * index, as: UInt64.self))
    }
    return (index..<count).reversed().reduce(0) { $0 << 16 | UInt64(self[$1]) }
  }
}
