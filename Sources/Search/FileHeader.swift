/// The members with which every file of the index begins, so that a client can tell that files belong together.
struct FileHeader {
  /// The fingerprint of the whole index, the same in all its files.
  let build: String

  /// A JSON object of the header and `body`, which holds the members that follow: `"documents":[…]`.
  func json(around body: [UInt8], of file: String) -> [UInt8] {
    var json = JSONBytes(capacity: body.count + 128)
    json.raw("{")
    json.key("file")
    json.string(file)
    json.raw(",")
    json.key("version")
    json.number(SearchIndex.version)
    json.raw(",")
    json.key("build")
    json.string(build)
    json.raw(",\n")
    json.raw(body)
    json.raw("}\n")
    return json.bytes
  }
}
