import Text
import Yams

/// A text as a YAML scalar (YAML 1.1, as libyaml reads it) on one line.
enum YAMLScalar {
  /// Plain when that cannot be misread, else in double quotes.
  static func text(_ value: String) -> String {
    isSafePlain(value) ? value : quoted(value)
  }

  /// In double quotes, with everything escaped that is not printable.
  static func quoted(_ value: String) -> String {
    var text = "\""
    // See `read`.
    if value.unicodeScalars.first == byteOrderMark { text += "\\uFEFF" }
    for scalar in value.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      case "\u{20}"..."\u{7E}": text.unicodeScalars.append(scalar)
      default:
        if scalar.value >= 0xA0, scalar.properties.generalCategory != .control, !isLineBreak(scalar),
          isPrintable(scalar)
        {
          text.unicodeScalars.append(scalar)
        } else {
          let hex = String(scalar.value, radix: 16, uppercase: true)
          text += scalar.value > 0xFFFF ? "\\U" : "\\u"
          text += String(repeating: "0", count: (scalar.value > 0xFFFF ? 8 : 4) - hex.count) + hex
        }
      }
    }
    return text + "\""
  }

  /// The text of a scalar that was written by `text` or `quoted`; nil for a list or mapping.
  ///
  /// On Linux, Yams loses a byte order mark at a text's start (Foundation takes it for one of its own); so a second one
  /// is written before it, which is taken off here wherever Yams keeps it.
  static func read(_ node: Node?) -> String? {
    guard let text = node?.scalar?.string else { return nil }
    guard !isMarkLost, text.unicodeScalars.first == byteOrderMark else { return text }
    return String(text.unicodeScalars.dropFirst())
  }

  private static let byteOrderMark: Unicode.Scalar = "\u{FEFF}"
  private static let isMarkLost = (try? Yams.compose(yaml: "\"\\uFEFF\"", .basic))?.scalar?.string.isEmpty ?? false

  /// Han at the start and nothing but Han, digits and Chinese punctuation after it: YAML gives none of these a meaning.
  private static func isSafePlain(_ value: String) -> Bool {
    guard let first = value.unicodeScalars.first, Scalar.isHan(first.value) else { return false }
    return value.unicodeScalars.allSatisfy { scalar in
      Scalar.isHan(scalar.value) || ("0"..."9").contains(scalar) || "、，。；（）《》“”".unicodeScalars.contains(scalar)
    }
  }

  private static func isLineBreak(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value == 0x2028 || scalar.value == 0x2029 || scalar.value == 0x85
  }

  private static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value != 0xFEFF && scalar.value & 0xFFFE != 0xFFFE
      && !(0xE000...0xF8FF).contains(scalar.value) && scalar.properties.generalCategory != .format
  }
}

/// The values of a mapping by name. The library's own look-up compares names with their types, which takes as long as
/// reading them did.
struct YAMLFields {
  private let pairs: [(name: String, value: Node)]

  /// Without any, when `node` is no mapping.
  init(_ node: Node?) {
    pairs = (node?.mapping ?? [:]).compactMap { key, value in key.scalar.map { ($0.string, value) } }
  }

  subscript(name: String) -> Node? { pairs.first { $0.name == name }?.value }
}
