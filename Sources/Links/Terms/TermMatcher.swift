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

  /// A form by the place of its bytes among all.
  private struct PlacedForm {
    let range: Range<Int>
    let term: Int
    let isQuotedOnly: Bool
  }

  /// The forms in UTF-8, one behind the other.
  private let bytes: [UInt8]
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
    var bytes: [UInt8] = []
    var placed: [PlacedForm] = []
    var beginnings = NumberedKeys(about: forms.count)
    var marks = Array(repeating: UInt64(0), count: 1 << 10)
    // Each form by its beginning, then its length, then its place.
    var order: [UInt64] = []
    for form in forms {
      let start = bytes.count
      bytes += form.text.utf8
      guard start < bytes.count else { continue }
      let (one, length) = Scalar.decode(bytes, at: start)
      guard start + length < bytes.count else { continue }
      let other = Scalar.decode(bytes, at: start + length).value
      let beginning = beginnings.number(of: TermMatcher.key(one, other))
      let hash = TermMatcher.hash(one, other)
      marks[hash >> 6] |= 1 << UInt64(hash & 63)
      let shortness = 0xFFFFF - min(bytes.count - start, 0xFFFFF)
      order.append(UInt64(beginning) << 44 | UInt64(shortness) << 24 | UInt64(placed.count))
      placed.append(PlacedForm(range: start..<bytes.count, term: form.term, isQuotedOnly: form.isQuotedOnly))
    }
    order.sort()
    self.forms = order.map { placed[Int($0 & 0xFF_FFFF)] }
    var starts = Array(repeating: 0, count: beginnings.keys.count + 1)
    for key in order { starts[Int(key >> 44) + 1] += 1 }
    for beginning in beginnings.keys.indices { starts[beginning + 1] += starts[beginning] }
    self.starts = starts
    self.bytes = bytes
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
    let marks = marks
    var matches: [Match] = []
    // How far the matches reach that were found so far, of any term: what ends before it lies inside one.
    var reach = 0
    utf8.withUnsafeBufferPointer { utf8 in
      var start = 0
      var (one, offset) = utf8.isEmpty ? (0, 0) : Scalar.decode(utf8, at: 0)
      while offset < utf8.count {
        let (other, length) = Scalar.decode(utf8, at: offset)
        let hash = TermMatcher.hash(one, other)
        if marks[hash >> 6] & 1 << UInt64(hash & 63) != 0 {
          addMatches(one, other, utf8, at: start, &reach, to: &matches)
        }
        (one, start) = (other, offset)
        offset += length
      }
    }
    for match in matches { reaches[match.term] = 0 }
    return matches
  }

  /// Adds the forms that stand at `start`, where two characters stand that forms may begin with.
  private mutating func addMatches(
    _ one: UInt32, _ other: UInt32, _ utf8: UnsafeBufferPointer<UInt8>, at start: Int, _ reach: inout Int,
    to matches: inout [Match]
  ) {
    guard let beginning = beginnings.numberIfMet(TermMatcher.key(one, other)) else { return }
    for place in starts[Int(beginning)]..<starts[Int(beginning) + 1] where stands(place, in: utf8, at: start) {
      let term = forms[place].term
      let end = start + forms[place].range.count
      // An alias inside its own term's name is no second place.
      if end <= reaches[term] { continue }
      matches.append(Match(range: start..<end, term: term, isNested: end <= reach))
      reaches[term] = end
      reach = max(reach, end)
    }
  }

  /// Whether a form stands and counts at `start`.
  private func stands(_ place: Int, in utf8: UnsafeBufferPointer<UInt8>, at start: Int) -> Bool {
    let form = forms[place]
    let end = start + form.range.count
    guard end <= utf8.count else { return false }
    for offset in 0..<form.range.count where bytes[form.range.lowerBound + offset] != utf8[start + offset] {
      return false
    }
    return !form.isQuotedOnly || TermMatcher.isQuoted(start..<end, in: utf8)
  }

  /// Whether “…”, 「…」 or 『…』 stand around `range`.
  private static func isQuoted(_ range: Range<Int>, in utf8: UnsafeBufferPointer<UInt8>) -> Bool {
    guard range.lowerBound >= 3, range.upperBound + 3 <= utf8.count else { return false }
    let (before, length) = Scalar.decode(utf8, at: range.lowerBound - 3)
    return length == 3 && opens(before) && closes(Scalar.decode(utf8, at: range.upperBound).value)
  }

  private static func opens(_ value: UInt32) -> Bool { value == 0x201C || value == 0x300C || value == 0x300E }
  private static func closes(_ value: UInt32) -> Bool { value == 0x201D || value == 0x300D || value == 0x300F }
}
