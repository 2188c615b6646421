import Foundation

@testable import Search

/// Folding by Foundation's tables instead of our own: what Unicode calls the plain form of a width, then lower case.
enum ReferenceFolding {
  static func fold(_ text: String) -> [UInt32] {
    text.unicodeScalars.map { fold($0).value }
  }

  static func fold(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    let plain = withoutWidth(scalar)
    let lower = Array(plain.properties.lowercaseMapping.unicodeScalars)
    let letter = lower.count == 1 && UTF16.width(lower[0]) == UTF16.width(plain) ? lower[0] : plain
    return simplified[letter] ?? letter
  }

  /// What Foundation's transform (ICU) makes of single Han characters, but for those that simplified texts have too; and
  /// what the index adds to it.
  private static let simplified: [Unicode.Scalar: Unicode.Scalar] = {
    var table: [Unicode.Scalar: Unicode.Scalar] = [:]
    for value in [UInt32](0x3400...0x4DBF) + [UInt32](0x4E00...0x9FFF) {
      guard let scalar = Unicode.Scalar(value), !"乾俱吒夥姊後徵摺於箝苎菸著藉跤阪麴麽".unicodeScalars.contains(scalar),
        let text = String(scalar).applyingTransform(StringTransform("Hant-Hans"), reverse: false)?.unicodeScalars,
        let first = text.first, text.count == 1, first != scalar, first.value < 0x10000
      else { continue }
      table[scalar] = first
    }
    let added = Array(ChineseVariants.added.unicodeScalars)
    for place in stride(from: 0, to: added.count, by: 2) { table[added[place]] = added[place + 1] }
    // 薴 → 苧 → 苎
    for (traditional, simple) in table { table[traditional] = table[simple] ?? simple }
    return table
  }()

  static func terms(of query: String) -> [[UInt32]] {
    let folded = String(String.UnicodeScalarView(query.unicodeScalars.map(fold)))
    return folded.unicodeScalars.split(whereSeparator: \.properties.isWhitespace).map { $0.map(\.value) }
  }

  private static func withoutWidth(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar.value {
    // Its plain form U+00AF has a compatibility mapping of its own, which has nothing to do with width.
    case 0xFFE3: return "\u{AF}"
    case 0x3000, 0xFF01...0xFF9F, 0xFFE0...0xFFE6:
      return String(scalar).precomposedStringWithCompatibilityMapping.unicodeScalars.first ?? scalar
    default: return scalar
    }
  }
}
