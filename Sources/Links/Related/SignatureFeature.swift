#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A term or a pair of characters as every plan writes it, with how often an article has it: 32 bits.
struct SignatureFeature: Sendable, Hashable, BitwiseCopyable {
  /// 28 bits that stand for the characters, one that is set for a term, and three for the count.
  let bits: UInt32

  init(bits: UInt32) {
    self.bits = bits
  }

  init(hash: UInt32, count: Int) {
    bits = hash << 3 | UInt32(min(max(count, 1), SignatureFeature.mostCounted) - 1)
  }

  private static let mostCounted = 8

  /// What it is, without the count: 29 bits.
  var hash: UInt32 { bits >> 3 }

  var isTerm: Bool { hash & 1 == 1 }

  /// Its last four bits: whether it is a term, and the count.
  var kind: Int { Int(bits & 15) }

  /// What it weighs beside its rarity, as in `FeatureWeights`.
  var weight: UInt64 { SignatureFeature.weights[kind] }

  /// By kind: in whole numbers, so that sums do not depend on their order.
  static let weights = (0..<16).map { kind in
    UInt64((256 * (1 + log(Double(kind & 7) + 1)) * (kind & 8 == 0 ? 1 : ArticleFeatures.termWeight)).rounded())
  }

  /// Visits what both of two articles have: its place among those of `one`, and how `other` has it.
  ///
  /// - Parameter one: ascending, as `other` is.
  @inline(__always)
  static func forEachShared(
    _ one: ArraySlice<SignatureFeature>, _ other: ArraySlice<SignatureFeature>,
    _ visit: (Int, SignatureFeature) -> Void
  ) {
    one.withUnsafeBufferPointer { one in
      other.withUnsafeBufferPointer { other in
        var place = 0
        var otherPlace = 0
        while place < one.count, otherPlace < other.count {
          let (hash, otherHash) = (one[place].hash, other[otherPlace].hash)
          if hash == otherHash { visit(place, other[otherPlace]) }
          // Without branches, which nobody could foretell.
          place += hash <= otherHash ? 1 : 0
          otherPlace += otherHash < hash ? 1 : 0
        }
      }
    }
  }

  static func hash(ofTerm name: String) -> UInt32 { hash(name.utf8) << 1 | 1 }

  /// - Parameter pair: as `HanPairs` writes it.
  static func hash(ofPair pair: UInt64) -> UInt32 {
    hash((0..<8).lazy.map { UInt8(truncatingIfNeeded: pair >> (8 * $0)) }) << 1
  }

  /// FNV-1a of 32 bits, folded to 28.
  private static func hash(_ bytes: some Sequence<UInt8>) -> UInt32 {
    var hash: UInt32 = 0x811C_9DC5
    for byte in bytes { hash = (hash ^ UInt32(byte)) &* 0x0100_0193 }
    return (hash >> 28 ^ hash) & 0x0FFF_FFFF
  }
}
