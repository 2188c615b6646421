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

  /// What is known of a form whose characters were found.
  private struct Ending {
    let length: Int
    let term: Int
    let isQuotedOnly: Bool
  }

  private let endings: [Ending]
  /// A tree of the forms' characters: a node, numbered from 1, for each node above it (0 for the root) with a character.
  private let nodes: NumberedKeys
  /// The form that ends at each node; -1 for none.
  private let ends: [Int32]
  /// The pairs of characters that forms begin with, a bit for each hash of one: where no form begins, one look says so.
  private let beginnings: [UInt64]
  /// How far the matches of each term reach, while a text is walked over; else 0.
  private var reaches: [Int]
  /// The forms that begin at a place, the shorter before the longer, while they are looked for.
  private var candidates: [Int] = []

  init(_ forms: [Form]) {
    let forms = forms.filter { $0.characters.count > 1 }
    var nodes = NumberedKeys(about: forms.count * 4)
    var ends: [Int32] = [-1]
    var beginnings = Array(repeating: UInt64(0), count: 1 << 10)
    for (place, form) in forms.enumerated() {
      var node: Int32 = 0
      for character in form.characters {
        node = nodes.number(of: TermMatcher.key(node, character)) + 1
        if Int(node) == ends.count { ends.append(-1) }
      }
      ends[Int(node)] = Int32(place)
      let hash = TermMatcher.hash(form.characters[0], form.characters[1])
      beginnings[hash >> 6] |= 1 << UInt64(hash & 63)
    }
    endings = forms.map { Ending(length: $0.characters.count, term: $0.term, isQuotedOnly: $0.isQuotedOnly) }
    self.nodes = nodes
    self.ends = ends
    self.beginnings = beginnings
    reaches = Array(repeating: 0, count: (forms.map(\.term).max() ?? -1) + 1)
  }

  private static func key(_ node: Int32, _ character: UInt32) -> UInt64 {
    UInt64(UInt32(node)) << 32 | UInt64(character)
  }

  /// Sixteen bits for a pair of characters (Knuth, The Art of Computer Programming, 6.4).
  private static func hash(_ one: UInt32, _ other: UInt32) -> Int {
    Int(((one << 16 ^ other) &* 0x9E37_79B9) >> 16)
  }

  /// All matches in `utf8`, by where they begin, the longer before the shorter.
  mutating func matches(in utf8: [UInt8]) -> [Match] {
    let decoded = ScalarText(utf8)
    let (text, offsets, beginnings) = (decoded.scalars, decoded.offsets, beginnings)
    var matches: [Match] = []
    // How far the matches reach that were found so far, of any term: what ends before it lies inside one.
    var reach = 0
    for index in text.indices.dropLast() {
      let hash = TermMatcher.hash(text[index], text[index + 1])
      guard beginnings[hash >> 6] & 1 << UInt64(hash & 63) != 0 else { continue }
      findCandidates(in: text, at: index)
      for place in candidates.reversed() where fits(endings[place], text, at: index) {
        let term = endings[place].term
        let end = index + endings[place].length
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

  private mutating func findCandidates(in text: [UInt32], at start: Int) {
    candidates.removeAll(keepingCapacity: true)
    var node: Int32 = 0
    var index = start
    while index < text.count, let number = nodes.numberIfMet(TermMatcher.key(node, text[index])) {
      node = number + 1
      index += 1
      if ends[Int(node)] >= 0 { candidates.append(Int(ends[Int(node)])) }
    }
  }

  /// Whether a form whose characters stand at `index` counts there.
  private func fits(_ form: Ending, _ text: [UInt32], at index: Int) -> Bool {
    guard form.isQuotedOnly else { return true }
    let end = index + form.length
    return index > 0 && end < text.count && TermMatcher.opens(text[index - 1]) && TermMatcher.closes(text[end])
  }

  private static func opens(_ value: UInt32) -> Bool { value == 0x201C || value == 0x300C || value == 0x300E }
  private static func closes(_ value: UInt32) -> Bool { value == 0x201D || value == 0x300D || value == 0x300F }
}
