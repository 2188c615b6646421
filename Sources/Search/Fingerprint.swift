/// A 64-bit fingerprint of bytes (FNV-1a, by Fowler, Noll and Vo, over words of eight bytes): it tells versions of a file
/// apart, and protects against nobody.
struct Fingerprint {
  private var state: UInt64 = 0xCBF2_9CE4_8422_2325

  mutating func add(_ bytes: ArraySlice<UInt8>) {
    bytes.withUnsafeBytes { bytes in
      let end = bytes.count & ~7
      for start in stride(from: 0, to: end, by: 8) {
        mix(UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: start, as: UInt64.self)))
      }
      mix(bytes[end...].reduce(0) { $0 << 8 | UInt64($1) })
    }
    mix(UInt64(bytes.count))
  }

  private mutating func mix(_ word: UInt64) {
    state = (state ^ word) &* 0x100_0000_01B3
    // FNV moves bits upwards only.
    state ^= state >> 29
  }

  var first18Bits: UInt32 { UInt32(truncatingIfNeeded: state >> 46) }
}
