/// How often the candidates for names, and what they end with, stand in the text.
///
/// 市域文化软实力 stands once and 文化软实力 elsewhere too, so the shorter is the term.
struct ShorterForms {
  private let text: [UInt32]
  /// By a hash of its characters: a place of the stretch, how often it stands, and among how many characters before it.
  private var found: [UInt64: (range: Range<Int>, count: Int, leftVariety: Int)] = [:]
  private var asked: Set<UInt64> = []

  init(_ text: [UInt32]) {
    self.text = text
  }

  /// The shortest form that is looked for, in characters.
  private static let shortest = 4

  /// Makes ready to be told of `range` and of what it ends with.
  mutating func ask(_ range: Range<Int>) {
    guard range.count >= ShorterForms.shortest else { return }
    for start in range.lowerBound...(range.upperBound - ShorterForms.shortest) {
      asked.insert(hash(start..<range.upperBound))
    }
  }

  mutating func note(_ statistics: Recurrence.Statistics) {
    guard statistics.range.count >= ShorterForms.shortest else { return }
    let key = hash(statistics.range)
    if asked.contains(key) { found[key] = (statistics.range, statistics.count, statistics.leftVariety) }
  }

  /// The longest proper ending of `range`, of `shortest` characters or more, that stands oftener than `range` and behind
  /// different characters; `range` itself when there is none.
  func form(of range: Range<Int>, shortest: Int) -> Range<Int> {
    guard range.count > shortest else { return range }
    let count = self.count(range)?.count ?? 1
    for start in (range.lowerBound + 1)...(range.upperBound - shortest) {
      guard !NameHeads.suffixes.contains(text[start]), let other = self.count(start..<range.upperBound),
        other.count > count, other.leftVariety > 1
      else { continue }
      return start..<range.upperBound
    }
    return range
  }

  private func count(_ range: Range<Int>) -> (count: Int, leftVariety: Int)? {
    guard let entry = found[hash(range)], text[entry.range].elementsEqual(text[range]) else { return nil }
    return (entry.count, entry.leftVariety)
  }

  /// FNV-1a over the characters.
  private func hash(_ range: Range<Int>) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for index in range { hash = (hash ^ UInt64(text[index])) &* 0x100_0000_01B3 }
    return hash
  }
}
