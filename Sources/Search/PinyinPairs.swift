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
    let check: IndexFile.Check
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
    var open: PinyinWriting?
    for group in groups {
      open.append(group)
      if let file = open, file.count > limit {
        files.append((file.first, file.closed(files.count)))
        open = nil
      }
    }
    if let open { files.append((open.first, open.closed(files.count))) }
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

/// A file of pairs while groups are added to it.
struct PinyinWriting {
  /// The letters of its first pairs.
  let first: String
  private var json = JSONBytes()

  fileprivate init(_ group: PinyinPairs.Group) {
    first = group.name
    json.raw(PinyinPairs.opening)
    write(group)
  }

  fileprivate mutating func append(_ group: PinyinPairs.Group) {
    json.raw(",\n")
    write(group)
  }

  private mutating func write(_ group: PinyinPairs.Group) {
    json.key(group.name)
    json.string(group.text)
  }

  /// The bytes that it has.
  var count: Int { json.bytes.count }

  /// All of it.
  func closed(_ number: Int) -> IndexFile {
    IndexFile(name: "pinyin/\(number)", body: json.bytes + [UInt8(ascii: "}")])
  }
}

extension PinyinWriting? {
  /// Adds a group to the file, or begins one with it.
  mutating func append(_ group: PinyinPairs.Group) {
    if self?.append(group) == nil { self = PinyinWriting(group) }
  }
}
