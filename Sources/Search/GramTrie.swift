/// The grams of all fields: of every place the shortest string that begins there and stands in few places in all.
///
/// The grams are the leaves of a trie over the UTF-16 units of the fields; a string that begins in more than `mostPlaces`
/// places is an inner node with a child for each unit that follows it, and nodes with a single child are left out
/// (Morrison, PATRICIA, 1968). So every place is in exactly one leaf, a frequent string is told by its node without its
/// places, and any string is found by few leaves side by side. A place is visited once for each unit of its gram: the
/// places of a node are sorted by their next unit (MSD radix sort: McIlroy, Bostic and McIlroy, 1993).
struct GramTrie {
  /// A gram of so many units is a leaf, whatever its places.
  static let deepest = 32
  /// Places that are sorted at a time; their memory is 16 bytes each, twice.
  private static let batchSize = 4_000_000

  /// A place: the field above 40 bits, the index in `units` below.
  typealias Place = UInt64

  /// What the trie consists of, in the order of its keys.
  enum Node {
    /// Ascending places.
    case leaf(key: [UInt16], places: ArraySlice<Place>)
    case inner(key: [UInt16], places: ArraySlice<Place>)
  }

  private let text: FieldText
  /// A leaf has no more places, unless it is `deepest` units long or ends its field.
  private let mostPlaces: Int

  init(_ text: FieldText, mostPlaces: Int) {
    self.text = text
    self.mostPlaces = mostPlaces
  }

  static func field(_ place: Place) -> Int { Int(place >> 40) }

  private static func index(_ place: Place) -> Int { Int(place & 0xFF_FFFF_FFFF) }

  /// Where in its field a place is, in units.
  func offset(_ place: Place) -> Int {
    GramTrie.index(place) - text.starts[GramTrie.field(place)]
  }

  /// Passes on the nodes in the order of their keys, which is that of UTF-16 units; and before the nodes of each first
  /// unit what follows it.
  func forEachNode(
    _ body: (Node) -> Void, pairs: (_ first: UInt16, _ followers: [(unit: UInt16, count: Int)]) -> Void
  ) {
    var counts = [Int](repeating: 0, count: 0x10000)
    for unit in text.units { counts[Int(unit)] += 1 }
    var sorter = NextUnitSort(units: text.units)
    var first = 1
    while first < counts.count {
      var last = first
      var total = counts[first]
      while last + 1 < counts.count, total + counts[last + 1] <= GramTrie.batchSize {
        last += 1
        total += counts[last]
      }
      if total > 0 {
        var places = self.places(first...last, count: total)
        let groups = sorter.followers(of: places[...], depth: 0)
        sorter.sort(&places, in: 0..<total, depth: 0, groups)
        var start = 0
        for (unit, count) in groups {
          let range = start..<start + count
          pairs(unit, sorter.followers(of: places[range], depth: 1))
          visit(&places, range, key: [unit], &sorter, body)
          start += count
        }
      }
      first = last + 1
    }
  }

  /// The places whose first unit is in `range`, ascending.
  private func places(_ range: ClosedRange<Int>, count: Int) -> [Place] {
    var places: [Place] = []
    places.reserveCapacity(count)
    for (field, start) in text.starts.enumerated() {
      let end = field + 1 < text.starts.count ? text.starts[field + 1] : text.units.count
      for index in start..<end where range.contains(Int(text.units[index])) {
        places.append(UInt64(field) << 40 | UInt64(index))
      }
    }
    return places
  }

  private func visit(
    _ places: inout [Place], _ range: Range<Int>, key: [UInt16], _ sorter: inout NextUnitSort, _ body: (Node) -> Void
  ) {
    guard range.count > mostPlaces, key.count < GramTrie.deepest, key.last != FieldText.end else {
      body(.leaf(key: key, places: places[range]))
      return
    }
    let followers = sorter.followers(of: places[range], depth: key.count)
    if followers.count > 1 {
      body(.inner(key: key, places: places[range]))
      sorter.sort(&places, in: range, depth: key.count, followers)
    }
    var start = range.lowerBound
    for (unit, count) in followers {
      visit(&places, start..<start + count, key: key + [unit], &sorter, body)
      start += count
    }
  }
}

/// Sorts places by the unit that follows, those with the same one in the order in which they were.
private struct NextUnitSort {
  let units: [UInt16]
  private var counts = [Int](repeating: 0, count: 0x10000)

  init(units: [UInt16]) {
    self.units = units
  }

  /// The units at `depth` behind places, ascending, with how many places have each.
  mutating func followers(of places: ArraySlice<GramTrie.Place>, depth: Int) -> [(unit: UInt16, count: Int)] {
    var seen: [UInt16] = []
    for place in places {
      let unit = self.unit(place, depth)
      if counts[Int(unit)] == 0 { seen.append(unit) }
      counts[Int(unit)] += 1
    }
    seen.sort()
    return seen.map { unit in
      defer { counts[Int(unit)] = 0 }
      return (unit, counts[Int(unit)])
    }
  }

  /// - Parameter followers: what `followers(of:depth:)` says of the places.
  mutating func sort(
    _ places: inout [GramTrie.Place], in range: Range<Int>, depth: Int, _ followers: [(unit: UInt16, count: Int)]
  ) {
    var start = range.lowerBound
    for (unit, count) in followers {
      counts[Int(unit)] = start
      start += count
    }
    for place in Array(places[range]) {
      let unit = Int(self.unit(place, depth))
      places[counts[unit]] = place
      counts[unit] += 1
    }
    for (unit, _) in followers { counts[Int(unit)] = 0 }
  }

  private func unit(_ place: GramTrie.Place, _ depth: Int) -> UInt16 {
    units[Int(place & 0xFF_FFFF_FFFF) + depth]
  }
}
