/// Which file of postings has what: for each a string that is behind all keys of the file before it and not behind its own
/// first key, and the file's check.
///
/// The manifest has them all where they are few. Where they are many it has them of the files `search/keys/N`, each of which
/// has those of equally many files of postings.
struct PostingsDirectory {
  /// How many files of postings a file of keys has; 0 where the manifest has them all.
  let each: Int
  /// What stands in the manifest.
  let firsts: [[UInt16]]
  let checks: [UInt8]

  /// - Parameters:
  ///   - postings: for each file of postings its string, and its check.
  ///   - write: writes the files `search/keys/N` and says what their checks are.
  init<Failure: Error>(
    _ postings: [(first: [UInt16], check: [UInt8])], limits: IndexLimits,
    write: ([IndexFile]) throws(Failure) -> [[UInt8]]
  ) throws(Failure) {
    let each = postings.count > limits.fewPostingsFiles ? limits.keysOfFile : 0
    self.each = each
    guard each > 0 else {
      firsts = postings.map(\.first)
      checks = postings.flatMap(\.check)
      return
    }
    let starts = Array(stride(from: 0, to: postings.count, by: each))
    firsts = starts.map { postings[$0].first }
    let files = starts.enumerated().map { number, start in
      let part = postings[start..<min(start + each, postings.count)]
      var json = JSONBytes(capacity: 16 * each)
      PostingsDirectory.write(part.map(\.first), part.flatMap(\.check), to: &json)
      return IndexFile(name: "keys/\(number)", body: json.bytes)
    }
    checks = try write(files).flatMap { $0 }
  }

  /// The members `firsts` and `checks`.
  func write(to json: inout JSONBytes) {
    PostingsDirectory.write(firsts, checks, to: &json)
  }

  private static func write(_ firsts: [[UInt16]], _ checks: [UInt8], to json: inout JSONBytes) {
    json.key("firsts")
    json.array(firsts) { json, first in json.string(utf16: first) }
    json.raw(",")
    json.key("checks")
    json.string(checks)
  }
}
