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

  private let forms: [Form]
  /// A tree of the forms' characters: a node, numbered from 1, for each node above it (0 for the root) with a character.
  private let nodes: NumberedKeys
  /// The form that ends at each node; -1 for none.
  private let ends: [Int32]
  /// The characters of the basic plane that a form begins with, a bit for each.
  private let firsts: [UInt64]
  /// How far the matches of each term reach, while a text is walked over; else 0.
  private var reaches: [Int]
  /// The forms that begin at a place, the shorter before the longer, while they are looked for.
  private var candidates: [Int] = []

  init(_ forms: [Form]) {
    self.forms = forms.filter { $0.characters.count > 1 }
    var nodes = NumberedKeys(about: forms.count * 4)
    var ends: [Int32] = [-1]
    var firsts = Array(repeating: UInt64(0), count: 1 << 10)
    for (place, form) in self.forms.enumerated() {
      var node: Int32 = 0
      for character in form.characters {
        node = nodes.number(of: TermMatcher.key(node, character)) + 1
        if Int(node) == ends.count { ends.append(-1) }
      }
      ends[Int(node)] = Int32(place)
      let first = form.characters[0]
      if first < 0x10000 { firsts[Int(first >> 6)] |= 1 << UInt64(first & 63) }
    }
    self.nodes = nodes
    self.ends = ends
    self.firsts = firsts
    reaches = Array(repeating: 0, count: (forms.map(\.term).max() ?? -1) + 1)
  }

  private static func key(_ node: Int32, _ character: UInt32) -> UInt64 {
    UInt64(UInt32(node)) << 32 | UInt64(character)
  }

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
    for index in text.indices where mayBegin(with: text[index]) {
      findCandidates(in: text, at: index)
      for place in candidates.reversed() where fits(forms[place], text, at: index) {
        let term = forms[place].term
        let end = index + forms[place].characters.count
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
  private func fits(_ form: Form, _ text: [UInt32], at index: Int) -> Bool {
    guard form.isQuotedOnly else { return true }
    let end = index + form.characters.count
    return index > 0 && end < text.count && TermMatcher.opens(text[index - 1]) && TermMatcher.closes(text[end])
  }

  private static func opens(_ value: UInt32) -> Bool { value == 0x201C || value == 0x300C || value == 0x300E }
  private static func closes(_ value: UInt32) -> Bool { value == 0x201D || value == 0x300D || value == 0x300F }
}
