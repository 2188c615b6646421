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

  /// A library is gone through once for each part; a part has about so many places, and at most this share of all.
  private static let partPlaces = 100_000
  private static let mostParts = 16

  let text: FieldText
  /// A leaf has no more places, unless it is `deepest` units long or ends its field.
  let mostPlaces: Int
  let ranking: DocumentRanking
  /// In how many places each unit stands.
  let unitCounts: [Int]

  init(_ text: FieldText, mostPlaces: Int, ranking: DocumentRanking) {
    self.text = text
    self.mostPlaces = mostPlaces
    self.ranking = ranking
    var counts = [Int](repeating: 0, count: 0x10000)
    for unit in text.units { counts[Int(unit)] += 1 }
    unitCounts = counts
  }

  /// The first units of the parts, in order.
  var parts: [ClosedRange<UInt16>] {
    let size = max(text.units.count / GramTrie.mostParts, GramTrie.partPlaces)
    var parts: [ClosedRange<UInt16>] = []
    var first: UInt16 = 1
    var places = 0
    for unit in 1...UInt16.max {
      places += unitCounts[Int(unit)]
      guard places >= size || unit == .max else { continue }
      parts.append(first...unit)
      first = unit &+ 1
      places = 0
    }
    return parts
  }

  /// The grams that begin with some units, with their values.
  func part(_ firsts: ClosedRange<UInt16>) -> GramPart {
    text.units.withUnsafeBufferPointer { units in
      var writer = GramPart.Writer(self, units)
      writer.write(firsts)
      return writer.part
    }
  }
}
