#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A file `postings/N` as it was written, its grams ready to be looked up and taken over.
struct PostingsFile: Sendable {
  /// Numbers of few bytes: there are many.
  private struct Entry {
    /// Where it begins in `bytes`, with its quotation mark.
    let start: UInt32
    /// Where its key begins in `keys`, up to that of the next one.
    let key: UInt32
    /// Where its value begins and ends in `bytes`, before its other quotation mark.
    var value: UInt32
    let end: UInt32
  }

  /// What stands behind the header.
  private let bytes: ArraySlice<UInt8>
  private var keys: [UInt16] = []
  private var entries: [Entry] = []

  var count: Int { entries.count }

  func key(_ entry: Int) -> ArraySlice<UInt16> {
    keys[Int(entries[entry].key)..<(entry + 1 < entries.count ? Int(entries[entry + 1].key) : keys.count)]
  }

  func value(_ entry: Int) -> ArraySlice<UInt8> {
    text(Int(entries[entry].value)..<Int(entries[entry].end))
  }

  private func text(_ places: Range<Int>) -> ArraySlice<UInt8> {
    bytes[bytes.startIndex + places.lowerBound..<bytes.startIndex + places.upperBound]
  }

  /// Entries side by side, with what is between them.
  func text(of run: Range<Int>) -> ArraySlice<UInt8> {
    text(Int(entries[run.lowerBound].start)..<Int(entries[run.upperBound - 1].end) + 1)
  }

  /// Of some entries, those up to the first with which their text is longer than `length`; at least one.
  func run(_ run: Range<Int>, longerThan length: Int) -> Range<Int> {
    var (low, high) = (run.lowerBound + 1, run.upperBound)
    while low < high {
      let middle = (low + high) / 2
      if text(of: run.lowerBound..<middle).count > length { high = middle } else { low = middle + 1 }
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
    guard file.body.count <= UInt32.max else { return nil }
    bytes = file.body
    let isWhole = file.body.withUnsafeBufferPointer { read($0) }
    guard isWhole, !entries.isEmpty else { return nil }
  }

  static let opening = Array("\"grams\":[\n".utf8)

  /// - Returns: whether all of it could be read.
  private mutating func read(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard bytes.starts(with: PostingsFile.opening), let units = findEntries(bytes) else { return false }
    var isWhole = false
    keys = [UInt16](unsafeUninitializedCapacity: units) { keys, count in
      var reading = KeyReading(bytes, into: keys)
      for entry in entries.indices {
        guard let value = reading.readKey(of: Int(entries[entry].start)) else { return }
        entries[entry].value = UInt32(truncatingIfNeeded: value)
      }
      count = reading.count
      isWhole = count == units
    }
    return isWhole
  }

  /// Finds where each entry begins and ends.
  ///
  /// - Returns: how many units their keys have.
  private mutating func findEntries(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    entries.reserveCapacity(bytes.count / PostingsFile.bytesOfEntry)
    var place = PostingsFile.opening.count
    let quote = UInt8(ascii: "\"")
    var (units, last) = (0, 0)
    while place < bytes.count, bytes[place] == quote {
      var numbers = DigitReader(bytes, at: place + 1)
      guard let shared = numbers.next(), let own = numbers.next(), shared <= last, own <= bytes.count else {
        return nil
      }
      guard let end = PostingsFile.place(of: quote, in: bytes, from: numbers.offset), end + 1 < bytes.count else {
        return nil
      }
      entries.append(
        Entry(
          start: UInt32(truncatingIfNeeded: place), key: UInt32(truncatingIfNeeded: units), value: 0,
          end: UInt32(truncatingIfNeeded: end)))
      last = shared + own
      units += last
      if bytes[end + 1] == UInt8(ascii: "]") { return end + 2 == bytes.count ? units : nil }
      // A comma and a line feed.
      place = end + 3
    }
    return nil
  }

  private static func place(of byte: UInt8, in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    guard start < bytes.count, let first = bytes.baseAddress,
      let found = memchr(first + start, Int32(byte), bytes.count - start)
    else { return nil }
    return UnsafeRawPointer(first).distance(to: UnsafeRawPointer(found))
  }

  /// Most have more.
  private static let bytesOfEntry = 20
}

/// The keys of a file's entries, of which each says how much it shares with the one before it.
private struct KeyReading {
  private let bytes: UnsafeBufferPointer<UInt8>
  private let keys: UnsafeMutableBufferPointer<UInt16>
  /// How many units were read, and where the last key begins.
  private(set) var count = 0
  private var last = 0

  /// - Parameter keys: room for all of them.
  init(_ bytes: UnsafeBufferPointer<UInt8>, into keys: UnsafeMutableBufferPointer<UInt16>) {
    (self.bytes, self.keys) = (bytes, keys)
  }

  /// - Parameter start: of the entry.
  /// - Returns: where its value begins; nil when there is no such key.
  mutating func readKey(of start: Int) -> Int? {
    var numbers = DigitReader(bytes, at: start + 1)
    guard let shared = numbers.next(), let own = numbers.next(), count + shared + own <= keys.count else { return nil }
    let key = count
    for unit in 0..<shared { keys[key + unit] = keys[last + unit] }
    count += shared
    last = key
    var place = numbers.offset
    while count < key + shared + own {
      guard let next = readUnits(at: place) else { return nil }
      place = next
    }
    return count == key + shared + own ? place : nil
  }

  /// Reads one or two units of a key.
  ///
  /// - Returns: where it goes on; nil when there is none.
  private mutating func readUnits(at place: Int) -> Int? {
    let first = UInt32(bytes[place])
    if first == UInt8(ascii: "\\") {
      guard place + 6 <= bytes.count,
        let unit = UInt16(String(decoding: bytes[place + 2..<place + 6], as: UTF8.self), radix: 16)
      else { return nil }
      append(unit)
      return place + 6
    }
    let length = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    guard place + length <= bytes.count else { return nil }
    var scalar = length == 1 ? first : first & (0x7F >> UInt32(length))
    for trail in place + 1..<place + length { scalar = scalar << 6 | UInt32(bytes[trail] & 0x3F) }
    if scalar < 0x10000 {
      append(UInt16(truncatingIfNeeded: scalar))
    } else {
      guard count + 2 <= keys.count else { return nil }
      append(UInt16(truncatingIfNeeded: 0xD800 + (scalar - 0x10000) >> 10))
      append(UInt16(truncatingIfNeeded: 0xDC00 + (scalar - 0x10000) & 0x3FF))
    }
    return place + length
  }

  private mutating func append(_ unit: UInt16) {
    keys[count] = unit
    count += 1
  }
}
