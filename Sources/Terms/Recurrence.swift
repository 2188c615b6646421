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
  /// What is known of a stretch that recurs.
  struct Statistics {
    /// A place where it begins, and its length.
    var range: Range<Int>
    var count = 0
    /// How often a chunk begins or ends with it.
    var chunkStarts = 0
    var chunkEnds = 0
    /// How many different characters stand before and behind it; every edge of a chunk counts as one of its own (the
    /// accessor variety of Feng et al. 2004).
    var leftVariety = 0
    var rightVariety = 0
    /// The entropy of what stands there, in nats (the branching entropy of Jin and Tanaka-Ishii 2006).
    var leftEntropy = 0.0
    var rightEntropy = 0.0
    /// How much more often its first character stands before the rest than by chance, and its last behind the rest: the
    /// lesser logarithm of the two ratios (pointwise mutual information).
    var cohesion = 0.0
  }

  /// The longest stretch that is looked at, in characters.
  static let longest = 20

  private let text: [UInt32]
  private let chunks: [Chunk]
  /// Where the chunk of a place begins and ends.
  private var starts: [Int32]
  private var ends: [Int32]
  /// For each place, the number of the stretch of the present length that begins there; -1 where it does not recur.
  private var numbers: [Int32]
  private var counts: [Int32] = []

  /// - Parameter visit: gets the statistics of every stretch of two characters and more that stands at least twice, the
  ///   short ones first, and then in the order of their numbers.
  static func scan(_ text: [UInt32], _ chunks: [Chunk], visit: (Statistics) -> Void) {
    var scan = Recurrence(text, chunks)
    for length in 2...longest where scan.lengthen(to: length) {
      scan.report(length, visit)
    }
  }

  private init(_ text: [UInt32], _ chunks: [Chunk]) {
    self.text = text
    self.chunks = chunks
    starts = Array(repeating: -1, count: text.count + 1)
    ends = Array(repeating: -1, count: text.count + 1)
    numbers = Array(repeating: -1, count: text.count + 1)
    for chunk in chunks {
      for place in chunk.range {
        starts[place] = Int32(chunk.range.lowerBound)
        ends[place] = Int32(chunk.range.upperBound)
      }
    }
    var known: [UInt32: Int32] = [:]
    for chunk in chunks {
      for place in chunk.range {
        let number = known[text[place]] ?? Int32(counts.count)
        if Int(number) == counts.count {
          known[text[place]] = number
          counts.append(0)
        }
        counts[Int(number)] += 1
        numbers[place] = number
      }
    }
    characterNumbers = numbers
    characterCounts = counts
    total = chunks.reduce(0) { $0 + $1.range.count }
  }

  private let characterNumbers: [Int32]
  private let characterCounts: [Int32]
  private let total: Int
  /// The counts and numbers of the length before.
  private var shorter: (numbers: [Int32], counts: [Int32]) = ([], [])

  /// Numbers the stretches of `length` characters; false when none recurs.
  private mutating func lengthen(to length: Int) -> Bool {
    var pairs: [UInt64: Int32] = [:]
    var found: [Int32] = []
    var next = Array(repeating: Int32(-1), count: numbers.count)
    for place in 0..<(numbers.count - 1) {
      guard numbers[place] >= 0, numbers[place + 1] >= 0, place + length <= Int(ends[place]) else { continue }
      let pair = UInt64(UInt32(numbers[place])) << 32 | UInt64(UInt32(numbers[place + 1]))
      let number = pairs[pair] ?? Int32(found.count)
      if Int(number) == found.count {
        pairs[pair] = number
        found.append(0)
      }
      found[Int(number)] += 1
      next[place] = number
    }
    // Those that stand once are forgotten, and the others numbered on.
    var renumbered = Array(repeating: Int32(-1), count: found.count)
    var kept: [Int32] = []
    for (number, count) in found.enumerated() where count > 1 {
      renumbered[number] = Int32(kept.count)
      kept.append(count)
    }
    for place in next.indices where next[place] >= 0 { next[place] = renumbered[Int(next[place])] }
    shorter = (numbers, counts)
    numbers = next
    counts = kept
    return !kept.isEmpty
  }

  // MARK: Statistics

  private func report(_ length: Int, _ visit: (Statistics) -> Void) {
    // The places of each number, one number behind the other.
    var offsets = [0]
    for count in counts { offsets.append(offsets[offsets.count - 1] + Int(count)) }
    var filled = offsets
    var places = Array(repeating: 0, count: offsets[offsets.count - 1])
    for place in numbers.indices where numbers[place] >= 0 {
      let number = Int(numbers[place])
      places[filled[number]] = place
      filled[number] += 1
    }
    for number in counts.indices { visit(statistics(of: places[offsets[number]..<offsets[number + 1]], length)) }
  }

  private func statistics(of places: ArraySlice<Int>, _ length: Int) -> Statistics {
    let first = places[places.startIndex]
    var statistics = Statistics(range: first..<(first + length), count: places.count)
    var before: [UInt32] = []
    var behind: [UInt32] = []
    for place in places {
      if place == Int(starts[place]) { statistics.chunkStarts += 1 } else { before.append(text[place - 1]) }
      let end = place + length
      if end == Int(ends[place]) { statistics.chunkEnds += 1 } else { behind.append(text[end]) }
    }
    (statistics.leftVariety, statistics.leftEntropy) = Recurrence.variety(&before, edges: statistics.chunkStarts)
    (statistics.rightVariety, statistics.rightEntropy) = Recurrence.variety(&behind, edges: statistics.chunkEnds)
    statistics.cohesion = min(
      information(places.count, character: first, rest: first + 1),
      information(places.count, character: first + length - 1, rest: first))
    return statistics
  }

  /// How many different characters there are, and their entropy; each edge is one more.
  private static func variety(_ characters: inout [UInt32], edges: Int) -> (variety: Int, entropy: Double) {
    let total = Double(characters.count + edges)
    var variety = edges
    var entropy = edges > 0 ? Double(edges) / total * log(total) : 0
    characters.sort()
    var start = 0
    while start < characters.count {
      var end = start
      while end < characters.count, characters[end] == characters[start] { end += 1 }
      let share = Double(end - start) / total
      entropy -= share * log(share)
      variety += 1
      start = end
    }
    return (variety, entropy)
  }

  private func information(_ count: Int, character: Int, rest: Int) -> Double {
    let one = Double(characterCounts[Int(characterNumbers[character])])
    // What stands in a stretch that recurs recurs itself.
    let other = Double(shorter.counts[Int(shorter.numbers[rest])])
    return log(Double(count) * Double(total) / (one * other))
  }
}
