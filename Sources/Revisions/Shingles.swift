/// How alike texts are: the characters and pairs of characters that they share, the rare ones counting for more.
///
/// Widths, shapes of marks, marks and white space play no part.
struct Shingles {
  /// What each text consists of: the shingle and how often, ascending.
  private let texts: [[(id: Int32, count: Int32)]]
  private let weights: [Int]
  /// The weight of each text as a whole.
  let totals: [Int]
  /// For each shingle the texts that hold it, where they are few enough to tell anything.
  private let holders: [[Int32]]

  /// - Parameter tokens: those of each text.
  init(_ tokens: [[WordingToken]]) {
    var ids: [UInt64: Int32] = [:]
    let texts = tokens.map { Shingles.counts($0, &ids) }
    var frequency = [Int](repeating: 0, count: ids.count)
    for text in texts { for shingle in text { frequency[Int(shingle.id)] += 1 } }
    // In sixteenths of a bit, without the C library: the logarithm of how rare the shingle is, one for the commonest.
    let weights = frequency.map { 4 + 4 * Shingles.logarithm(max(1, texts.count / max($0, 1))) }
    self.texts = texts
    self.weights = weights
    totals = texts.map { $0.reduce(0) { $0 + Int($1.count) * weights[Int($1.id)] } }
    let most = max(12, texts.count / 12)
    var holders = [[Int32]](repeating: [], count: ids.count)
    for (index, text) in texts.enumerated() {
      for shingle in text where frequency[Int(shingle.id)] <= most { holders[Int(shingle.id)].append(Int32(index)) }
    }
    self.holders = holders
  }

  private static func logarithm(_ number: Int) -> Int { Int.bitWidth - number.leadingZeroBitCount - 1 }

  private static func counts(_ tokens: [WordingToken], _ ids: inout [UInt64: Int32]) -> [(id: Int32, count: Int32)] {
    var found: [Int32] = []
    var last: UInt64 = 0
    for token in tokens where token.kind == .letter {
      found.append(id(token.key, &ids))
      if last != 0 { found.append(id((last &* 0x9E37_79B9_7F4A_7C15) ^ token.key | 1 << 62, &ids)) }
      last = token.key
    }
    found.sort()
    var counts: [(id: Int32, count: Int32)] = []
    for id in found {
      if counts.last?.id == id { counts[counts.count - 1].count += 1 } else { counts.append((id, 1)) }
    }
    return counts
  }

  private static func id(_ key: UInt64, _ ids: inout [UInt64: Int32]) -> Int32 {
    if let id = ids[key] { return id }
    let id = Int32(ids.count)
    ids[key] = id
    return id
  }

  /// The weight of what both texts hold.
  func shared(_ one: Int, _ other: Int) -> Int {
    var weight = 0
    var (i, j) = (0, 0)
    let (first, second) = (texts[one], texts[other])
    while i < first.count, j < second.count {
      if first[i].id == second[j].id {
        weight += Int(min(first[i].count, second[j].count)) * weights[Int(first[i].id)]
        i += 1
        j += 1
      } else if first[i].id < second[j].id {
        i += 1
      } else {
        j += 1
      }
    }
    return weight
  }

  /// How alike two texts are, from 0 to 1,000 (Dice's coefficient). Two texts without a character are alike.
  func likeness(_ one: Int, _ other: Int) -> Int {
    let total = totals[one] + totals[other]
    return total == 0 ? 1_000 : 2_000 * shared(one, other) / total
  }

  /// How much of text `one` stands in `other`, from 0 to 1,000.
  func share(of one: Int, in other: Int) -> Int {
    totals[one] == 0 ? 0 : 1_000 * shared(one, other) / totals[one]
  }

  /// The texts that share the most rare shingles with text `index`, at most `limit` of those that `isWanted`, in order.
  func neighbours(of index: Int, limit: Int, among isWanted: (Int) -> Bool) -> [Int] {
    var found: [Int: Int] = [:]
    for shingle in texts[index] {
      for holder in holders[Int(shingle.id)] where Int(holder) != index && isWanted(Int(holder)) {
        found[Int(holder), default: 0] += weights[Int(shingle.id)]
      }
    }
    let best = found.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(limit)
    return best.map(\.key).sorted()
  }
}
