import Text

/// The stretches of one length that recur in the chunks of a text, numbered.
///
/// Level n + 1 parts the places of each stretch of level n by the stretches that begin one character behind them, so nothing
/// is compared twice and no text is hashed; only what recurs is carried on. The time is proportional to the characters that
/// stand in recurring stretches.
struct RecurrenceLevel {
  /// For each place of the text, and one more, the number of the stretch that begins there; -1 where none does that recurs.
  private var numbers: [Int32]
  /// The places of each stretch in the order of the text, one stretch behind the other.
  private(set) var places: [Int32] = []
  /// Where the places of each stretch begin among all, and one more.
  private var starts: [Int32] = [0]

  /// A level without stretches, for a text of so many characters.
  init(room count: Int) {
    numbers = Array(repeating: -1, count: count + 1)
  }

  /// The level of the single characters, of which those that stand once are kept too.
  init(charactersOf text: [UInt32], _ chunks: [Chunk]) {
    self.init(room: text.count)
    var known = NumberedKeys()
    var counts: [Int32] = []
    for chunk in chunks {
      for place in chunk.range {
        let number = known.number(of: UInt64(text[place]))
        if Int(number) == counts.count { counts.append(0) }
        counts[Int(number)] += 1
        numbers[place] = number
      }
    }
    for count in counts { starts.append(starts[starts.count - 1] + count) }
    places = Array(repeating: 0, count: Int(starts[counts.count]))
    var filled = starts
    for chunk in chunks {
      for place in chunk.range {
        let number = Int(numbers[place])
        places[Int(filled[number])] = Int32(place)
        filled[number] += 1
      }
    }
  }

  /// The numbers of the stretches.
  var stretches: Range<Int> { 0..<(starts.count - 1) }

  /// How often a stretch stands.
  func count(_ stretch: Int) -> Int { Int(starts[stretch + 1] - starts[stretch]) }

  /// Where the places of a stretch stand among all.
  func range(of stretch: Int) -> Range<Int> { Int(starts[stretch])..<Int(starts[stretch + 1]) }

  /// The number of the stretch that begins at `place`; nil where it does not recur.
  func number(at place: Int) -> Int? {
    let number = numbers[place]
    return number < 0 ? nil : Int(number)
  }

  /// Becomes the level above `shorter`, in the room of what it was.
  mutating func lengthen(_ shorter: RecurrenceLevel) {
    for place in places { numbers[Int(place)] = -1 }
    starts.removeAll(keepingCapacity: true)
    starts.append(0)
    places = Array(unsafeUninitializedCapacity: shorter.places.count) { places, count in
      withUnsafeTemporaryAllocation(of: Int32.self, capacity: shorter.stretches.count + 1) { met in
        withUnsafeTemporaryAllocation(of: Int32.self, capacity: shorter.longest + 1) { parts in
          met.initialize(repeating: -1)
          var parting = Parting(places: places, met: met, parts: parts)
          shorter.places.withUnsafeBufferPointer { all in
            shorter.numbers.withUnsafeBufferPointer { following in
              for stretch in shorter.stretches {
                parting.part(UnsafeBufferPointer(rebasing: all[shorter.range(of: stretch)]), following, &starts)
              }
            }
          }
        }
      }
      count = Int(starts[starts.count - 1])
    }
    for stretch in stretches {
      for index in range(of: stretch) { numbers[Int(places[index])] = Int32(stretch) }
    }
  }

  /// How often the stretch stands that stands most.
  private var longest: Int { stretches.reduce(0) { max($0, count($1)) } }
}

/// Parts the places of one stretch after the other by the stretches that begin one character behind them.
///
/// Which part a place falls into no processor can foretell: so the loops over places have no branches.
private struct Parting {
  /// The places of all parts that are kept, with room for all places.
  let places: UnsafeMutableBufferPointer<Int32>
  /// By the stretch that begins behind a place, from 1 (0 for none): the part that it made last, counted through all stretches.
  let met: UnsafeMutableBufferPointer<Int32>
  /// Of each part of the present stretch, how many places it has; then where its next place goes.
  let parts: UnsafeMutableBufferPointer<Int32>
  /// How many parts the stretches before had.
  private var partsBefore: Int32 = 0

  init(
    places: UnsafeMutableBufferPointer<Int32>, met: UnsafeMutableBufferPointer<Int32>,
    parts: UnsafeMutableBufferPointer<Int32>
  ) {
    self.places = places
    self.met = met
    self.parts = parts
  }

  /// Parts the places of a stretch; what has one place is not kept.
  ///
  /// Between two chunks there is a character or more, so what begins behind a place and recurs is of the same chunk.
  ///
  /// - Parameters:
  ///   - following: the stretch that begins at each place of the text, below 0 for none.
  ///   - starts: where the places of each part begin, and one more.
  mutating func part(
    _ stretch: UnsafeBufferPointer<Int32>, _ following: UnsafeBufferPointer<Int32>, _ starts: inout [Int32]
  ) {
    if stretch.count == 2 {
      let next = following[Int(stretch[0]) + 1]
      let end = starts[starts.count - 1]
      guard next >= 0, next == following[Int(stretch[1]) + 1] else { return }
      places[Int(end)] = stretch[0]
      places[Int(end) + 1] = stretch[1]
      starts.append(end + 2)
      return
    }
    let partCount = countParts(stretch, following)
    if makeRoom(partCount, end: starts[starts.count - 1] + Int32(stretch.count), &starts) {
      for place in stretch {
        let part = Int(met[Int(following[Int(place) + 1]) + 1] - partsBefore)
        places[Int(parts[part])] = place
        parts[part] += 1
      }
    }
    partsBefore += Int32(partCount)
  }

  /// Counts the places of each part; how many parts there are.
  private func countParts(_ stretch: UnsafeBufferPointer<Int32>, _ following: UnsafeBufferPointer<Int32>) -> Int {
    var partCount = 0
    for place in stretch {
      let next = Int(following[Int(place) + 1]) + 1
      let isNew = met[next] < partsBefore
      met[next] = isNew ? partsBefore + Int32(partCount) : met[next]
      parts[partCount] = isNew ? 0 : parts[partCount]
      partCount += isNew ? 1 : 0
      parts[Int(met[next] - partsBefore)] += 1
    }
    // Behind the last character of a chunk, and behind what does not recur, nothing recurs.
    if met[0] >= partsBefore { parts[Int(met[0] - partsBefore)] = -parts[Int(met[0] - partsBefore)] }
    return partCount
  }

  /// Says where the places of each part go: of those that are kept, behind one another; of the others, behind all these, where
  /// the next stretch writes over them. False when none is kept.
  private func makeRoom(_ partCount: Int, end: Int32, _ starts: inout [Int32]) -> Bool {
    let first = starts.count
    var unkept = end
    for part in 0..<partCount {
      let count = parts[part]
      if count > 1 {
        parts[part] = starts[starts.count - 1]
        starts.append(parts[part] + count)
      } else {
        unkept -= abs(count)
        parts[part] = unkept
      }
    }
    return starts.count > first
  }
}
