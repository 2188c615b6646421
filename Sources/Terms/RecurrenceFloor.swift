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

  /// Whether a stretch of the present level of `scan` is a term. What costs least is asked first.
  func isTerm(_ number: Int, in scan: inout Recurrence, _ text: [UInt32]) -> Bool {
    guard mayBeOftenEnough(scan.count(number), scan.length) else { return false }
    let found = scan.stretch(number)
    guard found.chunkStarts >= 1, isOftenEnough(found, text), !isBareDevelopment(found, text),
      scan.varies(before: number), scan.cohesion(of: found) > RecurrenceFloor.cohesion, scan.varies(behind: number)
    else { return false }
    return found.range.count >= 8 || isPair(found.count, scan.length)
      || min(scan.entropy(before: found), scan.entropy(behind: found)) > RecurrenceFloor.entropy
  }

  /// Whether a stretch may stand often enough, be the edges of chunks where they will.
  private func mayBeOftenEnough(_ found: Int, _ length: Int) -> Bool {
    length >= 8 || found >= count || isPair(found, length)
  }

  private func isOftenEnough(_ found: Recurrence.Stretch, _ text: [UInt32]) -> Bool {
    let range = found.range
    switch range.count {
    case 8...: return true
    case 3:
      return found.count >= count && found.chunkStarts >= 2 && found.chunkEnds >= 1
        && !NameHeads.suffixes.contains(text[range.upperBound - 1])
    default:
      guard found.chunkEnds >= 1 || found.count >= count + 2 else { return false }
      if found.count >= count { return found.chunkStarts + found.chunkEnds >= 2 }
      guard isPair(found.count, range.count), found.chunkEnds >= 1 else { return false }
      return NameHeads.kind(of: range, in: text) != nil || range.count == 4 && found.chunkStarts == 2
    }
  }

  /// Whether a stretch stands twice, and that may be enough; what stands on its sides then says no more.
  private func isPair(_ found: Int, _ length: Int) -> Bool {
    length >= 4 && found < count && takesPairs && found == 2
  }

  /// 发展 before or behind other words, but for 高质量发展, is what is done with a thing and no part of its name, unless the
  /// stretch stands once more than others need.
  private func isBareDevelopment(_ found: Recurrence.Stretch, _ text: [UInt32]) -> Bool {
    if found.count >= count + 1 { return false }
    let range = found.range
    let word: [UInt32] = [0x53D1, 0x5C55]
    if text[range].prefix(2).elementsEqual(word) { return true }
    let quality: [UInt32] = [0x9AD8, 0x8D28, 0x91CF]
    return text[range].suffix(2).elementsEqual(word) && !text[range].dropLast(2).suffix(3).elementsEqual(quality)
  }
}
