/// `search/pinyin/N`: the pairs of Han characters that stand side by side, under the first letters of their syllables
/// (衡阳 under `hy`), the most frequent first, each with how often it stands in the documents.
struct PinyinPairs {
  struct Pair {
    let first: UInt16
    let second: UInt16
    let count: Int
  }

  /// The bodies of the shards, and the first letters that each begins with.
  private(set) var bodies: [[UInt8]] = []
  private(set) var firsts: [String] = []

  init(_ pairs: [Pair], readings: [(syllable: String, characters: [UInt32])], limits: IndexLimits) {
    var initials: [UInt16: Set<UInt8>] = [:]
    for (syllable, characters) in readings {
      guard let initial = syllable.utf8.first else { continue }
      for character in characters { initials[UInt16(truncatingIfNeeded: character), default: []].insert(initial) }
    }
    var groups: [UInt16: [Pair]] = [:]
    for pair in pairs {
      guard let first = initials[pair.first], let second = initials[pair.second] else { continue }
      for one in first {
        for two in second { groups[UInt16(one) << 8 | UInt16(two), default: []].append(pair) }
      }
    }
    write(groups, limit: limits.pinyinBytes)
  }

  private mutating func write(_ groups: [UInt16: [Pair]], limit: Int) {
    var json = JSONBytes()
    var isEmpty = true
    for (letters, pairs) in groups.sorted(by: { $0.key < $1.key }) {
      let name = String(decoding: [UInt8(letters >> 8), UInt8(letters & 0xFF)], as: UTF8.self)
      if isEmpty {
        firsts.append(name)
        json.key("pairs")
        json.raw("{\n")
      } else {
        json.raw(",\n")
      }
      isEmpty = false
      json.key(name)
      json.string(PinyinPairs.text(pairs))
      guard json.bytes.count > limit else { continue }
      json.raw("}")
      bodies.append(json.bytes)
      json = JSONBytes()
      isEmpty = true
    }
    if !isEmpty {
      json.raw("}")
      bodies.append(json.bytes)
    }
  }

  private static func text(_ pairs: [Pair]) -> [UInt8] {
    let sorted = pairs.sorted { ($1.count, $0.first, $0.second) < ($0.count, $1.first, $1.second) }
    return sorted.flatMap { pair in
      var number = PostingList()
      number.append(pair.count)
      return Array(String(decoding: [pair.first, pair.second], as: UTF16.self).utf8) + number.bytes
    }
  }
}
