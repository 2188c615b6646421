/// The first letters of the syllables that each Han character is read as.
struct PinyinInitials: Sendable {
  /// By character; of those that are not read there are none.
  private var letters = [Letters](repeating: Letters(), count: 0x10000)

  /// - Parameter characters: those that are asked for, folded.
  init(of characters: Set<UInt32>) {
    for (syllable, characters) in Pinyin.readings(of: characters) {
      guard let letter = syllable.utf8.first else { continue }
      for character in characters { letters[Int(character)].insert(letter) }
    }
  }

  /// How many groups of pairs there can be.
  static let groupCount = Letters.count * Letters.count

  /// The two letters of a group.
  static func name(_ group: Int) -> String { Letters.name(group / Letters.count) + Letters.name(group % Letters.count) }

  /// Passes on the groups that a pair belongs to.
  func forEachGroup(of pair: UnitPair, _ body: (Int) -> Void) {
    for first in letters[Int(pair.first)] {
      for second in letters[Int(pair.second)] { body(first * Letters.count + second) }
    }
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
