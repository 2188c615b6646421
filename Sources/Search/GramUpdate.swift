/// The trie of grams as it becomes when documents change: which grams are gone, which are new, and which have another value.
///
/// It goes down the trie with all places of the changed documents, old and new, sorted by what begins there; so it sees only
/// nodes that have any of them, and of these only what differs is looked at further.
struct GramUpdate {
  let changes: [DocumentChange]
  let old: ChangedPlaces
  let new: ChangedPlaces
  let ranking: DocumentRanking
  /// The levels of the changed documents before and after.
  let levels: [(old: UInt8, new: UInt8)]
  let mostPlaces: Int
  var files: PostingsFiles
  var texts: DocumentTexts
  /// By key: the new value of a gram, nil for one that is gone.
  private(set) var edits: [[UInt16]: GramValue?] = [:]

  init(
    _ changes: [DocumentChange], from before: DocumentLengths, to after: DocumentLengths, mostPlaces: Int,
    _ files: PostingsFiles, _ texts: DocumentTexts
  ) throws(UnforeseenIndex) {
    self.changes = changes
    (old, new) = ChangedPlaces.both(changes)
    ranking = DocumentRanking(after)
    levels = changes.map { (before.codes[$0.document], after.codes[$0.document]) }
    (self.mostPlaces, self.files, self.texts) = (mostPlaces, files, texts)
    try self.files.readAhead((old.items + new.items).filter(\.isChanged).map(\.string))
    try update(groups(old.items.indices, new.items.indices, at: 0))
  }

  /// The nodes of strings of one unit, and all below. They have nothing to do with each other, and so all cores are at it.
  private mutating func update(_ groups: [ChangedPlaces.Group]) throws(UnforeseenIndex) {
    let updates = try groups.batches(of: groups.count / 8 + 1).parallelResults { [self] batch throws(UnforeseenIndex) in
      var update = self
      for group in batch { _ = try update.update([group.unit], group) }
      return update
    }
    for update in updates {
      files.merge(update.files)
      edits.merge(update.edits) { edit, _ in edit }
    }
  }

  /// What becomes of a node.
  enum Outcome {
    case stands, gone
    /// There was none.
    case made
  }

  /// The node that a string leads to, and all below.
  ///
  /// - Parameters:
  ///   - string: that of the node above and one unit more.
  ///   - items: all of the changed documents that begin so.
  private mutating func update(
    _ string: [UInt16], _ items: ChangedPlaces.Group
  ) throws(UnforeseenIndex) -> Outcome {
    guard isConcerned(items) else { return .stands }
    let gram = try files.gram(from: string[...])
    guard let gram, gram.key.starts(with: string) else {
      guard items.old.isEmpty else { throw UnforeseenIndex() }
      build(newItems(items), length: string.count)
      return .made
    }
    switch GramValue(gram.value) {
    case .leaf(let places): return try updateLeaf(gram, places, string, items)
    case .inner(let inner): return try updateInner(gram, inner, string, items)
    case nil: throw UnforeseenIndex()
    }
  }

  /// Whether places changed, or ranks may have.
  private func isConcerned(_ items: ChangedPlaces.Group) -> Bool {
    func isConcerned(_ item: ChangedPlaces.Item) -> Bool {
      item.isChanged || levels[item.change].old != levels[item.change].new
    }
    return old.items[items.old].contains(where: isConcerned) || new.items[items.new].contains(where: isConcerned)
  }

  private mutating func set(_ key: ArraySlice<UInt16>, _ value: GramValue?) {
    edits.updateValue(value, forKey: Array(key))
  }

  func groups(_ oldRange: Range<Int>, _ newRange: Range<Int>, at depth: Int) -> [ChangedPlaces.Group] {
    ChangedPlaces.groups((old, oldRange), (new, newRange), at: depth)
  }

  private func newItems(_ items: ChangedPlaces.Group) -> [GramItem] {
    new.items[items.new].filter(\.isChanged).map { GramItem(place: $0.place, string: $0.string) }
  }

  // MARK: Leaves

  private mutating func updateLeaf(
    _ gram: PostingsFiles.Gram, _ before: [FieldPlace], _ string: [UInt16], _ items: ChangedPlaces.Group
  ) throws(UnforeseenIndex) -> Outcome {
    let places = try changed(before, items)
    let added = newItems(items)
    if places == before, added.allSatisfy({ $0.string.starts(with: gram.key) }) { return .stands }
    set(gram.key, nil)
    if places.isEmpty { return .gone }
    if places.count <= mostPlaces {
      set(string[...], .leaf(places))
      return .stands
    }
    // Grams that are long or end their field have more places than others.
    let isDeep = GramBuilding.isDeepest(gram.key)
    if isDeep, added.allSatisfy({ $0.string.starts(with: gram.key) }) {
      set(gram.key, .leaf(places))
      return .stands
    }
    let strings = Dictionary(added.map { ($0.place, $0.string) }, uniquingKeysWith: { first, _ in first })
    if isDeep, before.count > mostPlaces {
      build(places.map { GramItem(place: $0, string: strings[$0] ?? gram.key) }, length: string.count)
      return .stands
    }
    try texts.read(places.map { $0.field / 2 })
    var all: [GramItem] = []
    for place in places {
      guard let found = strings[place] ?? texts.string(at: place), found.starts(with: string) else {
        throw UnforeseenIndex()
      }
      all.append(GramItem(place: place, string: found))
    }
    build(all, length: string.count)
    return .stands
  }

