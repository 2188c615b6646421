/// What a reader need not type exactly: the width of a character and its case.
///
/// - U+FF01–FF5E fold to U+0021–007E, so `，` and `,` are one, and `Ａ` and `a`. U+3000 folds to a space.
/// - A letter folds to its lower case (Unicode's mapping of the single character) where that is one character of the
///   same length in UTF-16.
///
/// Nothing else folds: `。`, `、` and the quotation marks have no ASCII twin in that block, and é as one character is
/// not é as two. A folded text has a character for each of the original's, at the same UTF-16 offset; so an offset in
/// the one is an offset in the other. `search.js` folds by the same rule.
enum Folding {
  static func fold(_ scalar: UInt32) -> UInt32 {
    let narrow = narrowed(scalar)
    if narrow < 0x80 { return (0x41...0x5A).contains(narrow) ? narrow + 0x20 : narrow }
    // From CJK radicals to Vai nothing has case; most of a plan is here.
    if (0x2E80...0xA63F).contains(narrow) { return narrow }
    return lowercased(narrow)
  }

  private static func narrowed(_ scalar: UInt32) -> UInt32 {
    switch scalar {
    case 0xFF01...0xFF5E: scalar - 0xFEE0
    case 0x3000: 0x20
    default: scalar
    }
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

/// The scalars of a text, folded, one after the other.
struct FoldedScalars: Sequence, IteratorProtocol {
  private let utf8: [UInt8]
  private var offset = 0

  /// - Parameter utf8: valid UTF-8.
  init(_ utf8: [UInt8]) {
    self.utf8 = utf8
  }

  mutating func next() -> UInt32? {
    guard offset < utf8.count else { return nil }
    let first = UInt32(utf8[offset])
    let length = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    // The lead byte of n > 1 bytes holds 7 − n bits of the scalar.
    var scalar = length == 1 ? first : first & (0x7F >> UInt32(length))
    for tail in utf8[Swift.min(offset + 1, utf8.count)..<Swift.min(offset + length, utf8.count)] {
      scalar = scalar << 6 | UInt32(tail & 0x3F)
    }
    offset += length
    return Folding.fold(scalar)
  }
}
