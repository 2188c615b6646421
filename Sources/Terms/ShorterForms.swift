/// How often the candidates for names, and what they end with, stand in the text.
///
/// 市域文化软实力 stands once and 文化软实力 elsewhere too, so the shorter is the term.
struct ShorterForms {
  private let text: [UInt32]
  /// For each place where a candidate ends, where the longest begins that ends there; -1 where none does.
  private var lowest: [Int32]
  /// Where the endings that end at a place begin among all, the longest first.
  private var offsets: [Int32] = []
  /// Of each ending how often it stands and among how many characters before it; 0 where it stands once.
  private var found: [(count: Int32, leftVariety: Int32)] = []
  /// Where the endings of each length begin.
  private var starts: [[Int32]] = []

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
    starts = Array(repeating: [], count: Recurrence.longest + 1)
    offsets = Array(repeating: 0, count: lowest.count)
    var offset: Int32 = 0
    for end in lowest.indices where lowest[end] >= 0 {
      offsets[end] = offset
      for start in lowest[end]...(Int32(end) - Int32(ShorterForms.shortest)) {
        let length = end - Int(start)
        if length <= Recurrence.longest { starts[length].append(start) }
        offset += 1
      }
    }
    found = Array(repeating: (0, 0), count: Int(offset))
  }

  /// Notes how often those stand that have the length of the level.
  mutating func note(_ level: inout Recurrence) {
    guard level.length >= ShorterForms.shortest else { return }
    var varieties = Array(repeating: Int32(0), count: level.numbers.count)
    for start in starts[level.length] {
      guard let number = level.number(at: Int(start)) else { continue }
      if varieties[number] == 0 { varieties[number] = Int32(level.left(of: level.stretch(number)).variety) }
      let end = Int(start) + level.length
      found[Int(offsets[end] + start - lowest[end])] = (Int32(level.count(number)), varieties[number])
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
      if other.count > count, other.leftVariety > 1, !NameHeads.suffixes.contains(text[start]) { return start..<end }
    }
    return range
  }
}
