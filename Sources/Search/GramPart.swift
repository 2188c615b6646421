/// The grams of a part of a trie, in the order of their keys, which is that of UTF-16 units.
struct GramPart: Sendable {
  let grams: GramEntries
  /// What stands side by side, where the first unit is one of the part.
  let pairs: [UnitPair]

  /// - Parameter list: the places of the part's first units, and perhaps others.
  init(_ part: GramTrie.Part, of trie: GramTrie, _ list: UnitPlaces.List) {
    self = trie.text.withPointers { text in
      var writer = Writer(trie, text)
      switch part {
      case .firsts(let units):
        for unit in units where trie.places.counts[Int(unit)] > 0 { writer.write(unit, list) }
      case .node(let unit, let sorted): writer.writeNode(unit, list, sorted)
      case .children(let unit, let sorted, let range): writer.writeChildren(unit, sorted.places[range])
      }
      return writer.take()
    }
  }

  private init(grams: GramEntries, pairs: [UnitPair]) {
    self.grams = grams
    self.pairs = pairs
  }

  /// Goes down the trie: the places of a node are sorted by their next unit, and each run of them is a child.
  fileprivate struct Writer: ~Copyable {
    let trie: GramTrie
    let text: FieldText.Pointers
    var entries = GramEntries.Writer()
    var pairs: [UnitPair] = []
    var counts = UnitCounts()
    /// The string of the node that is being written, from the root.
    let path = UnsafeMutablePointer<UInt16>.allocate(capacity: GramTrie.deepest)
    var places = SpareMemory<UInt32>()
    var occurrences = SpareMemory<Occurrence>()
    var spare = SpareMemory<Occurrence>()

    init(_ trie: GramTrie, _ text: FieldText.Pointers) {
      self.trie = trie
      self.text = text
    }

    deinit {
      path.deallocate()
    }

    mutating func take() -> GramPart {
      GramPart(grams: entries.take(), pairs: pairs)
    }

    /// Begins the entry of the string of so many units that the path leads to.
    ///
    /// - Parameter shared: how many units of it are those of the last string that was written: all of the string of the inner
    ///   node above it.
    @inline(__always)
    mutating func begin(length: Int, shared: Int) {
      entries.begin(UnsafeBufferPointer(start: path, count: length), shared: shared)
    }
  }
}

extension GramPart.Writer {
  /// The node of a single unit, and all below.
  fileprivate mutating func write(_ first: UInt16, _ list: UnitPlaces.List) {
    let places = places(of: first, list)
    let occurrences = located(UnsafeBufferPointer(places))
    addPairs(first, counts.followers(places.count) { occurrences[$0].unit })
    write(
      occurrences, beside: spare.room(for: places.count), length: 1, inWindow: Occurrence.windowUnits, shared: 0)
  }

  /// The node of a single unit alone, where there is more than one child below it.
  fileprivate mutating func writeNode(_ first: UInt16, _ list: UnitPlaces.List, _ sorted: PlacesByFollower) {
    let (places, text) = (places(of: first, list), text)
    addPairs(first, sorted.followers)
    begin(length: 1, shared: 0)
    trie.ranking.write(count: places.count, to: &entries.json) { text.field(places[$0]) }
    entries.end()
  }

  /// What is below that.
  fileprivate mutating func writeChildren(_ first: UInt16, _ places: ArraySlice<UInt32>) {
    path[0] = first
    let occurrences = places.withUnsafeBufferPointer { located($0) }
    writeChildren(
      occurrences, beside: spare.room(for: places.count), length: 1, inWindow: Occurrence.windowUnits)
  }

  private mutating func places(of first: UInt16, _ list: UnitPlaces.List) -> UnsafeMutableBufferPointer<UInt32> {
    path[0] = first
    let places = places.room(for: trie.places.counts[Int(first)])
    list.copy(first, to: places)
    return places
  }

