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

  /// The places of a stretch, in the order of the text.
  func places(of stretch: Int) -> ArraySlice<Int32> { places[Int(starts[stretch])..<Int(starts[stretch + 1])] }

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
    // By the stretch that begins behind a place: the stretch that was last parted by it, and the part that this made.
    var met = Array(repeating: (stretch: -1, part: 0), count: shorter.stretches.count)
    // Of each part, how many places it has; then where the next of them goes, below 0 where it has only one.
    var parts = Array(repeating: Int32(0), count: shorter.longest)
    places = Array(unsafeUninitializedCapacity: shorter.places.count) { places, filled in
      numbers.withUnsafeMutableBufferPointer { numbers in
        shorter.places.withUnsafeBufferPointer { all in
          shorter.numbers.withUnsafeBufferPointer { following in
            met.withUnsafeMutableBufferPointer { met in
              parts.withUnsafeMutableBufferPointer { parts in
                for stretch in shorter.stretches {
                  let range = Int(shorter.starts[stretch])..<Int(shorter.starts[stretch + 1])
                  var partCount = 0
                  // Between two chunks there is a character or more, so what begins behind a place and recurs is of its chunk.
                  for place in range {
                    let next = Int(following[Int(all[place]) + 1])
                    guard next >= 0 else { continue }
                    if met[next].stretch != stretch {
                      met[next] = (stretch, partCount)
                      parts[partCount] = 0
                      partCount += 1
                    }
                    parts[met[next].part] += 1
                  }
                  let first = starts.count - 1
                  for part in 0..<partCount {
                    let count = parts[part]
                    parts[part] = count > 1 ? starts[starts.count - 1] : -1
                    if count > 1 { starts.append(starts[starts.count - 1] + count) }
                  }
                  if starts.count - 1 == first { continue }
                  for place in range {
                    let next = Int(following[Int(all[place]) + 1])
                    guard next >= 0, parts[met[next].part] >= 0 else { continue }
                    let room = Int(parts[met[next].part])
                    places[room] = all[place]
                    parts[met[next].part] += 1
                  }
                  for number in first..<(starts.count - 1) {
                    for room in Int(starts[number])..<Int(starts[number + 1]) {
                      numbers[Int(places[room])] = Int32(number)
                    }
                  }
                }
              }
            }
          }
        }
      }
      filled = Int(starts[starts.count - 1])
    }
  }

  /// How often the stretch stands that stands most.
  private var longest: Int { stretches.reduce(0) { max($0, count($1)) } }
}
