/// Grams with their values in the order of their keys, as they stand in a file of postings, before it is known where a file
/// ends.
///
/// An entry of a file is how many units of its key are those of the key before it, how many others follow, these, and a value
/// (front coding: Witten, Moffat and Bell, 1999).
struct GramEntries: Sendable {
  private struct Entry {
    /// Where it begins in `json`.
    let start: UInt32
    /// Where its key begins in `keys`.
    let key: UInt32
    /// How many units of its key are those of the key before it.
    let shared: UInt32
  }

  /// All entries, each with the comma before it.
  private let json: [UInt8]
  private let entries: [Entry]
  private let keys: [UInt16]

  var count: Int { entries.count }

  func key(_ entry: Int) -> ArraySlice<UInt16> {
    keys[Int(entries[entry].key)..<(entry + 1 < entries.count ? Int(entries[entry + 1].key) : keys.count)]
  }

  /// Entries as they stand behind another one, with the comma between them.
  func text(_ entries: Range<Int>) -> ArraySlice<UInt8> {
    json[start(entries.lowerBound)..<start(entries.upperBound)]
  }

  /// An entry as it stands first in a file.
  func firstText(_ entry: Int) -> [UInt8] {
    let key = key(entry)
    let shared = Int(entries[entry].shared)
    let value = start(entry) + GramEntries.opening(key, shared: shared).count
    return Array(
      GramEntries.opening(key, shared: 0).dropFirst(GramEntries.comma.count) + json[value..<start(entry + 1)])
  }

  /// The first entry behind `entry` that begins more than `length` bytes behind it.
  func entry(_ length: Int, behind entry: Int) -> Int {
    var low = entry + 1
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if start(middle) - start(entry) > length { high = middle } else { low = middle + 1 }
    }
    return low
  }

  private func start(_ entry: Int) -> Int {
    entry < entries.count ? Int(entries[entry].start) : json.count
  }

  private static let comma = Array(",\n".utf8)

  /// What stands before an entry's value.
  private static func opening(_ key: ArraySlice<UInt16>, shared: Int) -> [UInt8] {
    var json = JSONBytes()
    json.raw(comma)
    json.raw("\"")
    json.digits(shared)
    json.digits(key.count - shared)
    json.characters(utf16: key.dropFirst(shared))
    return json.bytes
  }
}

extension GramEntries {
  struct Writer: ~Copyable {
    /// To be written to between `begin` and `end`: digits and signs, which need no escape.
    var json = ByteBuffer()
    private var entries: [Entry] = []
    private var keys: [UInt16] = []

    /// Begins an entry.
    ///
    /// - Parameters:
    ///   - key: behind all keys so far.
    ///   - shared: how many units of it are those of the last key.
    @inline(__always)
    mutating func begin(_ key: UnsafeBufferPointer<UInt16>, shared: Int) {
      entries.append(
        Entry(
          start: UInt32(truncatingIfNeeded: json.count), key: UInt32(truncatingIfNeeded: keys.count),
          shared: UInt32(truncatingIfNeeded: shared)))
      keys.append(contentsOf: key)
      json.append(UInt8(ascii: ","))
      json.append(UInt8(ascii: "\n"))
      json.append(UInt8(ascii: "\""))
      json.appendDigits(shared)
      json.appendDigits(key.count - shared)
      json.append(utf16: UnsafeBufferPointer(rebasing: key[shared...]))
    }

    @inline(__always)
    mutating func end() {
      json.append(UInt8(ascii: "\""))
    }

    /// All entries; there are none afterwards.
    mutating func take() -> GramEntries {
      defer { (entries, keys) = ([], []) }
      return GramEntries(json: json.take(), entries: entries, keys: keys)
    }
  }
}
