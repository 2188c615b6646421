/// Bytes to which single ones are appended so often that an array's own checks would count.
struct ByteBuffer: ~Copyable {
  private static let capacity = 4_096

  private let recent = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
  private var recentCount = 0
  private var older: [UInt8] = []

  deinit {
    recent.deallocate()
  }

  var count: Int { older.count + recentCount }

  @inline(__always)
  mutating func append(_ byte: UInt8) {
    if recentCount == ByteBuffer.capacity { store() }
    recent[recentCount] = byte
    recentCount += 1
  }

  mutating func append(_ bytes: [UInt8]) {
    store()
    older.append(contentsOf: bytes)
  }

  /// All bytes; there are none afterwards.
  mutating func take() -> [UInt8] {
    store()
    defer { older = [] }
    return older
  }

  private mutating func store() {
    older.append(contentsOf: UnsafeBufferPointer(start: recent, count: recentCount))
    recentCount = 0
  }

  /// A number as in a `PostingList`.
  @inline(__always)
  mutating func appendDigits(_ number: Int) {
    var rest = number
    while rest > 31 {
      append(PostingList.digit(rest & 31 | 32))
      rest >>= 5
    }
    append(PostingList.digit(rest))
  }

  /// What stands between the quotation marks of a string in JSON.
  @inline(__always)
  mutating func append(utf16 units: UnsafeBufferPointer<UInt16>) {
    guard units.allSatisfy({ (0x3000..<0xD800).contains($0) }) else {
      var json = JSONBytes()
      json.characters(utf16: Array(units)[...])
      append(json.bytes)
      return
    }
    // Mostly Han characters, of three bytes.
    for unit in units {
      append(0xE0 | UInt8(truncatingIfNeeded: unit >> 12))
      append(0x80 | UInt8(truncatingIfNeeded: unit >> 6 & 0x3F))
      append(0x80 | UInt8(truncatingIfNeeded: unit & 0x3F))
    }
  }
}
