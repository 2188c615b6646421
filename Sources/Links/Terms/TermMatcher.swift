import Terms
import Text

/// Finds every place of many terms in one walk over a text.
struct TermMatcher {
  /// A way of writing a term.
  struct Form {
    let text: String
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

  /// A form by the place of its characters among all.
  private struct PlacedForm {
    let range: Range<Int>
    let term: Int
    let isQuotedOnly: Bool
  }

  /// The characters of the forms.
  private let characters: [UInt32]
  /// By the two characters that they begin with, in the order of `beginnings`; the longer before the shorter.
  private let forms: [PlacedForm]
  /// Where the forms with each beginning stand among all, and one more.
  private let starts: [Int]
  private let beginnings: NumberedKeys
  /// A bit for each hash of a beginning: where no form begins, one look says so.
  private let marks: [UInt64]
  /// How far the matches of each term reach, while a text is walked over; else 0.
  private var reaches: [Int]

  init(_ forms: [Form]) {
    var characters: [UInt32] = []
    var placed: [PlacedForm] = []
    var beginnings = NumberedKeys(about: forms.count)
    var marks = Array(repeating: UInt64(0), count: 1 << 10)
    // Each form by its beginning, then its length, then its place.
    var order: [UInt64] = []
    for form in forms {
      let start = characters.count
      for scalar in form.text.unicodeScalars { characters.append(scalar.value) }
      let length = characters.count - start
      guard length > 1 else { continue }
      let beginning = beginnings.number(of: TermMatcher.key(characters[start], characters[start + 1]))
      let hash = TermMatcher.hash(characters[start], characters[start + 1])
      marks[hash >> 6] |= 1 << UInt64(hash & 63)
      order.append(UInt64(beginning) << 44 | UInt64(0xFFFFF - min(length, 0xFFFFF)) << 24 | UInt64(placed.count))
      placed.append(PlacedForm(range: start..<characters.count, term: form.term, isQuotedOnly: form.isQuotedOnly))
    }
    order.sort()
    self.forms = order.map { placed[Int($0 & 0xFF_FFFF)] }
    var starts = Array(repeating: 0, count: beginnings.keys.count + 1)
    for key in order { starts[Int(key >> 44) + 1] += 1 }
    for beginning in beginnings.keys.indices { starts[beginning + 1] += starts[beginning] }
    self.starts = starts
    self.characters = characters
    self.beginnings = beginnings
    self.marks = marks
    reaches = Array(repeating: 0, count: (forms.map(\.term).max() ?? -1) + 1)
  }

  private static func key(_ one: UInt32, _ other: UInt32) -> UInt64 { UInt64(one) << 32 | UInt64(other) }

  /// Sixteen bits for two characters (Knuth, The Art of Computer Programming, 6.4).
  private static func hash(_ one: UInt32, _ other: UInt32) -> Int {
    Int(((one << 16 ^ other) &* 0x9E37_79B9) >> 16)
  }

  /// All matches in `utf8`, by where they begin, the longer before the shorter.
  mutating func matches(in utf8: [UInt8]) -> [Match] {
    let decoded = ScalarText(utf8)
    let (text, offsets, marks) = (decoded.scalars, decoded.offsets, marks)
    var matches: [Match] = []
    // How far the matches reach that were found so far, of any term: what ends before it lies inside one.
    var reach = 0
    for index in text.indices.dropLast() {
      let hash = TermMatcher.hash(text[index], text[index + 1])
      guard marks[hash >> 6] & 1 << UInt64(hash & 63) != 0,
        let beginning = beginnings.numberIfMet(TermMatcher.key(text[index], text[index + 1]))
      else { continue }
      for place in starts[Int(beginning)]..<starts[Int(beginning) + 1] where stands(place, in: text, at: index) {
        let term = forms[place].term
        let end = index + forms[place].range.count
        // An alias inside its own term's name is no second place.
        if end <= reaches[term] { continue }
        matches.append(Match(range: offsets[index]..<offsets[end], term: term, isNested: end <= reach))
        reaches[term] = end
        reach = max(reach, end)
      }
    }
    for match in matches { reaches[match.term] = 0 }
    return matches
  }

  /// Whether a form whose first two characters stand at `index` stands and counts there.
  private func stands(_ place: Int, in text: [UInt32], at index: Int) -> Bool {
    let form = forms[place]
    let end = index + form.range.count
    guard end <= text.count else { return false }
    for offset in 2..<form.range.count where characters[form.range.lowerBound + offset] != text[index + offset] {
      return false
    }
    guard form.isQuotedOnly else { return true }
    return index > 0 && end < text.count && TermMatcher.opens(text[index - 1]) && TermMatcher.closes(text[end])
  }

  private static func opens(_ value: UInt32) -> Bool { value == 0x201C || value == 0x300C || value == 0x300E }
  private static func closes(_ value: UInt32) -> Bool { value == 0x201D || value == 0x300D || value == 0x300F }
}
