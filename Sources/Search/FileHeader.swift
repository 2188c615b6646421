/// The first members of every file of the index.
struct FileHeader {
  /// Its path in `search/`, without the ending: `postings/3`.
  let file: String
  /// A fingerprint of what stands behind the header, 18 bits in three digits of `PostingList`.
  let check: [UInt8]
  let body: [UInt8]

  init(_ file: String, around body: [UInt8]) {
    self.file = file
    self.body = body
    var fingerprint = Fingerprint()
    fingerprint.add(body)
    check = fingerprint.digits
  }

  /// The file's JSON; it ends with a line feed.
  var json: [UInt8] {
    var json = JSONBytes(capacity: body.count + 128)
    json.raw("{")
    json.key("file")
    json.string(file)
    json.raw(",")
    json.key("version")
    json.number(SearchIndex.version)
    json.raw(",")
    json.key("check")
    json.string(check)
    json.raw(",\n")
    json.raw(body)
    json.raw("}\n")
    return json.bytes
  }
}
