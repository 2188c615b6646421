/// Two sequences of texts that are known to have one order: a file before and behind an editor's work.
package enum TextSequence {
  /// Which of the old texts are which of the new ones: the pairs, none crossing another, that are most alike.
  package static func pairs(_ old: [[UInt8]], _ new: [[UInt8]]) -> [(old: Int, new: Int)] {
    let shorter = min(old.count, new.count)
    var start = 0
    while start < shorter, old[start] == new[start] { start += 1 }
    var tail = 0
    while tail < shorter - start, old[old.count - 1 - tail] == new[new.count - 1 - tail] { tail += 1 }
    let olds = Array(old[start..<old.count - tail])
    let news = Array(new[start..<new.count - tail])
    return (0..<start).map { ($0, $0) } + middle(olds, news).map { ($0.old + start, $0.new + start) }
      + (0..<tail).map { (old.count - tail + $0, new.count - tail + $0) }
  }

  /// Texts that are less alike (in thousandths) are not one text.
  private static let least = 330

  private static func middle(_ old: [[UInt8]], _ new: [[UInt8]]) -> [(old: Int, new: Int)] {
    if old.isEmpty || new.isEmpty { return [] }
    let shingles = Shingles((old + new).map { WordingToken.all(in: $0) })
    // worth[i][j]: of the best pairs among the texts from i and j on.
    var worth = Array(repeating: Array(repeating: 0, count: new.count + 1), count: old.count + 1)
    var pair = worth
    for i in old.indices.reversed() {
      for j in new.indices.reversed() {
        let likeness = shingles.likeness(i, old.count + j)
        pair[i][j] = old[i] == new[j] ? 2_000 : likeness >= least && shingles.totals[i] > 0 ? likeness : 0
        worth[i][j] = max(worth[i + 1][j], worth[i][j + 1], pair[i][j] > 0 ? worth[i + 1][j + 1] + pair[i][j] : 0)
      }
    }
    var pairs: [(old: Int, new: Int)] = []
    var (i, j) = (0, 0)
    while i < old.count, j < new.count {
      if pair[i][j] > 0, worth[i][j] == worth[i + 1][j + 1] + pair[i][j] {
        pairs.append((i, j))
        i += 1
        j += 1
      } else if worth[i][j] == worth[i + 1][j] {
        i += 1
      } else {
        j += 1
      }
    }
    return pairs
  }
}
