/// Which file of postings has what: for each a string that is behind all keys of the file before it and not behind its own
/// first key, and the file's check.
///
/// The manifest has them all where they are few. Where they are many it has them of the files `search/keys/N`, each of which
/// has those of equally many files of postings.
struct PostingsDirectory {
  /// What there is to be known of a file of postings.
  struct Entry: Sendable, Equatable {
    let first: [UInt16]
    let check: IndexFile.Check
  }

  /// How many files of postings a file of keys has; 0 where the manifest has them all.
  let each: Int
  /// `search/keys/N`.
  let files: [IndexFile]
  /// What stands in the manifest.
  private let entries: [Entry]

  init(_ postings: [Entry], limits: IndexLimits) {
    let each = PostingsDirectory.each(postings.count, limits)
    self.each = each
    guard each > 0 else {
      files = []
      entries = postings
      return
    }
    let parts = stride(from: 0, to: postings.count, by: each).map { postings[$0..<min($0 + each, postings.count)] }
    let files = parts.enumerated().map { number, part in
      var json = JSONBytes(capacity: 16 * each)
      PostingsDirectory.write(part, to: &json)
      return IndexFile(name: "keys/\(number)", body: json.bytes)
    }
    self.files = files
    entries = zip(parts, files).map { part, file in Entry(first: part.first?.first ?? [], check: file.check) }
  }

  private static func each(_ postings: Int, _ limits: IndexLimits) -> Int {
    postings > limits.fewPostingsFiles ? limits.keysOfFile : 0
  }

  /// How many files of keys there are for so many of postings.
  static func fileCount(_ postings: Int, _ limits: IndexLimits) -> Int {
    let each = each(postings, limits)
    return each > 0 ? (postings + each - 1) / each : 0
  }

  /// The members `firsts` and `checks`.
  func write(to json: inout JSONBytes) {
    PostingsDirectory.write(entries[...], to: &json)
  }

  private static func write(_ entries: ArraySlice<Entry>, to json: inout JSONBytes) {
    json.key("firsts")
    json.array(Array(entries)) { json, entry in json.string(utf16: entry.first) }
    json.raw(",")
    json.key("checks")
    json.string(IndexFile.Check.digits(entries.map(\.check)))
  }
}
