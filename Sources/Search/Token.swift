/// What the index knows a text by.
///
/// `推动IP开发，第２期` has the grams 推, 推动, 动, 开, 开发, 发, 第, 期 and the words `ip`, `2`. All else (punctuation,
/// letters beyond ASCII, emoji) has no token: it separates, and the client finds it by reading the documents.
enum Token: Equatable, Sendable {
  case gram(Gram)
  /// A longest run of ASCII letters and digits, folded.
  case word(String)

  /// Passes on the tokens of a text, as often as they occur.
  ///
  /// - Parameter utf8: valid UTF-8, not folded yet.
  static func forEach(in utf8: [UInt8], _ body: (Token) -> Void) {
    var previousHan: UInt32?
    var word: [UInt8] = []
    for scalar in FoldedScalars(utf8) {
      let letter = isWord(scalar)
      if !letter, !word.isEmpty {
        body(.word(String(decoding: word, as: UTF8.self)))
        word.removeAll(keepingCapacity: true)
      }
      if Gram.isHan(scalar) {
        if let previousHan { body(.gram(Gram(previousHan, scalar))) }
        body(.gram(Gram(scalar)))
        previousHan = scalar
      } else {
        previousHan = nil
        if letter { word.append(UInt8(truncatingIfNeeded: scalar)) }
      }
    }
    if !word.isEmpty { body(.word(String(decoding: word, as: UTF8.self))) }
  }

  /// ASCII letters (folded, so small) and digits.
  private static func isWord(_ scalar: UInt32) -> Bool {
    (0x61...0x7A).contains(scalar) || (0x30...0x39).contains(scalar)
  }
}
