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

/// A 64-bit fingerprint of bytes (FNV-1a, by Fowler, Noll and Vo): it tells versions of an index apart, and protects
/// against nobody.
struct Fingerprint {
  private var state: UInt64 = 0xCBF2_9CE4_8422_2325

  mutating func add(_ bytes: [UInt8]) {
    for byte in bytes { state = (state ^ UInt64(byte)) &* 0x100_0000_01B3 }
  }

  /// Sixteen hexadecimal digits.
  var hexadecimal: String {
    let digits = String(state, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
