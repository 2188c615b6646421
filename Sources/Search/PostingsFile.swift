/// `search/postings`: for every token the documents that have it.
///
/// Tokens stand in code-point order, each with its list on a line of its own. A list is delta-coded: `[3,1,4]` are the
/// documents 3, 4 and 8.
enum PostingsFile {
  /// The members behind the header.
  static func body(_ postings: Postings) -> [UInt8] {
    var json = JSONBytes(capacity: postings.grams.count * 24 + postings.words.count * 24 + 64)
    json.key("grams")
    write(&json, postings.grams) { json, gram in json.string(gram.utf8) }
    json.raw(",\n")
    json.key("words")
    write(&json, postings.words) { json, word in json.string(word) }
    return json.bytes
  }

  private static func write<Token: Comparable>(
    _ json: inout JSONBytes, _ lists: [Token: [Int32]], token write: (inout JSONBytes, Token) -> Void
  ) {
    json.raw("{")
    for (position, entry) in lists.sorted(by: { $0.key < $1.key }).enumerated() {
      json.raw(position > 0 ? ",\n" : "\n")
      write(&json, entry.key)
      json.raw(":[")
      var previous: Int32 = 0
      for (place, document) in entry.value.enumerated() {
        if place > 0 { json.raw(",") }
        json.number(Int(document - previous))
        previous = document
      }
      json.raw("]")
    }
    json.raw("}")
  }
}
