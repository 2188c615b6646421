/// The grams that begin with some units, in the order of their keys, which is that of UTF-16 units.
struct GramPart: Sendable {
  let grams: GramEntries
  /// What stands side by side, where the first is one of those units.
  let pairs: [UnitPair]

  /// - Parameter places: where those units stand, and perhaps others.
  init(_ firsts: ClosedRange<UInt16>, of trie: GramTrie, _ places: UnitPlaces.List) {
    self = trie.text.withPointers { text in
      var writer = Writer(trie, text)
      for unit in firsts {
        let count = trie.places.counts[Int(unit)]
        if count > 0 { writer.write(unit, count: count, places) }
      }
      return writer.take()
    }
  }

  private init(grams: GramEntries, pairs: [UnitPair]) {
    self.grams = grams
    self.pairs = pairs
  }

  /// Goes down the trie: the places of a node are sorted by their next unit, and each run of them is a child.
  ///
  /// `shared` is everywhere how many units of a node's string are those of the last string that was written: the string of the
  /// inner node above it.
  fileprivate struct Writer: ~Copyable {
    private let trie: GramTrie
    private let text: FieldText.Pointers
    private var entries = GramEntries.Writer()
    private var pairs: [UnitPair] = []
    private var counts = UnitCounts()
    private var places = SpareMemory<UInt32>()
    private var nexts = SpareMemory<UInt16>()
    private var sorted = SpareMemory<UInt32>()
    private var occurrences = SpareMemory<Occurrence>()
    private var spare = SpareMemory<Occurrence>()

    init(_ trie: GramTrie, _ text: FieldText.Pointers) {
      self.trie = trie
      self.text = text
    }

    mutating func take() -> GramPart {
      GramPart(grams: entries.take(trie.text.units), pairs: pairs)
    }
  }
}

extension GramPart.Writer {
  /// The node of a single unit. It has so many places that they are sorted without what an `Occurrence` has with them.
  fileprivate mutating func write(_ first: UInt16, count: Int, _ list: UnitPlaces.List) {
    let places = places.room(for: count)
    list.copy(first, to: places)
    let nexts = nexts.room(for: count)
    for index in 0..<count { nexts[index] = text.units[Int(places[index]) + 1] }
    let followers = counts.followers(count) { nexts[$0] }
    for (unit, count) in followers { pairs.append(UnitPair(first, unit, count: count)) }
    guard count > trie.mostPlaces else {
      writeLeaf(UnsafeBufferPointer(places), length: 1, shared: 0)
      return
    }
    if followers.count > 1 {
      entries.begin(text.units, places[0], length: 1, shared: 0)
      trie.ranking.write(count: count, to: &entries.json) { [text] in text.field(places[$0]) }
      entries.end()
    }
    let sorted = sorted.room(for: count)
    counts.distribute(count, followers, unit: { nexts[$0] }, move: { from, to in sorted[to] = places[from] })
    var start = 0
    for (unit, count) in followers {
      writeSecond(
        UnsafeBufferPointer(rebasing: sorted[start..<start + count]), isEnd: unit == FieldText.end,
        shared: followers.count > 1 ? 1 : 0)
      start += count
    }
  }

  private mutating func writeSecond(_ places: UnsafeBufferPointer<UInt32>, isEnd: Bool, shared: Int) {
    guard places.count > trie.mostPlaces, !isEnd else {
      writeLeaf(places, length: 2, shared: shared)
      return
    }
    let occurrences = occurrences.room(for: places.count)
    for (index, place) in places.enumerated() {
      occurrences[index] = Occurrence(window: 0, place: place, field: text.field(place))
    }
    write(occurrences, beside: spare.room(for: places.count), length: 2, inWindow: 0, shared: shared)
  }

  /// The node of a longer string that begins in more places than a leaf has.
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
    guard goToBranch(occurrences, &length, &inWindow) else {
      writeLeaf(occurrences, length: length, shared: shared)
      return
    }
    entries.begin(text.units, occurrences[0].place, length: length, shared: shared)
    trie.ranking.write(count: occurrences.count, to: &entries.json) { occurrences[$0].field }
    entries.end()
    let followers = counts.followers(occurrences.count) { occurrences[$0].unit }
    counts.distribute(
      occurrences.count, followers, unit: { occurrences[$0].unit },
      move: { from, to in spare[to] = occurrences[from].behind(1) })
    var start = 0
    for (unit, count) in followers {
      let child = UnsafeMutableBufferPointer(rebasing: spare[start..<start + count])
      if count <= trie.mostPlaces || unit == FieldText.end || length + 1 == GramTrie.deepest {
        writeLeaf(child, length: length + 1, shared: length)
      } else {
        write(
          child, beside: UnsafeMutableBufferPointer(rebasing: occurrences[start..<start + count]),
          length: length + 1, inWindow: inWindow - 1, shared: length)
      }
      start += count
    }
  }

  /// Goes on in the text for as long as all occurrences do so with the same units.
  ///
  /// - Returns: whether they then go on with different ones; if not, the string ends its field or is as long as one may be.
  private func goToBranch(
    _ occurrences: UnsafeMutableBufferPointer<Occurrence>, _ length: inout Int, _ inWindow: inout Int
  ) -> Bool {
    while true {
      if inWindow == 0 {
        for index in occurrences.indices {
          occurrences[index].window = text.units.window(at: Int(occurrences[index].place) + length)
        }
        inWindow = Occurrence.windowUnits
      }
      let same = min(Occurrence.sharedUnits(occurrences), inWindow)
      for unit in text.units[Int(occurrences[0].place) + length..<Int(occurrences[0].place) + length + same] {
        length += 1
        if unit == FieldText.end || length == GramTrie.deepest { return false }
      }
      inWindow -= same
      guard inWindow > 0 else { continue }
      if same > 0 { for index in occurrences.indices { occurrences[index] = occurrences[index].behind(same) } }
      return true
    }
  }

  /// A gram with its places.
  @inline(__always)
  private mutating func writeLeaf(_ places: UnsafeBufferPointer<UInt32>, length: Int, shared: Int) {
    entries.begin(text.units, places[0], length: length, shared: shared)
    var last = LastPlace()
    for place in places { write(place, in: text.field(place), behind: &last) }
    entries.end()
  }

  @inline(__always)
  private mutating func writeLeaf(_ occurrences: UnsafeMutableBufferPointer<Occurrence>, length: Int, shared: Int) {
    entries.begin(text.units, occurrences[0].place, length: length, shared: shared)
    var last = LastPlace()
    for occurrence in occurrences { write(occurrence.place, in: occurrence.field, behind: &last) }
    entries.end()
  }

  private struct LastPlace {
    var field = -1
    var place: UInt32 = 0
  }

  @inline(__always)
  private mutating func write(_ place: UInt32, in field: UInt32, behind last: inout LastPlace) {
    let fields = Int(field) - last.field
    entries.json.appendDigits(fields)
    entries.json.appendDigits(Int(fields == 0 ? place - last.place : text.offset(place, in: field)))
    last = LastPlace(field: Int(field), place: place)
  }
}
