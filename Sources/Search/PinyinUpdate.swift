extension PinyinPairs {
  /// How much more often pairs of a group stand than before, by pair.
  typealias Differences = (name: String, counts: [UInt32: Int])

  /// What changes of documents make of groups, in the order of their names.
  static func differences(_ changes: [DocumentChange]) -> [Differences] {
    var differences: [UInt32: Int] = [:]
    for change in changes {
      PinyinPairs.forEachPair(change.old) { differences[$0, default: 0] -= 1 }
      PinyinPairs.forEachPair(change.new) { differences[$0, default: 0] += 1 }
    }
    differences = differences.filter { $0.value != 0 }
    let initials = PinyinInitials(of: Set(differences.keys.flatMap { [$0 >> 16, $0 & 0xFFFF] }))
    var byGroup: [Int: [UInt32: Int]] = [:]
    for (pair, difference) in differences {
      let (first, second) = (UInt16(truncatingIfNeeded: pair >> 16), UInt16(truncatingIfNeeded: pair))
      initials.forEachGroup(of: UnitPair(first, second, count: 0)) {
        byGroup[$0, default: [:]][pair] = difference
      }
    }
    return byGroup.map { (PinyinInitials.name($0), $1) }.sorted { $0.name < $1.name }
  }

  private static func forEachPair(_ fields: DocumentFields, _ body: (UInt32) -> Void) {
    for (first, second) in zip(fields.units, fields.units.dropFirst())
    where first != FieldText.end && second != FieldText.end {
      body(UInt32(first) << 16 | UInt32(second))
    }
  }

  /// A group whose pairs stand so much more or less often.
  ///
  /// - Returns: nil when they do not fit.
  static func text(_ text: [UInt8], changedBy differences: [UInt32: Int]) -> [UInt8]? {
    guard var counts = counts(text) else { return nil }
    for (pair, difference) in differences {
      let count = counts[pair, default: 0] + difference
      guard count >= 0 else { return nil }
      counts[pair] = count
    }
    return self.text(
      counts.filter { $0.value > 0 }.map { pair, count in
        UnitPair(UInt16(truncatingIfNeeded: pair >> 16), UInt16(truncatingIfNeeded: pair), count: count).rank
      })
  }

  /// The pairs of a group; nil for what was never written.
  private static func counts(_ text: [UInt8]) -> [UInt32: Int]? {
    text.withUnsafeBufferPointer { text in
      var counts: [UInt32: Int] = [:]
      var place = 0
      while place < text.count {
        // Two characters of three bytes.
        guard place + 6 < text.count else { return nil }
        var pair: UInt32 = 0
        for character in [place, place + 3] {
          guard text[character] & 0xF0 == 0xE0 else { return nil }
          let unit =
            UInt32(text[character] & 0xF) << 12 | UInt32(text[character + 1] & 0x3F) << 6
            | UInt32(text[character + 2] & 0x3F)
          pair = pair << 16 | unit
        }
        var numbers = DigitReader(text, at: place + 6)
        guard let count = numbers.next() else { return nil }
        counts[pair] = count
        place = numbers.offset
      }
      return counts
    }
  }
}
