import Text

/// A sentence as its place: the passage in its text and the sentence in the passage, both from 0.
struct SentencePlace: Sendable, Hashable, Comparable {
  let passage: Int
  let sentence: Int

  static func < (one: SentencePlace, other: SentencePlace) -> Bool {
    (one.passage, one.sentence) < (other.passage, other.sentence)
  }
}

/// The sentences of the passages that are not the same in both texts, ready to be compared.
struct SentenceUnits {
  /// The old ones first.
  let places: [SentencePlace]
  let oldCount: Int
  let tokens: [[WordingToken]]
  /// Equal for sentences that say the same in other forms.
  let keys: [[UInt64]]
  let shingles: Shingles

  /// - Parameter equal: the new passage that says exactly what an old one does.
  init(_ old: PlanText, _ new: PlanText, equal: (newOfOld: [Int?], oldOfNew: [Int?])) {
    var places: [SentencePlace] = []
    var tokens: [[WordingToken]] = []
    func add(_ text: PlanText, _ equal: [Int?]) {
      for (index, passage) in text.passages.enumerated() where equal[index] == nil {
        for (sentence, range) in passage.sentences.enumerated() {
          places.append(SentencePlace(passage: index, sentence: sentence))
          tokens.append(WordingToken.all(in: Array(passage.bytes[range])))
        }
      }
    }
    add(old, equal.newOfOld)
    oldCount = places.count
    add(new, equal.oldOfNew)
    self.places = places
    self.tokens = tokens
    keys = tokens.map { $0.lazy.filter { $0.kind != .blank }.map(\.key) }
    shingles = Shingles(tokens)
  }

  var olds: Range<Int> { 0..<oldCount }
  var news: Range<Int> { oldCount..<places.count }

  /// In quarters of a Han character.
  func weight(_ unit: Int) -> Int { tokens[unit].reduce(0) { $0 + ($1.kind == .letter ? $1.weight : 0) } }
}
