import Diagnostics
import Text

/// Characters that a text carries without showing them, left behind by word processors, web pages and old fonts.
///
/// The rule: what no reader can see is dropped (soft hyphens, zero-width spaces, directional marks, control characters)
/// and reported; what a reader would see as something, if only as a box (private-use characters, U+FFFD), is kept and
/// warned of. Joiners (U+200C, U+200D) are kept: emoji and some scripts are written with them. NUL, tab, form feed and
/// the line breaks are not characters of this kind.
enum StrayCharacters {
  /// The characters of `source` to drop, in order.
  static func folds(in source: SourceText) -> [FoldedText.Fold] {
    var folds: [FoldedText.Fold] = []
    forEachUnusual(source.bytes) { value, range in
      // The mark at the very start is the file's, and an aside.
      if isInvisible(value), range.lowerBound > 0 || value != 0xFEFF { folds.append(FoldedText.Fold(range)) }
    }
    return folds
  }

  /// The private-use and replacement characters of `source`: each with its first place and how often it stands there.
  static func suspicious(in source: SourceText) -> [(value: UInt32, offset: Int, count: Int)] {
    var found: [UInt32: (offset: Int, count: Int)] = [:]
    forEachUnusual(source.bytes) { value, range in
      guard isPrivate(value) || value == 0xFFFD else { return }
      found[value, default: (range.lowerBound, 0)].count += 1
    }
    return found.map { ($0.key, $0.value.offset, $0.value.count) }.sorted { $0.1 < $1.1 }
  }

  /// `U+200B`
  static func name(_ value: UInt32) -> String {
    let digits = String(value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(4 - digits.count, 0)) + digits
  }

  private static func isInvisible(_ value: UInt32) -> Bool {
    switch value {
    case 0x01...0x08, 0x0E...0x1F, 0x7F, 0x80...0x84, 0x86...0x9F, 0xAD: true
    case 0x200B, 0x200E, 0x200F, 0x202A...0x202E, 0x2060...0x2064, 0x2066...0x206F, 0xFEFF: true
    case 0xFFF0...0xFFFB, 0xFFFE, 0xFFFF: true
    default: false
    }
  }

  private static func isPrivate(_ value: UInt32) -> Bool {
    (0xE000...0xF8FF).contains(value) || value >= 0xF0000
  }

  /// Calls `body` for every character that is neither printing ASCII nor in the range of Han and its punctuation.
  private static func forEachUnusual(_ bytes: [UInt8], _ body: (UInt32, Range<Int>) -> Void) {
    var offset = 0
    while offset < bytes.count {
      let byte = bytes[offset]
      if byte < 0x80 {
        if byte < 0x20 || byte == 0x7F { body(UInt32(byte), offset..<offset + 1) }
        offset += 1
      } else if byte >= 0xE3, byte < 0xEE {
        offset += 3
      } else {
        let (value, length) = Scalar.decode(bytes, at: offset)
        body(value, offset..<offset + length)
        offset += length
      }
    }
  }
}
