#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// How often every stretch of characters of the chunks stands in them, and among what: level by level.
///
/// On level n, each place has the number of its n characters when they recur. Level n + 1 pairs the numbers of a place and
/// of the next one, so nothing is compared twice and no text is hashed; only what recurs is carried on. The time is
/// proportional to the characters that stand in recurring stretches.
struct Recurrence {
  /// A stretch that recurs.
  struct Stretch {
    /// The first place where it stands.
    let range: Range<Int>
    let count: Int
    /// How often a chunk begins or ends with it.
    let chunkStarts: Int
    let chunkEnds: Int
    /// Where its places stand among those of all stretches.
    fileprivate let places: Range<Int>
  }

  /// What stands on one side of a stretch.
  struct Neighbours {
    /// How many different characters; every edge of a chunk counts as one of its own (the accessor variety of Feng et al.
    /// 2004).
    var variety: Int
    /// The entropy of what stands there, in nats (the branching entropy of Jin and Tanaka-Ishii 2006).
    var entropy: Double
  }

  /// The longest stretch that is looked at, in characters, and the shortest that is shown.
  static let longest = 20
  static let shortest = 3

  /// How many characters the stretches of the present level have.
  private(set) var length = 1
  private let text: [UInt32]
  /// Where the chunk of a place begins and ends.
  private var starts: [Int32]
  private var ends: [Int32]
  private var level = Level()
  /// The level before.
  private var shorter = Level()
  private let characters: Level
  /// How many characters stand in chunks.
  private let total: Int
  /// The places of each stretch of the level, in the order of their numbers, and where those of each begin, and one more.
  private var grouped: [Int32] = []
  private var offsets: [Int32] = []
  /// The characters on one side of a stretch, while they are counted.
  private var neighbours: [UInt32] = []

  /// The stretches of one length.
  private struct Level {
    /// For each place, the number of the stretch that begins there; -1 where none does that recurs.
    var numbers: [Int32] = []
    /// The places that have a number, in their order.
    var places: [Int32] = []
    /// How often each stretch stands.
    var counts: [Int32] = []
  }

  /// Visits the lengths from `shortest` to `longest` for which there are stretches that recur, one after the other.
  static func scan(_ text: [UInt32], _ chunks: [Chunk], visit: (inout Recurrence) -> Void) {
    var scan = Recurrence(text, chunks)
    while scan.length < longest, scan.lengthen() {
      guard scan.length >= shortest else { continue }
      scan.group()
      visit(&scan)
    }
  }

  private init(_ text: [UInt32], _ chunks: [Chunk]) {
    self.text = text
    starts = Array(repeating: -1, count: text.count + 1)
    ends = Array(repeating: -1, count: text.count + 1)
    var characters = Level(numbers: starts)
    characters.places.reserveCapacity(text.count)
    var known = NumberedKeys()
    for chunk in chunks {
      for place in chunk.range {
        starts[place] = Int32(chunk.range.lowerBound)
        ends[place] = Int32(chunk.range.upperBound)
        let number = known.number(of: UInt64(text[place]))
        if Int(number) == characters.counts.count { characters.counts.append(0) }
        characters.counts[Int(number)] += 1
        characters.numbers[place] = number
        characters.places.append(Int32(place))
      }
    }
    self.characters = characters
    level = characters
    shorter.numbers = Array(repeating: -1, count: text.count + 1)
    total = characters.places.count
  }

  /// Numbers the stretches that are one character longer; false when none recurs.
  private mutating func lengthen() -> Bool {
    length += 1
    // What was the level before the last makes room for the next.
    var (numbers, places, kept) = (shorter.numbers, shorter.places, [Int32]())
    shorter = level
    level = Level()
    for place in places { numbers[Int(place)] = -1 }
    places.removeAll(keepingCapacity: true)

    var pairs = NumberedKeys(about: shorter.places.count / 2)
    var counts: [Int32] = []
    for place in shorter.places {
      let following = shorter.numbers[Int(place) + 1]
      guard following >= 0, Int(place) + length <= Int(ends[Int(place)]) else { continue }
      let pair = UInt64(UInt32(shorter.numbers[Int(place)])) << 32 | UInt64(UInt32(following))
      let number = pairs.number(of: pair)
      if Int(number) == counts.count { counts.append(0) }
      counts[Int(number)] += 1
      numbers[Int(place)] = number
      places.append(place)
    }
    // Those that stand once are forgotten, and the others numbered on.
    var renumbered = Array(repeating: Int32(-1), count: counts.count)
    for (number, count) in counts.enumerated() where count > 1 {
      renumbered[number] = Int32(kept.count)
      kept.append(count)
    }
    for place in places { numbers[Int(place)] = renumbered[Int(numbers[Int(place)])] }
    places.removeAll { numbers[Int($0)] < 0 }
    level = Level(numbers: numbers, places: places, counts: kept)
    return !level.counts.isEmpty
  }

