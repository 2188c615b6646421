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
  var rank: UInt64 {
    UInt64(UInt32.max - count) << 32 | UInt64(first) << 16 | UInt64(second)
  }

  init(rank: UInt64) {
    first = UInt16(truncatingIfNeeded: rank >> 16)
    second = UInt16(truncatingIfNeeded: rank)
    count = UInt32.max - UInt32(truncatingIfNeeded: rank >> 32)
  }
}

/// `search/pinyin/N`: the pairs of Han characters that stand side by side, under the first letters of their syllables
/// (衡阳 under `hy`), the most frequent first, each with how often it stands in the documents.
struct PinyinPairs {
  /// What there is to be known of a file of pairs.
  struct Entry: Sendable, Equatable {
    /// The first letters of its first pairs.
    let first: String
    let check: [UInt8]
  }

  /// Pairs with the same letters.
  struct Group: Sendable {
    let name: String
    /// As they stand in a file.
    var text: [UInt8]
  }

  /// In the order of their names.
  let groups: [Group]

  init(_ groups: [Group]) {
    self.groups = groups
  }

  /// - Parameter pairs: all that stand side by side anywhere, of whatever characters.
  init(_ pairs: [UnitPair], _ initials: PinyinInitials) {
    var groups = [[UInt64]](repeating: [], count: PinyinInitials.groupCount)
    for pair in pairs { initials.forEachGroup(of: pair) { groups[$0].append(pair.rank) } }
    self.groups = groups.enumerated().filter { !$1.isEmpty }
      .parallelMap { Group(name: PinyinInitials.name($0.offset), text: PinyinPairs.text($0.element)) }
  }

  /// The files, with the letters that each begins with.
  func files(limit: Int) -> [(first: String, file: IndexFile)] {
    var files: [(first: String, file: IndexFile)] = []
    var json = JSONBytes()
    var first: String?
    func close() {
      guard let name = first else { return }
      json.raw("}")
      files.append((name, IndexFile(name: "pinyin/\(files.count)", body: json.bytes)))
      json = JSONBytes()
      first = nil
    }
    for group in groups {
      if first == nil {
        first = group.name
        json.raw(PinyinPairs.opening)
      } else {
        json.raw(",\n")
      }
      json.key(group.name)
      json.string(group.text)
      if json.bytes.count > limit { close() }
    }
    close()
    return files
  }

  static let opening = Array("\"pairs\":{\n".utf8)

  /// - Parameter ranks: those of the pairs of a group.
  static func text(_ ranks: [UInt64]) -> [UInt8] {
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
