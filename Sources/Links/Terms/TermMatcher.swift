import Terms
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

  /// Those that begin with the same two characters stand together, the longest first.
  private let forms: [Form]
  /// The first two characters of forms, numbered, and where the forms of each begin, and one more.
  private let keys: NumberedKeys
  private let starts: [Int]
  /// The characters of the basic plane that a form begins with, a bit for each.
  private var firsts = Array(repeating: UInt64(0), count: 1 << 10)
  /// How far the matches of each term reach, while a text is walked over; else 0.
  private var reaches: [Int]

  init(_ forms: [Form]) {
    let forms = forms.filter { $0.characters.count > 1 }
    var keys = NumberedKeys()
    let numbered = forms.enumerated().map { place, form in
      (number: keys.number(of: TermMatcher.key(form.characters[0], form.characters[1])), place: place)
    }.sorted { one, other in
      (one.number, -forms[one.place].characters.count, one.place)
        < (other.number, -forms[other.place].characters.count, other.place)
    }
    self.forms = numbered.map { forms[$0.place] }
    var starts = Array(repeating: 0, count: keys.keys.count + 1)
    for (number, _) in numbered { starts[Int(number) + 1] += 1 }
    for number in keys.keys.indices { starts[number + 1] += starts[number] }
    self.keys = keys
    self.starts = starts
    reaches = Array(repeating: 0, count: (forms.map(\.term).max() ?? -1) + 1)
    for form in forms {
      let first = form.characters[0]
      if first < 0x10000 { firsts[Int(first >> 6)] |= 1 << UInt64(first & 63) }
    }
  }

  private static func key(_ first: UInt32, _ second: UInt32) -> UInt64 { UInt64(first) << 32 | UInt64(second) }

  private func mayBegin(with character: UInt32) -> Bool {
    character >= 0x10000 || firsts[Int(character >> 6)] & 1 << UInt64(character & 63) != 0
  }

  /// All matches in `utf8`, by where they begin, the longer before the shorter.
  mutating func matches(in utf8: [UInt8]) -> [Match] {
    let decoded = ScalarText(utf8)
    let (text, offsets) = (decoded.scalars, decoded.offsets)
    var matches: [Match] = []
    // How far the matches reach that were found so far, of any term: what ends before it lies inside one.
    var reach = 0
    for index in text.indices.dropLast() where mayBegin(with: text[index]) {
      guard let number = keys.numberIfMet(TermMatcher.key(text[index], text[index + 1])) else { continue }
      for place in starts[Int(number)]..<starts[Int(number) + 1] where fits(forms[place], text, at: index) {
        let form = forms[place]
        let end = index + form.characters.count
        // An alias inside its own term's name is no second place.
        if end <= reaches[form.term] { continue }
        matches.append(Match(range: offsets[index]..<offsets[end], term: form.term, isNested: end <= reach))
        reaches[form.term] = end
        reach = max(reach, end)
      }
    }
    for match in matches { reaches[match.term] = 0 }
    return matches
  }

  private func fits(_ form: Form, _ text: [UInt32], at index: Int) -> Bool {
    let end = index + form.characters.count
    guard end <= text.count else { return false }
    // The first two are those by which the form was found.
    for place in form.characters.indices.dropFirst(2) where form.characters[place] != text[index + place] {
      return false
    }
    guard form.isQuotedOnly else { return true }
    return index > 0 && end < text.count && TermMatcher.opens(text[index - 1]) && TermMatcher.closes(text[end])
  }

  private static func opens(_ value: UInt32) -> Bool { value == 0x201C || value == 0x300C || value == 0x300E }
  private static func closes(_ value: UInt32) -> Bool { value == 0x201D || value == 0x300D || value == 0x300F }
}
