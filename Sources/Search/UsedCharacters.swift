/// The characters below U+10000 that documents have, as written: tables that a client gets hold these alone.
struct UsedCharacters: Sendable {
  /// A bit each, 64 in a word.
  private var bits = [UInt64](repeating: 0, count: 0x10000 / 64)

  mutating func insert(_ scalar: Int) {
    bits[scalar >> 6] |= 1 << UInt64(scalar & 63)
  }

  mutating func formUnion(_ other: UsedCharacters) {
    for place in bits.indices { bits[place] |= other.bits[place] }
  }

  private func contains(_ scalar: UInt32) -> Bool {
    scalar < 0x10000 && bits[Int(scalar >> 6)] >> UInt64(scalar & 63) & 1 == 1
  }

  /// What the characters fold to.
  var folded: Set<UInt32> {
    Set((0..<UInt32(0x10000)).lazy.filter(contains).map(Folding.fold))
  }

  /// The pairs of `ChineseVariants` of which the documents have either character, one behind the other.
  var variants: [UInt8] {
    var text = String.UnicodeScalarView()
    for (traditional, simplified) in ChineseVariants.pairs {
      guard contains(traditional) || contains(simplified),
        let first = Unicode.Scalar(traditional), let second = Unicode.Scalar(simplified)
      else { continue }
      text.append(first)
      text.append(second)
    }
    return Array(String(text).utf8)
  }
}
