/// Characters written as `&lt;`, `&#39;` or `&#x27;`.
enum HTMLEntity {
  private static let names = ["amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": "\u{A0}"]

  /// The text that is meant. An `&` that begins no entity is a problem: somebody forgot to escape it.
  static func decoded(_ text: String) throws -> String {
    guard text.utf8.contains(UInt8(ascii: "&")) else { return text }
    let pieces = text.split(separator: "&", omittingEmptySubsequences: false)
    return try pieces[0]
      + pieces.dropFirst().map { piece in
        guard let end = piece.firstIndex(of: ";"), let character = character(named: piece[..<end]) else {
          throw HTMLProblem(description: "an & that begins no known entity: &\(piece.prefix(20))")
        }
        return character + piece[piece.index(after: end)...]
      }.joined()
  }

  private static func character(named name: Substring) -> String? {
    guard name.hasPrefix("#") else { return names[String(name)] }
    let digits = name.dropFirst()
    let isHexadecimal = digits.first == "x" || digits.first == "X"
    let value = isHexadecimal ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
    return value.flatMap(Unicode.Scalar.init).map { String($0) }
  }
}
