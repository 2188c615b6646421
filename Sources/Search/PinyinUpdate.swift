extension PinyinPairs {
  /// The pairs of files as they stand.
  ///
  /// - Returns: nil when one of the files is not there so.
  init?(_ entries: [Entry], read: IndexFile.Reading) {
    var groups: [Group] = []
    for (number, entry) in entries.enumerated() {
      guard let file = read("pinyin/\(number)", entry.check), file.body.starts(with: PinyinPairs.opening) else {
        return nil
      }
      // A group a line: `"hy":"衡阳kB黄岩B",`
      for line in file.body[PinyinPairs.opening.count...].split(separator: 0x0A) {
        let parts = line.split(separator: 0x22, omittingEmptySubsequences: false)
        guard parts.count == 5 else { return nil }
        groups.append(Group(name: String(decoding: parts[1], as: UTF8.self), text: Array(parts[3])))
      }
    }
    self.init(groups)
  }

  /// The same after changes of documents.
  ///
  /// - Returns: nil when they do not fit.
  func changed(by changes: [DocumentChange]) -> PinyinPairs? {
    var differences: [UInt32: Int] = [:]
    for change in changes {
      PinyinPairs.forEachPair(change.old) { differences[$0, default: 0] -= 1 }
      PinyinPairs.forEachPair(change.new) { differences[$0, default: 0] += 1 }
    }
    differences = differences.filter { $0.value != 0 }
    let initials = PinyinInitials(of: Set(differences.keys.flatMap { [$0 >> 16, $0 & 0xFFFF] }))
    var byGroup: [String: [UInt32: Int]] = [:]
    for (pair, difference) in differences {
      let pair = (first: UInt16(truncatingIfNeeded: pair >> 16), second: UInt16(truncatingIfNeeded: pair), key: pair)
      initials.forEachGroup(of: UnitPair(pair.first, pair.second, count: 0)) {
        byGroup[PinyinInitials.name($0), default: [:]][pair.key] = difference
      }
    }
    var groups: [Group] = []
    for group in self.groups {
      guard let differences = byGroup.removeValue(forKey: group.name) else {
        groups.append(group)
        continue
      }
      guard let text = PinyinPairs.text(group.text, changedBy: differences) else { return nil }
      if !text.isEmpty { groups.append(Group(name: group.name, text: text)) }
    }
    for (name, differences) in byGroup {
      guard let text = PinyinPairs.text([], changedBy: differences) else { return nil }
      groups.append(Group(name: name, text: text))
    }
    return PinyinPairs(groups.sorted { $0.name < $1.name })
  }

  private static func forEachPair(_ fields: DocumentFields, _ body: (UInt32) -> Void) {
    for (first, second) in zip(fields.units, fields.units.dropFirst())
    where first != FieldText.end && second != FieldText.end {
      body(UInt32(first) << 16 | UInt32(second))
    }
  }

  /// A group whose pairs stand so much more or less often.
  private static func text(_ text: [UInt8], changedBy differences: [UInt32: Int]) -> [UInt8]? {
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
