/// Reading single Unicode scalars out of valid UTF-8.
///
/// All positions are byte offsets. The bytes must be valid UTF-8 (RFC 3629): whoever reads a file checks that once,
/// so that nobody has to check it again here.
public enum Scalar {
  /// The scalar that begins at `offset`, and its length in bytes (1 to 4).
  @inlinable
  public static func decode(_ utf8: borrowing [UInt8], at offset: Int) -> (value: UInt32, length: Int) {
    let first = UInt32(utf8[offset])
    if first < 0x80 { return (first, 1) }
    if first < 0xE0 { return ((first & 0x1F) << 6 | tail(utf8, offset + 1), 2) }
    if first < 0xF0 { return ((first & 0x0F) << 12 | tail(utf8, offset + 1) << 6 | tail(utf8, offset + 2), 3) }
    let high = (first & 0x07) << 18 | tail(utf8, offset + 1) << 12
    return (high | tail(utf8, offset + 2) << 6 | tail(utf8, offset + 3), 4)
  }

  /// The scalar that begins at `offset`, and its length in bytes (1 to 4).
  @inlinable
  public static func decode(_ utf8: UnsafeBufferPointer<UInt8>, at offset: Int) -> (value: UInt32, length: Int) {
    let first = UInt32(utf8[offset])
    // Most characters of a Chinese text.
    if first & 0xF0 == 0xE0, offset + 2 < utf8.count {
      return ((first & 0x0F) << 12 | UInt32(utf8[offset + 1] & 0x3F) << 6 | UInt32(utf8[offset + 2] & 0x3F), 3)
    }
    func tail(_ place: Int) -> UInt32 { place < utf8.count ? UInt32(utf8[place] & 0x3F) : 0 }
    if first < 0x80 { return (first, 1) }
    if first < 0xE0 { return ((first & 0x1F) << 6 | tail(offset + 1), 2) }
    if first < 0xF0 { return ((first & 0x0F) << 12 | tail(offset + 1) << 6 | tail(offset + 2), 3) }
    return ((first & 0x07) << 18 | tail(offset + 1) << 12 | tail(offset + 2) << 6 | tail(offset + 3), 4)
  }

  /// The scalar that ends just before `offset`; nil at the text's start.
  @inlinable
  public static func decode(_ utf8: borrowing [UInt8], before offset: Int) -> UInt32? {
    guard offset > 0 else { return nil }
    var start = offset - 1
    while start > 0, utf8[start] & 0xC0 == 0x80 { start -= 1 }
    return decode(utf8, at: start).value
  }

  @inlinable
  static func tail(_ utf8: borrowing [UInt8], _ offset: Int) -> UInt32 {
    offset < utf8.count ? UInt32(utf8[offset] & 0x3F) : 0
  }

  /// Whether a scalar is a Han character (the Unicode blocks that hold Script=Han ideographs, and 〇 々 〆).
  @inlinable
  public static func isHan(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x4E00...0x9FFF, 0x3400...0x4DBF, 0xF900...0xFAFF, 0x20000...0x323AF: true
    case 0x3005...0x3007: true
    default: false
    }
  }

  /// Whether a scalar is set in a full em with no space beside it: Han, kana, and their punctuation.
  @inlinable
  public static func isWide(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x2E80...0x303F, 0x3040...0x31FF, 0xFE30...0xFE4F, 0xFF00...0xFF60: true
    case 0x2018, 0x2019, 0x201C, 0x201D, 0x2014, 0x2026: true
    default: isHan(scalar)
    }
  }

  /// White space that may stand around a line of text without belonging to it: ASCII blanks, NBSP, the spaces of
  /// U+2000–200A, U+202F, U+205F and the ideographic space U+3000.
  @inlinable
  public static func isBlank(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x09, 0x0B, 0x0C, 0x20, 0xA0, 0x1680, 0x2000...0x200A, 0x202F, 0x205F, 0x3000: true
    default: false
    }
  }

  /// The characters that end a line of a text: LF, CR, next line (U+0085) and the line and paragraph separators
  /// (Unicode Standard, 5.8).
  @inlinable
  public static func isLineBreak(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x0A, 0x0D, 0x85, 0x2028, 0x2029: true
    default: false
    }
  }

  /// `range` without the blanks at its two ends.
  public static func trimmingBlanks(_ utf8: borrowing [UInt8], _ range: Range<Int>) -> Range<Int> {
    var start = range.lowerBound
    var end = range.upperBound
    while start < end {
      let (value, length) = decode(utf8, at: start)
      guard isBlank(value) else { break }
      start += length
    }
    while end > start, let value = decode(utf8, before: end), isBlank(value) {
      end -= width(value)
    }
    return start..<end
  }

  /// How many bytes a scalar takes in UTF-8.
  @inlinable
  public static func width(_ scalar: UInt32) -> Int {
    scalar < 0x80 ? 1 : scalar < 0x800 ? 2 : scalar < 0x10000 ? 3 : 4
  }
}
