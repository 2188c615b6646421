/// A file of the index before it has its header: its name and the members behind the header.
struct IndexFile: Sendable {
  /// Its path in `search/`, without the ending: `postings/3`.
  let name: String
  let body: ArraySlice<UInt8>

  init(name: String, body: [UInt8]) {
    (self.name, self.body) = (name, body[...])
  }

  /// The first 18 bits of a fingerprint, three digits of `PostingList`.
  struct Check: Sendable, Equatable {
    /// As a number, for where there are many.
    let number: UInt32

    init(number: UInt32) {
      self.number = number
    }

    fileprivate init(_ fingerprint: Fingerprint) {
      number = fingerprint.first18Bits
    }

    /// The first digits of some checks.
    static func digits(_ checks: [Check], each: Int = 3) -> [UInt8] {
      var digits: [UInt8] = []
      digits.reserveCapacity(each * checks.count)
      for check in checks {
        for place in 0..<each { digits.append(PostingList.digit(Int(check.number >> (12 - 6 * UInt32(place))))) }
      }
      return digits
    }

    var digits: [UInt8] { Check.digits([self]) }
  }

  /// A fingerprint of what stands behind the header.
  var check: Check {
    var fingerprint = Fingerprint()
    fingerprint.add(body)
    return Check(fingerprint)
  }

  /// Its first members, and the check that others have of it.
  ///
  /// - Parameter keep: gets the file's twins, one after the other.
  func write<Record, Failure: Error>(
    to keep: (SearchFile) throws(Failure) -> Record
  ) throws(Failure) -> WrittenFile<Record> {
    let check = check
    var records: [Record] = []
    for file in SearchFile.twins(name, json: IndexFile.header(name, check) + body + IndexFile.end) {
      records.append(try keep(file))
    }
    return WrittenFile(name: name, check: check, records: records)
  }

  private static func header(_ name: String, _ check: Check) -> [UInt8] {
    var json = JSONBytes()
    json.raw("{")
    json.key("file")
    json.string(name)
    json.raw(",")
    json.key("version")
    json.number(SearchIndex.version)
    json.raw(",")
    json.key("check")
    json.string(check.digits)
    json.raw(",\n")
    return json.bytes
  }

  private static let end = Array("}\n".utf8)
}

extension IndexFile {
  /// A file that was written, and not changed since then.
  ///
  /// - Parameter json: what is in `NAME.json`.
  /// - Returns: nil for one that has another name or check.
  init?(_ name: String, check: Check, json: [UInt8]) {
    let header = IndexFile.header(name, check)
    guard json.count > header.count + IndexFile.end.count, json.starts(with: header),
      json.suffix(IndexFile.end.count).elementsEqual(IndexFile.end)
    else { return nil }
    self.name = name
    body = json[header.count..<json.count - IndexFile.end.count]
  }
}

/// What is left of a file that was given away.
struct WrittenFile<Record> {
  let name: String
  let check: IndexFile.Check
  /// What the receiver made of its twins.
  let records: [Record]
}

extension WrittenFile: Sendable where Record: Sendable {}

extension IndexFile {
  /// Reads a file of the index as it stands, by its name; nil when it is not there with this check.
  typealias Reading = @Sendable (_ name: String, _ check: Check) -> IndexFile?
}
