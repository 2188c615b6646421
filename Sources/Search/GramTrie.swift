/// The grams of all fields: of every place the shortest string that begins there and stands in few places in all.
///
/// The grams are the leaves of a trie over the UTF-16 units of the fields; a string that begins in more than `mostPlaces`
/// places is an inner node with a child for each unit that follows it, and nodes with a single child are left out
/// (Morrison, PATRICIA, 1968). So every place is in exactly one leaf, a frequent string is told by its node without its
/// places, and any string is found by few leaves side by side. A place is visited once for each unit of its gram.
///
/// The trie is never there as a whole: it is made in parts, each of some first units, which `GramPart` writes.
struct GramTrie: Sendable {
  /// A gram of so many units is a leaf, whatever its places.
  static let deepest = 32

  /// How much of all places is listed at a time, and how much of them is one part; and what is not worth dividing.
  private static let (rounds, parts) = (8, 64)
  private static let (roundPlaces, partPlaces) = (500_000, 100_000)

  let text: FieldText
  let places: UnitPlaces
  /// A leaf has no more places, unless it is `deepest` units long or ends its field.
  let mostPlaces: Int
  let ranking: DocumentRanking

  init(_ text: FieldText, mostPlaces: Int, ranking: DocumentRanking) {
    self.text = text
    self.mostPlaces = mostPlaces
    self.ranking = ranking
    places = UnitPlaces(text.units)
  }

  /// First units the places of which are to be listed together, in order. What ends fields begins no gram.
  var rounds: [ClosedRange<UInt16>] {
    divided(1...UInt16.max, by: max(text.units.count / GramTrie.rounds, GramTrie.roundPlaces))
  }

  /// The first units of the parts of a round, in order.
  func parts(of round: ClosedRange<UInt16>) -> [ClosedRange<UInt16>] {
    divided(round, by: max(text.units.count / GramTrie.parts, GramTrie.partPlaces))
  }

  private func divided(_ units: ClosedRange<UInt16>, by size: Int) -> [ClosedRange<UInt16>] {
    var ranges: [ClosedRange<UInt16>] = []
    var first = units.lowerBound
    var count = 0
    for unit in units {
      count += places.counts[Int(unit)]
      guard count >= size || unit == units.upperBound else { continue }
      ranges.append(first...unit)
      first = unit &+ 1
      count = 0
    }
    return ranges
  }
}
