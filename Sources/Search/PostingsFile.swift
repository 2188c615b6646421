/// A file `postings/N` as it was written, its grams ready to be looked up and taken over.
struct PostingsFile: Sendable {
  private struct Entry {
    /// Where it begins in `bytes`, with its quotation mark.
    let start: Int
    /// In `keys`.
    let key: Range<Int>
    /// In `bytes`, up to its other quotation mark.
    let value: Range<Int>
  }

  private let bytes: [UInt8]
  private var keys: [UInt16] = []
  private var entries: [Entry] = []

  var count: Int { entries.count }

  func key(_ entry: Int) -> ArraySlice<UInt16> { keys[entries[entry].key] }
  func value(_ entry: Int) -> ArraySlice<UInt8> { bytes[entries[entry].value] }

  /// Entries side by side, with what is between them.
  func text(_ run: Range<Int>) -> ArraySlice<UInt8> {
    bytes[entries[run.lowerBound].start...entries[run.upperBound - 1].value.upperBound]
  }

  /// Of some entries, those up to the first with which their text is longer than `length`; at least one.
  func run(_ run: Range<Int>, longerThan length: Int) -> Range<Int> {
    var (low, high) = (run.lowerBound + 1, run.upperBound)
    while low < high {
      let middle = (low + high) / 2
      if text(run.lowerBound..<middle).count > length { high = middle } else { low = middle + 1 }
    }
    return run.lowerBound..<low
  }

  /// The first entry whose key is not before `key`.
  func entry(from key: ArraySlice<UInt16>) -> Int {
    var low = 0
    var high = entries.count
    while low < high {
      let middle = (low + high) / 2
      if self.key(middle).lexicographicallyPrecedes(key) { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// - Returns: nil for anything that was not written so.
  init?(_ file: IndexFile) {
    bytes = file.body
    let isWhole = file.body.withUnsafeBufferPointer { read($0) }
    guard isWhole, !entries.isEmpty else { return nil }
  }

  static let opening = Array("\"grams\":[\n".utf8)

  /// - Returns: whether all of it could be read.
  private mutating func read(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard bytes.starts(with: PostingsFile.opening) else { return false }
    var place = PostingsFile.opening.count
    let quote = UInt8(ascii: "\"")
    while place < bytes.count, bytes[place] == quote {
      let start = place
      var numbers = DigitReader(bytes, at: place + 1)
      guard let shared = numbers.next(), let own = numbers.next(), shared <= (entries.last?.key.count ?? 0) else {
        return false
      }
      let key = keys.count
      if let last = entries.last?.key {
        for unit in last.lowerBound..<last.lowerBound + shared { keys.append(keys[unit]) }
      }
      place = numbers.offset
      while keys.count < key + shared + own {
        guard let next = readUnits(bytes, at: place) else { return false }
        place = next
      }
      let value = place
      while place < bytes.count, bytes[place] != quote { place += 1 }
      guard keys.count == key + shared + own, place + 1 < bytes.count else { return false }
      entries.append(Entry(start: start, key: key..<keys.count, value: value..<place))
      place += 1
      if bytes[place] == UInt8(ascii: "]") { return place + 1 == bytes.count }
      // A comma and a line feed.
      place += 2
    }
    return false
  }

  /// Reads one or two units of a key.
  ///
  /// - Returns: where it goes on; nil when there is none.
  private mutating func readUnits(_ bytes: UnsafeBufferPointer<UInt8>, at place: Int) -> Int? {
    let first = UInt32(bytes[place])
    if first == UInt8(ascii: "\\") {
      guard place + 6 <= bytes.count,
        let unit = UInt16(String(decoding: bytes[place + 2..<place + 6], as: UTF8.self), radix: 16)
      else { return nil }
      keys.append(unit)
      return place + 6
    }
    let length = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    guard place + length <= bytes.count else { return nil }
    var scalar = length == 1 ? first : first & (0x7F >> UInt32(length))
    for trail in bytes[place + 1..<place + length] { scalar = scalar << 6 | UInt32(trail & 0x3F) }
    if scalar < 0x10000 {
      keys.append(UInt16(truncatingIfNeeded: scalar))
    } else {
      keys.append(UInt16(truncatingIfNeeded: 0xD800 + (scalar - 0x10000) >> 10))
      keys.append(UInt16(truncatingIfNeeded: 0xDC00 + (scalar - 0x10000) & 0x3FF))
    }
    return place + length
  }
}
