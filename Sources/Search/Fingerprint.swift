/// A 64-bit fingerprint of bytes (FNV-1a, by Fowler, Noll and Vo, over words of eight bytes): it tells versions of a file
/// apart, and protects against nobody.
struct Fingerprint {
  private var state: UInt64 = 0xCBF2_9CE4_8422_2325

  mutating func add(_ bytes: [UInt8]) {
    var word: UInt64 = 0
    for (place, byte) in bytes.enumerated() {
      word = word << 8 | UInt64(byte)
      if place & 7 == 7 {
        mix(word)
        word = 0
      }
    }
    mix(word)
    mix(UInt64(bytes.count))
  }

  private mutating func mix(_ word: UInt64) {
    state = (state ^ word) &* 0x100_0000_01B3
    // FNV moves bits upwards only.
    state ^= state >> 29
  }

  /// Three digits of six bits.
  var digits: [UInt8] {
    [58, 52, 46].map { PostingList.digit(Int(truncatingIfNeeded: state >> $0)) }
  }
}
