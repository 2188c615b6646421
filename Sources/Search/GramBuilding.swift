/// A place with the string that begins there, as far as a gram may reach.
struct GramItem {
  let place: FieldPlace
  let string: ArraySlice<UInt16>
}

/// The grams of a few places: what `GramPart` makes of very many.
struct GramBuilding {
  let ranking: DocumentRanking
  let mostPlaces: Int
  private(set) var grams: [(key: ArraySlice<UInt16>, value: GramValue)] = []

  init(ranking: DocumentRanking, mostPlaces: Int) {
    self.ranking = ranking
    self.mostPlaces = mostPlaces
  }

  /// Whether a gram goes no further, however many places it has.
  static func isDeepest(_ key: ArraySlice<UInt16>) -> Bool {
    key.count == GramTrie.deepest || key.last == FieldText.end
  }

  /// The node of a string, and all below.
  ///
  /// - Parameters:
  ///   - items: its places, ascending.
  ///   - length: how many units it has at least.
  mutating func add(_ items: [GramItem], length: Int) {
    guard let first = items.first else { return }
    guard items.count > mostPlaces else {
      grams.append((first.string.prefix(length), .leaf(items.map(\.place))))
      return
    }
    let shared = items.reduce(first.string.count) { shared, item in
      min(shared, zip(item.string, first.string).prefix { $0 == $1 }.count)
    }
    let key = first.string.prefix(shared)
    guard !GramBuilding.isDeepest(key) else {
      grams.append((key, .leaf(items.map(\.place))))
      return
    }
    grams.append((key, .inner(ranking.inner(items.map(\.place)))))
    let children = Dictionary(grouping: items) { $0.string[$0.string.startIndex + shared] }
    for (_, items) in children { add(items, length: shared + 1) }
  }
}
