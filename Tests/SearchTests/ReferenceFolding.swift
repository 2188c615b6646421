import Foundation

/// Folding by Foundation's tables instead of our own: what Unicode calls the plain form of a width, then lower case.
enum ReferenceFolding {
  static func fold(_ text: String) -> [UInt32] {
    text.unicodeScalars.map { fold($0).value }
  }

  static func fold(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    let plain = withoutWidth(scalar)
    let lower = Array(plain.properties.lowercaseMapping.unicodeScalars)
    return lower.count == 1 && UTF16.width(lower[0]) == UTF16.width(plain) ? lower[0] : plain
  }

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
