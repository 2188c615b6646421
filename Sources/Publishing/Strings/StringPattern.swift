/// A text of the interface with the places of its parameters: `共 {n} 条结果`.
struct StringPattern: Sendable, Hashable {
  enum Part: Sendable, Hashable {
    case text(String)
    case parameter(String)
  }

  let parts: [Part]
  let parameters: [String]

  /// nil when a brace has no partner or holds no name.
  init?(_ text: String) {
    var parts: [Part] = []
    var rest = text[...]
    // Among the bytes of UTF-8 a brace is always one.
    while let open = rest.utf8.firstIndex(where: { $0 == UInt8(ascii: "{") || $0 == UInt8(ascii: "}") }) {
      guard rest.utf8[open] == UInt8(ascii: "{"), let close = rest.utf8[open...].firstIndex(of: UInt8(ascii: "}"))
      else { return nil }
      let name = rest[rest.utf8.index(after: open)..<close]
      guard !name.isEmpty, name.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber) }) else { return nil }
      if open > rest.startIndex { parts.append(.text(String(rest[..<open]))) }
      parts.append(.parameter(String(name)))
      rest = rest[rest.utf8.index(after: close)...]
    }
    self.parts = rest.isEmpty ? parts : parts + [.text(String(rest))]
    parameters = parts.compactMap { part in if case .parameter(let name) = part { name } else { nil } }
  }

  /// The text with its parameters filled in; one that has no value stays as it is written.
  func filled(_ values: [String: String] = [:]) -> String {
    var filled = ""
    for part in parts {
      switch part {
      case .text(let text): filled += text
      case .parameter(let name): filled += values[name] ?? "{\(name)}"
      }
    }
    return filled
  }

  /// What stands in a script for the string, inside a literal with quotation marks or backticks; the script fills the
  /// parameters itself.
  var script: String {
    var script = ""
    for scalar in filled().unicodeScalars {
      switch scalar {
      case "\\", "\"", "'", "`", "$", "<", "\u{2028}", "\u{2029}", "\u{0}"..."\u{1F}":
        let hex = String(scalar.value, radix: 16)
        script += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
      default: script.unicodeScalars.append(scalar)
      }
    }
    return script
  }
}