  /// Places with all that is to be known of them: looked up for many in one go, which is several times as fast as for one
  /// after the other when it is needed.
  private mutating func located(_ places: UnsafeBufferPointer<UInt32>) -> UnsafeMutableBufferPointer<Occurrence> {
    let occurrences = occurrences.room(for: places.count)
    for index in places.indices { occurrences[index] = text.occurrence(places[index]) }
    return occurrences
  }

  private mutating func addPairs(_ first: UInt16, _ followers: [UnitCounts.Follower]) {
    for (unit, count) in followers { pairs.append(UnitPair(first, unit, count: count)) }
  }

  /// The node of a string, and all below.
  ///
  /// - Parameters:
  ///   - occurrences: its places, ascending; they are not needed any more then.
  ///   - spare: as much memory.
  ///   - inWindow: how many units are left in the windows.
  private mutating func write(
    _ occurrences: UnsafeMutableBufferPointer<Occurrence>, beside spare: UnsafeMutableBufferPointer<Occurrence>,
    length: Int, inWindow: Int, shared: Int
  ) {
    var (length, inWindow) = (length, inWindow)
    guard occurrences.count > trie.mostPlaces, goToBranch(occurrences, &length, &inWindow) else {
      writeLeaf(occurrences, length: length, shared: shared)
      return
    }
    begin(length: length, shared: shared)
    trie.ranking.write(count: occurrences.count, to: &entries.json) { occurrences[$0].field }
    entries.end()
    writeChildren(occurrences, beside: spare, length: length, inWindow: inWindow)
  }

  private mutating func writeChildren(
    _ occurrences: UnsafeMutableBufferPointer<Occurrence>, beside spare: UnsafeMutableBufferPointer<Occurrence>,
    length: Int, inWindow: Int
  ) {
    let followers = counts.followers(occurrences.count) { occurrences[$0].unit }
    counts.distribute(
      occurrences.count, followers, unit: { occurrences[$0].unit },
      move: { from, to in spare[to] = occurrences[from].behind(1) })
    var start = 0
    for (unit, count) in followers {
      path[length] = unit
      write(
        UnsafeMutableBufferPointer(rebasing: spare[start..<start + count]),
        beside: UnsafeMutableBufferPointer(rebasing: occurrences[start..<start + count]),
        length: length + 1, inWindow: inWindow - 1, shared: length)
      start += count
    }
  }

  /// Goes on in the text for as long as all occurrences do so with the same units.
  ///
  /// - Returns: whether they then go on with different ones; if not, the string ends its field or is as long as one may be.
  private func goToBranch(
    _ occurrences: UnsafeMutableBufferPointer<Occurrence>, _ length: inout Int, _ inWindow: inout Int
  ) -> Bool {
    while path[length - 1] != FieldText.end, length < GramTrie.deepest {
      if inWindow == 0 {
        for index in occurrences.indices {
          occurrences[index].window = text.units.window(at: text.place(occurrences[index]) + length)
        }
        inWindow = Occurrence.windowUnits
      }
      let same = min(Occurrence.sharedUnits(occurrences), inWindow)
      if same == 0 { return true }
      var window = occurrences[0].window
      for _ in 0..<same where path[length - 1] != FieldText.end && length < GramTrie.deepest {
        path[length] = UInt16(truncatingIfNeeded: window)
        window >>= 16
        length += 1
      }
      inWindow -= same
      if inWindow > 0 { for index in occurrences.indices { occurrences[index] = occurrences[index].behind(same) } }
    }
    return false
  }

  /// A gram with its places.
  @inline(__always)
  private mutating func writeLeaf(_ occurrences: UnsafeMutableBufferPointer<Occurrence>, length: Int, shared: Int) {
    begin(length: length, shared: shared)
    var lastField = -1
    var lastOffset = 0
    for occurrence in occurrences {
      let field = Int(occurrence.field)
      let offset = Int(occurrence.offset)
      entries.json.appendDigits(field - lastField)
      entries.json.appendDigits(field == lastField ? offset - lastOffset : offset)
      (lastField, lastOffset) = (field, offset)
    }
    entries.end()
  }
}
