/// Cuts grams into `search/postings/N`, files of some 32 KB, as they come.
struct PostingsCutter {
  /// For each file so far a string that is behind all keys of the file before it and not behind its own first key.
  private(set) var firsts: [[UInt16]] = []

  /// The bytes after which a file ends.
  private let limit: Int
  /// The body of the file that is not full yet.
  private var body: [UInt8] = []
  private var lastKey: [UInt16] = []

  init(limit: Int) {
    self.limit = limit
  }

  /// Adds grams, the keys of which are behind all that were added before.
  ///
  /// - Returns: the files that are full.
  mutating func add(_ grams: GramEntries) -> [IndexFile] {
    var full: [IndexFile] = []
    var entry = 0
    while entry < grams.count {
      if body.count > limit { full += close() }
      if body.isEmpty {
        begin(grams, entry)
        entry += 1
      } else {
        let end = grams.entry(limit - body.count, behind: entry)
        body.append(contentsOf: grams.text(entry..<end))
        entry = end
      }
    }
    if grams.count > 0 { lastKey = Array(grams.key(grams.count - 1)) }
    return full
  }

  private mutating func begin(_ grams: GramEntries, _ entry: Int) {
    firsts.append(
      firsts.isEmpty
        ? [] : PostingsCutter.divider(entry > 0 ? grams.key(entry - 1) : lastKey[...], grams.key(entry)))
    if limit < .max { body.reserveCapacity(limit + 8_000) }
    body.append(contentsOf: PostingsFile.opening)
    body.append(contentsOf: grams.firstText(entry))
  }

  /// The file that was not full, where there is one.
  mutating func close() -> [IndexFile] {
    guard !body.isEmpty else { return [] }
    body.append(UInt8(ascii: "]"))
    defer { body = [] }
    return [IndexFile(name: "postings/\(firsts.count - 1)", body: body)]
  }

  /// The shortest beginning of `next` that is behind `last`.
  static func divider(_ last: ArraySlice<UInt16>, _ next: ArraySlice<UInt16>) -> [UInt16] {
    let common = zip(last, next).prefix { $0 == $1 }.count
    return Array(next.prefix(common + 1))
  }
}
