#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// How often every stretch of characters of the chunks stands in them, and among what: level by level (`RecurrenceLevel`).
struct Recurrence {
  /// A stretch that recurs.
  struct Stretch {
    let number: Int
    /// The first place where it stands.
    let range: Range<Int>
    let count: Int
    /// How often a chunk begins or ends with it.
    let chunkStarts: Int
    let chunkEnds: Int
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
  private var level: RecurrenceLevel
  /// The level before.
  private var shorter: RecurrenceLevel
  /// The single characters.
  private let characters: RecurrenceLevel
  /// How many characters stand in chunks.
  private let total: Int
  /// The characters on one side of a stretch, while they are counted.
  private var neighbours: [UInt32] = []

  /// Visits the lengths from `shortest` to `longest` for which there are stretches that recur, one after the other.
  static func scan(_ text: [UInt32], _ chunks: [Chunk], visit: (inout Recurrence) -> Void) {
    var scan = Recurrence(text, chunks)
    while scan.length < longest, scan.lengthen() {
      if scan.length >= shortest { visit(&scan) }
    }
  }

  private init(_ text: [UInt32], _ chunks: [Chunk]) {
    self.text = text
    var starts = Array(repeating: Int32(-1), count: text.count + 1)
    var ends = starts
    for chunk in chunks {
      for place in chunk.range {
        starts[place] = Int32(chunk.range.lowerBound)
        ends[place] = Int32(chunk.range.upperBound)
      }
    }
    self.starts = starts
    self.ends = ends
    characters = RecurrenceLevel(charactersOf: text, chunks)
    level = characters
    shorter = RecurrenceLevel(room: text.count)
    total = level.places.count
  }

  /// Goes on to the stretches that are one character longer; false when none recurs.
  private mutating func lengthen() -> Bool {
    length += 1
    // What was the level before the last makes room for the next.
    swap(&level, &shorter)
    level.lengthen(shorter)
    return !level.stretches.isEmpty
  }

  // MARK: The stretches of a level

  /// The numbers of the stretches, in no order that means anything.
  var numbers: Range<Int> { level.stretches }

  /// The number of the stretch that begins at `place`; nil where it does not recur.
  func number(at place: Int) -> Int? { level.number(at: place) }

  func count(_ number: Int) -> Int { level.count(number) }

  func stretch(_ number: Int) -> Stretch {
    let all = level.range(of: number)
    let first = Int(level.places[all.lowerBound])
    var chunkStarts = 0
    var chunkEnds = 0
    for index in all {
      let place = Int(level.places[index])
      chunkStarts += place == Int(starts[place]) ? 1 : 0
      chunkEnds += place + length == Int(ends[place]) ? 1 : 0
    }
    return Stretch(
      number: number, range: first..<(first + length), count: all.count, chunkStarts: chunkStarts, chunkEnds: chunkEnds)
  }

  // MARK: What stands on their sides

  /// Whether more than one character stands before a stretch, where every edge of a chunk is one of its own (the accessor
  /// variety of Feng et al. 2004).
  func varies(before number: Int) -> Bool {
    let all = level.range(of: number)
    let first = Int(level.places[all.lowerBound])
    return all.contains { index in
      let place = Int(level.places[index])
      return place == Int(starts[place]) || text[place - 1] != text[first - 1]
    }
  }

  /// Whether more than one character stands behind a stretch, where every edge of a chunk is one of its own.
  func varies(behind number: Int) -> Bool {
    let all = level.range(of: number)
    let first = Int(level.places[all.lowerBound])
    return all.contains { index in
      let place = Int(level.places[index])
      return place + length == Int(ends[place]) || text[place + length] != text[first + length]
    }
  }

  /// The entropy of what stands before a stretch, in nats (the branching entropy of Jin and Tanaka-Ishii 2006).
  mutating func entropy(before stretch: Stretch) -> Double {
    neighbours.removeAll(keepingCapacity: true)
    for index in level.range(of: stretch.number) {
      let place = Int(level.places[index])
      if place != Int(starts[place]) { neighbours.append(text[place - 1]) }
    }
    return entropy(edges: stretch.chunkStarts)
  }

  /// The entropy of what stands behind a stretch.
  mutating func entropy(behind stretch: Stretch) -> Double {
    neighbours.removeAll(keepingCapacity: true)
    for index in level.range(of: stretch.number) {
      let place = Int(level.places[index])
      if place + length != Int(ends[place]) { neighbours.append(text[place + length]) }
    }
    return entropy(edges: stretch.chunkEnds)
  }

  private mutating func entropy(edges: Int) -> Double {
    let total = Double(neighbours.count + edges)
    var entropy = edges > 0 ? Double(edges) / total * log(total) : 0
    neighbours.sort()
    var start = 0
    while start < neighbours.count {
      var end = start
      while end < neighbours.count, neighbours[end] == neighbours[start] { end += 1 }
      let share = Double(end - start) / total
      entropy -= share * log(share)
      start = end
    }
    return entropy
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
    let one = Double(characters.number(at: character).map { characters.count($0) } ?? 1)
    // What stands in a stretch that recurs recurs itself.
    let other = Double(shorter.number(at: rest).map { shorter.count($0) } ?? 1)
    return log(Double(count) * Double(total) / (one * other))
  }
}
