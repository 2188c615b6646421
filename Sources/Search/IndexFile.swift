/// A file of the index before it has its header: its name and the members behind the header.
struct IndexFile: Sendable {
  /// Its path in `search/`, without the ending: `postings/3`.
  let name: String
  let body: [UInt8]

  /// Its first members, and the check that others have of it.
  ///
  /// - Parameter keep: gets the file's twins, one after the other.
  func write<Record, Failure: Error>(
    to keep: (SearchFile) throws(Failure) -> Record
  ) throws(Failure) -> WrittenFile<Record> {
    var fingerprint = Fingerprint()
    fingerprint.add(body)
    let check = fingerprint.digits
    var records: [Record] = []
    for file in SearchFile.twins(name, json: json(check)) { records.append(try keep(file)) }
    return WrittenFile(name: name, check: check, records: records)
  }

  /// The file's JSON; it ends with a line feed.
  private func json(_ check: [UInt8]) -> [UInt8] {
    var json = JSONBytes(capacity: body.count + 128)
    json.raw("{")
    json.key("file")
    json.string(name)
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

/// What is left of a file that was given away.
struct WrittenFile<Record> {
  let name: String
  /// A fingerprint of what stands behind the header, 18 bits in three digits of `PostingList`.
  let check: [UInt8]
  /// What the receiver made of its twins.
  let records: [Record]
}

extension WrittenFile: Sendable where Record: Sendable {}
