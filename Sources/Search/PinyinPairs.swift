import Parallel

/// Two units that stand side by side, and how often they do.
struct UnitPair {
  let first: UInt16
  let second: UInt16
  let count: Int
}

/// `search/pinyin/N`: the pairs of Han characters that stand side by side, under the first letters of their syllables
/// (衡阳 under `hy`), the most frequent first, each with how often it stands in the documents.
struct PinyinPairs {
  /// The bodies of the shards, and the first letters that each begins with.
  private(set) var bodies: [[UInt8]] = []
  private(set) var firsts: [String] = []

  init(_ pairs: [UnitPair], readings: [(syllable: String, characters: [UInt32])], limits: IndexLimits) {
    var initials = [[Int]](repeating: [], count: 0x10000)
    for (syllable, characters) in readings {
      guard let letter = syllable.utf8.first.map(Int.init) else { continue }
      for character in characters where !initials[Int(character)].contains(letter) {
        initials[Int(character)].append(letter)
      }
    }
    var groups = [[UnitPair]](repeating: [], count: 0x10000)
    for pair in pairs {
      for first in initials[Int(pair.first)] {
        for second in initials[Int(pair.second)] { groups[first << 8 | second].append(pair) }
      }
    }
    let texts = groups.enumerated().filter { !$1.isEmpty }
      .parallelMap { (letters: $0.offset, text: PinyinPairs.text($0.element)) }
    write(texts, limit: limits.pinyinBytes)
  }

  private mutating func write(_ groups: [(letters: Int, text: [UInt8])], limit: Int) {
    var json = JSONBytes()
    var isEmpty = true
    for (letters, text) in groups {
      let name = String(decoding: [letters >> 8, letters & 0xFF].map(UInt8.init), as: UTF8.self)
      if isEmpty {
        firsts.append(name)
        json.key("pairs")
        json.raw("{\n")
      } else {
        json.raw(",\n")
      }
      isEmpty = false
      json.key(name)
      json.string(text)
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

  /// The most frequent first, those that stand equally often in the order of Unicode.
  private static func text(_ pairs: [UnitPair]) -> [UInt8] {
    let order = pairs.map { pair in
      UInt64(UInt32.max - UInt32(truncatingIfNeeded: pair.count)) << 32 | UInt64(pair.first) << 16 | UInt64(pair.second)
    }.sorted()
    var text = JSONBytes(capacity: pairs.count * 7)
    for key in order {
      text.characters(utf16: [UInt16(truncatingIfNeeded: key >> 16), UInt16(truncatingIfNeeded: key)])
      text.digits(Int(UInt32.max - UInt32(truncatingIfNeeded: key >> 32)))
    }
    return text.bytes
  }
}
