import Text

/// Finds every place of many terms in one walk over a text.
struct TermMatcher {
  /// A way of writing a term.
  struct Form {
    let characters: [UInt32]
    let term: Int
    /// Whether it counts only between quotation marks.
    let isQuotedOnly: Bool
  }

  struct Match {
    /// Bytes of the text.
    let range: Range<Int>
    let term: Int
    /// Whether it is a part of a longer match.
    var isNested = false
  }

  /// By the first two characters; the longest first.
  private let forms: [UInt64: [Form]]

  init(_ forms: [Form]) {
    self.forms = Dictionary(grouping: forms.filter { $0.characters.count > 1 }) {
      TermMatcher.key($0.characters[0], $0.characters[1])
    }.mapValues { $0.sorted { $0.characters.count > $1.characters.count } }
  }

  private static func key(_ first: UInt32, _ second: UInt32) -> UInt64 { UInt64(first) << 32 | UInt64(second) }

  /// All matches in `utf8`, by where they begin, the longer before the shorter.
  func matches(in utf8: [UInt8]) -> [Match] {
    let decoded = ScalarText(utf8)
    let (text, offsets) = (decoded.scalars, decoded.offsets)
    var matches: [Match] = []
    // How far the matches reach that were found so far, of any term and of each: what ends before it lies inside one.
    var reach = 0
    var reaches: [Int: Int] = [:]
    for index in text.indices.dropLast() {
      guard let candidates = forms[TermMatcher.key(text[index], text[index + 1])] else { continue }
      for form in candidates where fits(form, text, at: index) {
        let end = index + form.characters.count
        let range = offsets[index]..<offsets[end]
        // An alias inside its own term's name is no second place.
        if end <= reaches[form.term] ?? 0 { continue }
        matches.append(Match(range: range, term: form.term, isNested: end <= reach))
        reaches[form.term] = end
        reach = max(reach, end)
      }
    }
    return matches
  }

  private func fits(_ form: Form, _ text: [UInt32], at index: Int) -> Bool {
    let end = index + form.characters.count
    guard end <= text.count, text[index..<end].elementsEqual(form.characters) else { return false }
    guard form.isQuotedOnly else { return true }
    return index > 0 && end < text.count && TermMatcher.opens(text[index - 1]) && TermMatcher.closes(text[end])
  }

  private static func opens(_ value: UInt32) -> Bool { value == 0x201C || value == 0x300C || value == 0x300E }
  private static func closes(_ value: UInt32) -> Bool { value == 0x201D || value == 0x300D || value == 0x300F }
}
