/// The grams of all fields: of every place the shortest string that begins there and stands in few places in all.
///
/// The grams are the leaves of a trie over the UTF-16 units of the fields; a string that begins in more than `mostPlaces`
/// places is an inner node with a child for each unit that follows it, and nodes with a single child are left out
/// (Morrison, PATRICIA, 1968). So every place is in exactly one leaf, a frequent string is told by its node without its
/// places, and any string is found by few leaves side by side. A place is visited once for each unit of its gram.
///
/// The trie is never there as a whole: it is made in parts, which `GramPart` writes.
struct GramTrie: Sendable {
  /// A gram of so many units is a leaf, whatever its places.
  static let deepest = 32

  let text: FieldText
  let places: UnitPlaces
  let ranking: DocumentRanking

  private let limits: IndexLimits

  init(_ text: FieldText, ranking: DocumentRanking, limits: IndexLimits) {
    self.text = text
    self.ranking = ranking
    self.limits = limits
    places = UnitPlaces(text.units)
  }

  enum Part: Sendable {
    /// What begins with some units.
    case firsts(ClosedRange<UInt16>)
    /// The node of a single unit that has too many places for one part.
    case node(UInt16, PlacesByFollower)
    /// What is below that, for some of the places.
    case children(UInt16, PlacesByFollower, Range<Int>)
  }

  /// A leaf has no more places, unless it is `deepest` units long or ends its field.
  var mostPlaces: Int { limits.placesOfGram }

  /// First units the places of which are to be listed together, in order. What ends fields begins no gram.
  var rounds: [ClosedRange<UInt16>] {
    GramTrie.divided(
      1...UInt16.max, places.counts, by: max(text.units.count / limits.roundsOfPlaces, limits.placesOfRound))
  }

  /// The parts of a round, in order.
  ///
  /// - Parameter list: the places of the round.
  func parts(of round: ClosedRange<UInt16>, _ list: UnitPlaces.List) -> [Part] {
    let size = max(text.units.count / limits.partsOfPlaces, limits.placesOfPart, limits.placesOfGram)
    return GramTrie.divided(round, places.counts, by: size).flatMap { firsts in
      // A range ends with the unit that made it large enough.
      let last = firsts.upperBound
      let count = places.counts[Int(last)]
      guard count / 2 > size else { return [Part.firsts(firsts)] }
      let sorted = list.sorted(last, in: text.units, count: count)
      guard sorted.followers.count > 1 else { return [Part.firsts(firsts)] }
      return (firsts.lowerBound < last ? [.firsts(firsts.lowerBound...last - 1)] : []) + [.node(last, sorted)]
        + sorted.divided(by: size).map { .children(last, sorted, $0) }
    }
  }

  /// Ranges of units, each with at least `size` places, but perhaps for the last.
  private static func divided(
    _ units: ClosedRange<UInt16>, _ counts: [Int], by size: Int
  ) -> [ClosedRange<UInt16>] {
    var ranges: [ClosedRange<UInt16>] = []
    var first = units.lowerBound
    var count = 0
    for unit in units {
      count += counts[Int(unit)]
      if count >= size {
        ranges.append(first...unit)
        first = unit &+ 1
        count = 0
      }
    }
    if count > 0 { ranges.append(first...units.upperBound) }
    return ranges
  }
}
