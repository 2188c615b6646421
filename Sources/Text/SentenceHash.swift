/// A short hash of what a sentence says, for links to it: `28.html?t=a1b2c3#s3`. With it a page can tell whether the
/// sentence still reads as it did when it was cited.
///
/// Marks, white space and width play no part: the letters, combining marks and digits (Unicode L, M, N) are hashed, the
/// full-width forms of ASCII (U+FF01–FF5E) as ASCII. FNV-1a (Fowler, Noll, Vo), 32 bits, one step a scalar; the upper eight
/// bits are folded into the lower 24, which are written as six hexadecimal digits. `gangmu.sentenceHash` in
/// `Templates/assets/site.js` is the same in a browser.
public enum SentenceHash {
  public static func of(_ text: String) -> String {
    var hash: UInt32 = 0x811C_9DC5
    for scalar in text.unicodeScalars {
      let value = (0xFF01...0xFF5E).contains(scalar.value) ? scalar.value - 0xFEE0 : scalar.value
      guard isCounted(value) else { continue }
      hash = (hash ^ value) &* 0x0100_0193
    }
    let folded = (hash >> 24 ^ hash) & 0xFF_FFFF
    let digits = String(folded, radix: 16)
    return String(repeating: "0", count: 6 - digits.count) + digits
  }

  private static func isCounted(_ value: UInt32) -> Bool {
    if Scalar.isHan(value) { return true }
    switch Unicode.Scalar(value)?.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .nonspacingMark,
      .spacingMark, .enclosingMark, .decimalNumber, .letterNumber, .otherNumber:
      return true
    default: return false
    }
  }
}
