/// Which documents have which tokens, in title or text.
struct Postings {
  /// Ascending document numbers, each once.
  private(set) var grams: [Gram: [Int32]] = [:]
  private(set) var words: [String: [Int32]] = [:]

  /// Adds a field (a title, a text) of a document. Documents come in ascending order.
  mutating func add(_ utf8: [UInt8], document: Int) {
    let document = Int32(truncatingIfNeeded: document)
    Token.forEach(in: utf8) { token in
      switch token {
      case .gram(let gram): Postings.append(document, to: &grams[gram, default: []])
      case .word(let word): Postings.append(document, to: &words[word, default: []])
      }
    }
  }

  private static func append(_ document: Int32, to list: inout [Int32]) {
    if list.last != document { list.append(document) }
  }
}
