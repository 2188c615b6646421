import Text

/// What a cell says apart from how it was typed.
enum CellText {
  /// Full-width forms of ASCII (U+FF01–FF5E) as ASCII, and no blanks or line breaks at the ends.
  static func plain(_ text: String) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { scalars.append(narrow(scalar)) }
    return trimmed(String(scalars))
  }

  /// Without blanks and line breaks at the ends.
  static func trimmed(_ text: String) -> String {
    let scalars = text.unicodeScalars.drop(while: isSpace)
    guard let last = scalars.lastIndex(where: { !isSpace($0) }) else { return "" }
    return String(scalars[...last])
  }

  /// The letters and digits alone, narrow and small: names with the same key are one name written differently.
  static func key(_ text: String) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      let narrow = narrow(scalar)
      if Scalar.isHan(narrow.value) || narrow.properties.isAlphabetic || narrow.properties.numericType != nil {
        scalars.append(narrow)
      }
    }
    return String(scalars).lowercased()
  }

  private static func narrow(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    (0xFF01...0xFF5E).contains(scalar.value) ? Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar : scalar
  }

  private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    Scalar.isBlank(scalar.value) || Scalar.isLineBreak(scalar.value) || scalar.value == 0xFEFF
  }
}
