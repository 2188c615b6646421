/// The grams that begin with some units, in the order of their keys, which is that of UTF-16 units.
struct GramPart: Sendable {
  private(set) var grams = GramEntries()
  /// Each two units that stand side by side, the first of them one of those, with how often they do.
  private(set) var pairs: [UnitPair] = []

  /// Goes down the trie: the places of a node are sorted by their next unit, and each run of them is a child.
  struct Writer {
    private(set) var part = GramPart()
    private let trie: GramTrie
    private let units: UnsafeBufferPointer<UInt16>
    private var counts = UnitCounts()

    /// - Parameter units: those of the trie's text.
    init(_ trie: GramTrie, _ units: UnsafeBufferPointer<UInt16>) {
      self.trie = trie
      self.units = units
    }

    mutating func write(_ firsts: ClosedRange<UInt16>) {
      let places = self.places(firsts)
      var start = 0
      for unit in firsts {
        let count = trie.unitCounts[Int(unit)]
        if count > 0 { writeFirst(unit, places[start..<start + count]) }
        start += count
      }
    }

    /// The places of some units, by unit, those of a unit ascending.
    private func places(_ firsts: ClosedRange<UInt16>) -> [UInt32] {
      var next = [0]
      for unit in firsts { next.append(next[next.count - 1] + trie.unitCounts[Int(unit)]) }
      let total = next[next.count - 1]
      let width = firsts.upperBound - firsts.lowerBound
      return [UInt32](unsafeUninitializedCapacity: total) { places, count in
        for (place, unit) in units.enumerated() where unit &- firsts.lowerBound <= width {
          let unit = Int(unit - firsts.lowerBound)
          places[next[unit]] = UInt32(truncatingIfNeeded: place)
          next[unit] += 1
        }
        count = total
      }
    }
  }
}

extension GramPart.Writer {
  /// The node of a single unit. It has so many places that they are sorted without what an `Occurrence` has with them.
  private mutating func writeFirst(_ first: UInt16, _ places: ArraySlice<UInt32>) {
    let nexts = places.map { units[Int($0) + 1] }
    let followers = counts.followers(nexts.count) { nexts[$0] }
    for (unit, count) in followers { part.pairs.append(UnitPair(first: first, second: unit, count: count)) }
    guard places.count > trie.mostPlaces else {
      writeLeaf(trie.text.occurrences(places), length: 1)
      return
    }
    if followers.count > 1 { writeInner(trie.text.occurrences(places), count: places.count, length: 1) }
    let sorted = [UInt32](unsafeUninitializedCapacity: places.count) { sorted, count in
      counts.distribute(
        nexts.count, followers, unit: { nexts[$0] },
        move: { from, to in sorted[to] = places[places.startIndex + from] })
      count = places.count
    }
    var start = 0
    for (unit, count) in followers {
      writeSecond(sorted[start..<start + count], isEnd: unit == FieldText.end)
      start += count
    }
  }

  private mutating func writeSecond(_ places: ArraySlice<UInt32>, isEnd: Bool) {
    guard places.count > trie.mostPlaces, !isEnd else {
      writeLeaf(trie.text.occurrences(places), length: 2)
      return
    }
    var occurrences = Array(trie.text.occurrences(places))
    var spare = occurrences
    occurrences.withUnsafeMutableBufferPointer { occurrences in
      spare.withUnsafeMutableBufferPointer { spare in
        write(occurrences, beside: spare, length: 2, inWindow: 0)
      }
    }
  }

  /// The node of a longer string that begins in more places than a leaf has.
  ///
  /// - Parameters:
  ///   - occurrences: its places, ascending; they are not needed any more then.
  ///   - spare: as much memory.
  ///   - inWindow: how many units are left in the windows.
  private mutating func write(
    _ occurrences: UnsafeMutableBufferPointer<Occurrence>, beside spare: UnsafeMutableBufferPointer<Occurrence>,
    length: Int, inWindow: Int
  ) {
    var (length, inWindow) = (length, inWindow)
    while true {
      if inWindow == 0 {
        for index in occurrences.indices {
          occurrences[index].window = units.window(at: Int(occurrences[index].place) + length)
        }
        inWindow = Occurrence.windowUnits
      }
      // Nodes with a single child are left out.
      let shared = min(sharedUnits(occurrences), inWindow)
      for place in 0..<shared {
        length += 1
        let unit = units[Int(occurrences[0].place) + length - 1]
        if unit == FieldText.end || length == GramTrie.deepest {
          writeLeaf(occurrences, length: length)
          return
        }
        _ = place
      }
      inWindow -= shared
      guard inWindow == 0 else {
        if shared > 0 { for index in occurrences.indices { occurrences[index] = occurrences[index].behind(shared) } }
        break
      }
    }
    writeInner(occurrences, count: occurrences.count, length: length)
    let followers = counts.followers(occurrences.count) { occurrences[$0].unit }
    counts.distribute(
      occurrences.count, followers, unit: { occurrences[$0].unit },
      move: { from, to in spare[to] = occurrences[from].behind(1) })
    var start = 0
    for (unit, count) in followers {
      let child = UnsafeMutableBufferPointer(rebasing: spare[start..<start + count])
      if count <= trie.mostPlaces || unit == FieldText.end || length + 1 == GramTrie.deepest {
        writeLeaf(child, length: length + 1)
      } else {
        write(
          child, beside: UnsafeMutableBufferPointer(rebasing: occurrences[start..<start + count]), length: length + 1,
          inWindow: inWindow - 1)
      }
      start += count
    }
  }

  /// How many next units are the same in all windows.
  private func sharedUnits(_ occurrences: UnsafeMutableBufferPointer<Occurrence>) -> Int {
    let first = occurrences[0].window
    var difference: UInt64 = 0
    for occurrence in occurrences { difference |= occurrence.window ^ first }
    return difference.trailingZeroBitCount / 16
  }

  // MARK: Entries

  @inline(__always)
  private func key(_ occurrences: some Sequence<Occurrence>, length: Int) -> UnsafeBufferPointer<UInt16> {
    let start = Int(occurrences.first { _ in true }?.place ?? 0)
    return UnsafeBufferPointer(rebasing: units[start..<start + length])
  }

  /// A gram with its places.
  @inline(__always)
  private mutating func writeLeaf(_ occurrences: some Sequence<Occurrence>, length: Int) {
    part.grams.append(key: key(occurrences, length: length)) { json in
      var last = -1
      var lastPlace = 0
      for occurrence in occurrences {
        let field = Int(occurrence.field)
        let place = Int(occurrence.place)
        json.digits(field - last)
        json.digits(field == last ? place - lastPlace : place - Int(trie.text.starts[field]))
        last = field
        lastPlace = place
      }
    }
  }

  /// A string that longer grams tell of.
  @inline(__always)
  private mutating func writeInner(_ occurrences: some Sequence<Occurrence>, count: Int, length: Int) {
    part.grams.append(key: key(occurrences, length: length)) { json in
      trie.ranking.write(occurrences, count: count, to: &json)
    }
  }
}
