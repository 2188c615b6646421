/// A short hash of what a sentence says, for links to it: `28.html?t=a1b2c3#s3`. With it a page can tell whether the
/// sentence still reads as it did when it was cited.
///
/// Marks, white space and width play no part: the letters, combining marks and digits (Unicode L, M, N) are hashed, the
/// full-width forms of ASCII (U+FF01–FF5E) as ASCII. FNV-1a (Fowler, Noll, Vo), 32 bits, one step a scalar; the upper eight
/// bits are folded into the lower 24, which are written as six hexadecimal digits. `gangmu.sentenceHash` in
/// `Templates/assets/site.js` is the same in a browser.
public enum SentenceHash {
  public static func of(_ text: String) -> String { of(Array(text.utf8)[...]) }

  /// - Parameter utf8: valid UTF-8.
  public static func of(_ utf8: ArraySlice<UInt8>) -> String {
    var rest = utf8.withUnsafeBufferPointer(hash)
    return String(unsafeUninitializedCapacity: 6) { digits in
      for place in (0..<6).reversed() {
        let digit = UInt8(truncatingIfNeeded: rest & 0xF)
        digits[place] = digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10
        rest >>= 4
      }
      return 6
    }
  }

  private static func hash(_ utf8: UnsafeBufferPointer<UInt8>) -> UInt32 {
    var hash: UInt32 = 0x811C_9DC5
    var offset = 0
    while offset < utf8.count {
      let (scalar, length) = Scalar.decode(utf8, at: offset)
      offset += length
      let value = (0xFF01...0xFF5E).contains(scalar) ? scalar - 0xFEE0 : scalar
      guard isCounted(value) else { continue }
      hash = (hash ^ value) &* 0x0100_0193
    }
    return (hash >> 24 ^ hash) & 0xFF_FFFF
  }

  private static func isCounted(_ value: UInt32) -> Bool {
    switch value {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x3400...0x4DBF, 0x4E00...0x9FFF: return true
    // The marks of Chinese text, which most of what is left are.
    case 0..<0x80, 0x2010...0x2027, 0x3001...0x3003, 0x3008...0x3011: return false
    default: if Scalar.isHan(value) { return true }
    }
    switch Unicode.Scalar(value)?.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .nonspacingMark,
      .spacingMark, .enclosingMark, .decimalNumber, .letterNumber, .otherNumber:
      return true
    default: return false
    }
  }
}
