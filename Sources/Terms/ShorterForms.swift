/// How often the candidates for names, and what they end with, stand in the text.
///
/// 市域文化软实力 stands once and 文化软实力 elsewhere too, so the shorter is the term.
struct ShorterForms {
  private let text: [UInt32]
  /// For each place where a candidate ends, where the longest begins that ends there; -1 where none does.
  private var lowest: [Int32]
  /// Where the endings that end at a place begin among all, the longest first.
  private var offsets: [Int32] = []
  /// Of each ending how often it stands, and whether among several characters before it; 0 where it stands once.
  private var found: [(count: Int32, isVaried: Bool)] = []
  /// Where candidates end, the longest first.
  private var ends: [Int32] = []

  /// The shortest form that is looked for, in characters.
  private static let shortest = 4

  init(_ text: [UInt32]) {
    self.text = text
    lowest = Array(repeating: -1, count: text.count + 1)
  }

  /// Makes ready to look for `range` and what it ends with.
  mutating func ask(_ range: Range<Int>) {
    guard range.count >= ShorterForms.shortest else { return }
    let known = lowest[range.upperBound]
    if known < 0 || range.lowerBound < known { lowest[range.upperBound] = Int32(range.lowerBound) }
  }

  /// To be called when all has been asked for.
  mutating func prepare() {
    offsets = Array(repeating: 0, count: lowest.count)
    var offset: Int32 = 0
    var byLength: [[Int32]] = Array(repeating: [], count: Recurrence.longest + 1)
    for end in lowest.indices where lowest[end] >= 0 {
      offsets[end] = offset
      let length = end - Int(lowest[end])
      byLength[min(length, Recurrence.longest)].append(Int32(end))
      offset += Int32(length - ShorterForms.shortest + 1)
    }
    ends = byLength.reversed().flatMap { $0 }
    found = Array(repeating: (0, false), count: Int(offset))
  }

  /// Notes how often those stand that have the length of the level.
  mutating func note(_ level: Recurrence) {
    guard level.length >= ShorterForms.shortest else { return }
    for end in ends {
      let start = Int(end) - level.length
      guard start >= lowest[Int(end)] else { break }
      guard let number = level.number(at: start) else { continue }
      found[Int(offsets[Int(end)]) + start - Int(lowest[Int(end)])] = (
        Int32(level.count(number)), level.varies(before: number)
      )
    }
  }

  /// The longest proper ending of `range`, of `shortest` characters or more, that stands oftener than `range` and behind
  /// different characters; `range` itself when there is none.
  func form(of range: Range<Int>, shortest: Int) -> Range<Int> {
    guard range.count > shortest else { return range }
    let end = range.upperBound
    let first = Int(offsets[end]) + range.lowerBound - Int(lowest[end])
    let count = max(found[first].count, 1)
    for place in 1...(range.count - shortest) {
      let other = found[first + place]
      let start = range.lowerBound + place
      if other.count > count, other.isVaried, !NameHeads.suffixes.contains(text[start]) { return start..<end }
    }
    return range
  }
}
