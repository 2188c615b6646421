import Files

/// How often documents have each character below U+10000, as written: tables that a client gets hold these alone.
struct CharacterCounts: Sendable, Equatable {
  private var counts = [UInt32](repeating: 0, count: 0x10000)

  init() {}

  /// - Parameter counts: by character, 65,536 of them.
  init(_ counts: [UInt32]) {
    self.counts = counts
  }

  static func += (counts: inout CharacterCounts, more: CharacterCounts) {
    for place in counts.counts.indices { counts.counts[place] &+= more.counts[place] }
  }

  static func -= (counts: inout CharacterCounts, fewer: CharacterCounts) {
    for place in counts.counts.indices { counts.counts[place] &-= fewer.counts[place] }
  }

  private func contains(_ scalar: UInt32) -> Bool { scalar < 0x10000 && counts[Int(scalar)] > 0 }

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

extension CharacterCounts {
  func pack(into packing: inout Packing) {
    packing.list(counts.indices.filter { counts[$0] > 0 }) { packing, scalar in
      packing.number(scalar)
      packing.number(Int(counts[scalar]))
    }
  }

  init(_ packed: inout Unpacking) {
    for (scalar, count) in packed.list({ ($0.number(), $0.number()) }) {
      if counts.indices.contains(scalar) { counts[scalar] = UInt32(truncatingIfNeeded: count) } else { packed.fail() }
    }
  }
}
