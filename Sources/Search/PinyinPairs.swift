import Parallel

/// Two units that stand side by side, and how often they do.
struct UnitPair {
  let first: UInt16
  let second: UInt16
  let count: UInt32

  init(_ first: UInt16, _ second: UInt16, count: Int) {
    self.first = first
    self.second = second
    self.count = UInt32(truncatingIfNeeded: count)
  }

  /// Ascends as pairs stand in a file: the most frequent first, those that stand equally often in the order of Unicode.
  fileprivate var rank: UInt64 {
    UInt64(UInt32.max - count) << 32 | UInt64(first) << 16 | UInt64(second)
  }

  fileprivate init(rank: UInt64) {
    first = UInt16(truncatingIfNeeded: rank >> 16)
    second = UInt16(truncatingIfNeeded: rank)
    count = UInt32.max - UInt32(truncatingIfNeeded: rank >> 32)
  }
}

/// `search/pinyin/N`: the pairs of Han characters that stand side by side, under the first letters of their syllables
/// (衡阳 under `hy`), the most frequent first, each with how often it stands in the documents.
struct PinyinPairs {
  /// The bodies of the shards, and the first letters that each begins with.
  private(set) var bodies: [[UInt8]] = []
  private(set) var firsts: [String] = []

  init(_ pairs: [UnitPair], readings: [(syllable: String, characters: [UInt32])], limits: IndexLimits) {
    var initials = [Letters](repeating: Letters(), count: 0x10000)
    for (syllable, characters) in readings {
      guard let letter = syllable.utf8.first else { continue }
      for character in characters { initials[Int(character)].insert(letter) }
    }
    var groups = [[UInt64]](repeating: [], count: Letters.count * Letters.count)
    for pair in pairs {
      for first in initials[Int(pair.first)] {
        for second in initials[Int(pair.second)] { groups[first * Letters.count + second].append(pair.rank) }
      }
    }
    let texts = groups.enumerated().filter { !$1.isEmpty }
      .parallelMap { (group: $0.offset, text: PinyinPairs.text($0.element)) }
    write(texts, limit: limits.pinyinBytes)
  }

  private mutating func write(_ groups: [(group: Int, text: [UInt8])], limit: Int) {
    var json = JSONBytes()
    var isEmpty = true
    for (group, text) in groups {
      let name = Letters.name(group / Letters.count) + Letters.name(group % Letters.count)
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

  /// - Parameter ranks: those of the pairs of a group.
  private static func text(_ ranks: [UInt64]) -> [UInt8] {
    var text = ByteBuffer()
    for rank in ranks.sorted() {
      let pair = UnitPair(rank: rank)
      // Characters that have a reading are Han.
      withUnsafeTemporaryAllocation(of: UInt16.self, capacity: 2) { units in
        units[0] = pair.first
        units[1] = pair.second
        text.append(utf16: UnsafeBufferPointer(units))
      }
      text.appendDigits(Int(pair.count))
    }
    return text.take()
  }
}

/// Letters from a to z, a bit each; as a sequence their places in the alphabet.
private struct Letters: Sequence, IteratorProtocol {
  static let count = 26

  private var bits: UInt32 = 0

  static func name(_ place: Int) -> String {
    String(decoding: [UInt8(ascii: "a") + UInt8(truncatingIfNeeded: place)], as: UTF8.self)
  }

  mutating func insert(_ letter: UInt8) {
    bits |= 1 << UInt32(letter - UInt8(ascii: "a"))
  }

  mutating func next() -> Int? {
    guard bits != 0 else { return nil }
    defer { bits &= bits - 1 }
    return bits.trailingZeroBitCount
  }
}