  /// Puts the places of each stretch together.
  private mutating func group() {
    offsets.removeAll(keepingCapacity: true)
    var offset: Int32 = 0
    for count in level.counts {
      offsets.append(offset)
      offset += count
    }
    offsets.append(offset)
    var filled = offsets
    grouped = level.places
    for place in level.places {
      let number = Int(level.numbers[Int(place)])
      grouped[Int(filled[number])] = place
      filled[number] += 1
    }
  }

  // MARK: The stretches of a level

  /// The numbers of the stretches, in the order in which they are first met.
  var numbers: Range<Int> { level.counts.indices }

  /// The number of the stretch that begins at `place`; nil where it does not recur.
  func number(at place: Int) -> Int? {
    let number = level.numbers[place]
    return number < 0 ? nil : Int(number)
  }

  func count(_ number: Int) -> Int { Int(level.counts[number]) }

  func stretch(_ number: Int) -> Stretch {
    let places = Int(offsets[number])..<Int(offsets[number + 1])
    let first = Int(grouped[places.lowerBound])
    var chunkStarts = 0
    var chunkEnds = 0
    for place in grouped[places] {
      if place == starts[Int(place)] { chunkStarts += 1 }
      if place + Int32(length) == ends[Int(place)] { chunkEnds += 1 }
    }
    return Stretch(
      range: first..<(first + length), count: places.count, chunkStarts: chunkStarts, chunkEnds: chunkEnds,
      places: places)
  }

  /// What stands before a stretch.
  mutating func left(of stretch: Stretch) -> Neighbours {
    neighbours.removeAll(keepingCapacity: true)
    for place in grouped[stretch.places] where place != starts[Int(place)] { neighbours.append(text[Int(place) - 1]) }
    return neighbours(edges: stretch.chunkStarts)
  }

  /// What stands behind a stretch.
  mutating func right(of stretch: Stretch) -> Neighbours {
    neighbours.removeAll(keepingCapacity: true)
    for place in grouped[stretch.places] where place + Int32(length) != ends[Int(place)] {
      neighbours.append(text[Int(place) + length])
    }
    return neighbours(edges: stretch.chunkEnds)
  }

  private mutating func neighbours(edges: Int) -> Neighbours {
    let total = Double(neighbours.count + edges)
    var found = Neighbours(variety: edges, entropy: edges > 0 ? Double(edges) / total * log(total) : 0)
    neighbours.sort()
    var start = 0
    while start < neighbours.count {
      var end = start
      while end < neighbours.count, neighbours[end] == neighbours[start] { end += 1 }
      let share = Double(end - start) / total
      found.entropy -= share * log(share)
      found.variety += 1
      start = end
    }
    return found
  }

  /// How much more often a stretch's first character stands before the rest than by chance, and its last behind the rest: the
  /// lesser logarithm of the two ratios (pointwise mutual information).
  func cohesion(of stretch: Stretch) -> Double {
    let first = stretch.range.lowerBound
    return min(
      information(stretch.count, character: first, rest: first + 1),
      information(stretch.count, character: first + length - 1, rest: first))
  }

  private func information(_ count: Int, character: Int, rest: Int) -> Double {
    let one = Double(characters.counts[Int(characters.numbers[character])])
    // What stands in a stretch that recurs recurs itself.
    let other = Double(shorter.counts[Int(shorter.numbers[rest])])
    return log(Double(count) * Double(total) / (one * other))
  }
}
