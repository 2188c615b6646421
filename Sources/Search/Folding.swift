/// What a reader need not type exactly: the width of a character, its case, and which of the Chinese scripts it is of.
///
/// - The forms in U+FF01–FF9F and U+FFE0–FFE6, and U+3000, fold to the character whose width they vary: `，` and `,`
///   are one, and `Ａ` and `a`, `｡` and `。`, `￥` and `¥`.
/// - A letter folds to its lower case (Unicode's mapping of the single character) where that is one character of the
///   same length in UTF-16.
///
/// - A character of Traditional Chinese folds to the one that Simplified Chinese writes (`ChineseVariants`).
///
/// Nothing else folds: the Chinese `。` is not the Latin `.`, and é as one character is not é as two. A folded text has
/// a character for each of the original's, at the same UTF-16 offset; so an offset in the one is an offset in the
/// other. `search.js` folds by the same rule.
enum Folding {
  static func fold(_ scalar: UInt32) -> UInt32 {
    let plain = withoutWidth(scalar)
    if plain < 0x80 { return (0x41...0x5A).contains(plain) ? plain + 0x20 : plain }
    // From CJK radicals to Vai nothing has case; most of a plan is here.
    if (0x2E80...0xA63F).contains(plain) { return ChineseVariants.simplified(plain) }
    return lowercased(plain)
  }

  private static func withoutWidth(_ scalar: UInt32) -> UInt32 {
    switch scalar {
    case 0xFF01...0xFF5E: scalar - 0xFEE0
    case 0xFF5F...0xFF9F: halfwidthForms[Int(scalar - 0xFF5F)]
    case 0xFFE0...0xFFE6: fullwidthSigns[Int(scalar - 0xFFE0)]
    case 0x3000: 0x20
    default: scalar
    }
  }

  /// What U+FF5F–FF9F stand for: two brackets, CJK punctuation, katakana and its voicing marks.
  private static let halfwidthForms = scalars(
    "⦅⦆。「」、・ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン\u{3099}\u{309A}")

  /// What U+FFE0–FFE6 stand for.
  private static let fullwidthSigns = scalars("¢£¬¯¦¥₩")

  private static func scalars(_ text: String) -> [UInt32] {
    text.unicodeScalars.map(\.value)
  }

  private static func lowercased(_ scalar: UInt32) -> UInt32 {
    guard let character = Unicode.Scalar(scalar) else { return scalar }
    let lower = character.properties.lowercaseMapping.unicodeScalars
    guard lower.count == 1, let first = lower.first, (first.value < 0x10000) == (scalar < 0x10000) else {
      return scalar
    }
    return first.value
  }
}
