import Markdown

/// Text as XML 1.0 takes it: escaped, and without the characters that no XML document may hold (§2.2).
enum XMLText {
  static func escaped(_ text: String) -> String {
    var allowed = ""
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x9, 0xA, 0xD, 0x20...0xD7FF, 0xE000...0xFFFD, 0x10000...0x10FFFF: allowed.unicodeScalars.append(scalar)
      default: allowed.unicodeScalars.append("\u{FFFD}")
      }
    }
    return HTMLEscaping.escaped(allowed)
  }
}
