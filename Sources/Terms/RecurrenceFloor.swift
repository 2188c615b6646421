/// From which evidence on a stretch that recurs is a term.
struct RecurrenceFloor {
  /// How often a stretch must stand that nothing else speaks for. In a short text three times say enough; the longer the
  /// text, the oftener anything stands in it.
  private let count: Int
  /// Whether two times are enough where the stretch fills a chunk or ends as names do.
  private let takesPairs: Bool
  private static let entropy = 0.9
  /// Characters that stand together no oftener than by chance make no term.
  private static let cohesion = 1.0

  /// - Parameter characters: how many stand in chunks.
  init(characters: Int) {
    var size = characters / 16_000
    var extra = 0
    while size > 0 {
      extra += 1
      size /= 2
    }
    count = 3 + extra
    takesPairs = characters < 32_000
  }

  func isTerm(_ found: Recurrence.Statistics, _ text: [UInt32]) -> Bool {
    let range = found.range
    guard range.count >= 3, found.leftVariety >= 2, found.rightVariety >= 2, found.chunkStarts >= 1,
      found.cohesion > RecurrenceFloor.cohesion
    else { return false }
    if isBareDevelopment(range, text), found.count < count + 1 { return false }
    let isOpen = min(found.leftEntropy, found.rightEntropy) > RecurrenceFloor.entropy
    switch range.count {
    case 8...: return true
    case 3:
      return found.count >= count && found.chunkStarts >= 2 && found.chunkEnds >= 1 && isOpen
        && !NameHeads.suffixes.contains(text[range.upperBound - 1])
    default:
      guard found.chunkEnds >= 1 || found.count >= count + 2 else { return false }
      let edges = found.chunkStarts + found.chunkEnds
      if found.count >= count { return edges >= 2 && isOpen }
      guard takesPairs, found.count == 2, found.chunkEnds >= 1 else { return false }
      return NameHeads.kind(of: range, in: text) != nil || range.count == 4 && found.chunkStarts == 2
    }
  }

  /// 发展 before or behind other words, but for 高质量发展, is what is done with a thing and no part of its name.
  private func isBareDevelopment(_ range: Range<Int>, _ text: [UInt32]) -> Bool {
    let word: [UInt32] = [0x53D1, 0x5C55]
    if text[range].prefix(2).elementsEqual(word) { return true }
    let quality: [UInt32] = [0x9AD8, 0x8D28, 0x91CF]
    return text[range].suffix(2).elementsEqual(word) && !text[range].dropLast(2).suffix(3).elementsEqual(quality)
  }
}