  /// Ascending places without those that are no more and with those that are new.
  private func changed(_ places: [FieldPlace], _ items: ChangedPlaces.Group) throws(UnforeseenIndex) -> [FieldPlace] {
    let gone = old.items[items.old].lazy.filter(\.isChanged).map(\.place).sorted()
    let come = new.items[items.new].lazy.filter(\.isChanged).map(\.place).sorted()
    var changed: [FieldPlace] = []
    changed.reserveCapacity(places.count + come.count)
    var next = 0
    var nextGone = 0
    for place in places {
      if nextGone < gone.count, gone[nextGone] == place {
        nextGone += 1
        continue
      }
      while next < come.count, come[next] < place {
        changed.append(come[next])
        next += 1
      }
      if next < come.count, come[next] == place { throw UnforeseenIndex() }
      changed.append(place)
    }
    guard nextGone == gone.count else { throw UnforeseenIndex() }
    return changed + come[next...]
  }

  /// The grams of places, of which the first units are the same.
  private mutating func build(_ items: [GramItem], length: Int) {
    var building = GramBuilding(ranking: ranking, mostPlaces: mostPlaces)
    building.add(items.sorted { $0.place < $1.place }, length: length)
    for (key, value) in building.grams { set(key, value) }
  }

  // MARK: Inner nodes

  private mutating func updateInner(
    _ gram: PostingsFiles.Gram, _ before: InnerGram, _ string: [UInt16], _ items: ChangedPlaces.Group
  ) throws(UnforeseenIndex) -> Outcome {
    let key = gram.key
    let count = before.places - items.old.count + items.new.count
    guard count > mostPlaces else {
      let places = try changed(try places(deletedBelow: key), items)
      if places.isEmpty { return .gone }
      set(string[...], .leaf(places))
      return .stands
    }
    let shared = new.items[items.new].reduce(key.count) { shared, item in
      min(shared, zip(item.string, key).prefix { $0 == $1 }.count)
    }
    if shared < key.count { return try branch(key, before, at: shared, string, items) }
    let after = try ranked(before, key, items)
    if after != before { set(key, .inner(after)) }
    var (gone, made) = (Set<UInt16>(), 0)
    for group in groups(items.old, items.new, at: key.count) {
      switch try update(Array(key) + [group.unit], group) {
      case .stands: break
      case .gone: gone.insert(group.unit)
      case .made: made += 1
      }
    }
    // A node with one node below it is none.
    if !gone.isEmpty, try standing(below: gram, without: gone) + made < 2 { set(key, nil) }
    return .stands
  }

  /// Something goes on otherwise in the middle of what an inner node's places have in common.
  private mutating func branch(
    _ key: ArraySlice<UInt16>, _ before: InnerGram, at depth: Int, _ string: [UInt16], _ items: ChangedPlaces.Group
  ) throws(UnforeseenIndex) -> Outcome {
    let groups = groups(items.old, items.new, at: depth)
    let unit = key[key.startIndex + depth]
    let former = groups.first { $0.unit == unit }
    if before.places - (former?.old.count ?? 0) + (former?.new.count ?? 0) == 0 {
      _ = try places(deletedBelow: key)
      build(newItems(items), length: string.count)
      return .stands
    }
    let upper = key.prefix(depth)
    // All its former places are those of the node below.
    set(upper, .inner(try ranked(before, upper, items)))
    for group in groups { _ = try update(Array(upper) + [group.unit], group) }
    return .stands
  }

  /// How many nodes stand directly below an inner node, but for some; 2 for more.
  private mutating func standing(
    below gram: PostingsFiles.Gram, without gone: Set<UInt16>
  ) throws(UnforeseenIndex) -> Int {
    var count = 0
    var next = try files.gram(behind: gram.place)
    while count < 2, let child = next, child.key.starts(with: gram.key) {
      let unit = child.key[child.key.startIndex + gram.key.count]
      if !gone.contains(unit) { count += 1 }
      guard unit < .max else { break }
      next = try files.gram(from: gram.key + [unit + 1])
    }
    return count
  }

  /// All former places of a string, ascending; its grams are gone.
  private mutating func places(
    deletedBelow string: ArraySlice<UInt16>
  ) throws(UnforeseenIndex) -> [FieldPlace] {
    var places: [FieldPlace] = []
    for gram in try grams(below: string) {
      places += gram.places
      set(gram.key, nil)
    }
    return places.sorted()
  }

  /// The former grams that begin so, with the places of those that name them.
  mutating func grams(
    below string: ArraySlice<UInt16>
  ) throws(UnforeseenIndex) -> [(key: ArraySlice<UInt16>, places: [FieldPlace])] {
    var grams: [(key: ArraySlice<UInt16>, places: [FieldPlace])] = []
    var next = try files.gram(from: string)
    while let gram = next, gram.key.starts(with: string) {
      switch GramValue(gram.value) {
      case .leaf(let places): grams.append((gram.key, places))
      case .inner: grams.append((gram.key, []))
      case nil: throw UnforeseenIndex()
      }
      next = try files.gram(behind: gram.place)
    }
    return grams
  }
}
