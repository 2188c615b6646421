/// Grams with their values in the order of their keys, as they stand in a file of postings, before it is known where a file
/// ends.
///
/// An entry of a file is how many units of its key are those of the key before it, how many others follow, these, and a value
/// (front coding: Witten, Moffat and Bell, 1999).
struct GramEntries: Sendable {
  private struct Entry {
    /// Where it begins in `json`, and its value.
    let start: Int
    let value: Int
    /// Where its key begins in `keys`, and how many units of it are those of the key before.
    let key: Int
    let shared: Int
  }

  /// All entries, each with the comma before it.
  private var json = JSONBytes()
  private var keys: [UInt16] = []
  private var entries: [Entry] = []

  var count: Int { entries.count }

  /// - Parameters:
  ///   - key: behind all keys so far.
  ///   - value: writes digits and signs, which need no escape.
  @inline(__always)
  mutating func append(key: UnsafeBufferPointer<UInt16>, value: (inout JSONBytes) -> Void) {
    let start = json.count
    let keyStart = keys.count
    let shared = sharedUnits(with: key)
    keys.append(contentsOf: key)
    json.raw(",\n\"")
    json.digits(shared)
    json.digits(key.count - shared)
    json.characters(utf16: keys[(keyStart + shared)...])
    entries.append(Entry(start: start, value: json.count, key: keyStart, shared: shared))
    value(&json)
    json.raw("\"")
  }

  private func sharedUnits(with key: UnsafeBufferPointer<UInt16>) -> Int {
    guard let last = entries.last else { return 0 }
    let length = min(keys.count - last.key, key.count)
    var shared = 0
    while shared < length, keys[last.key + shared] == key[shared] { shared += 1 }
    return shared
  }

  func key(_ entry: Int) -> ArraySlice<UInt16> {
    keys[entries[entry].key..<(entry + 1 < entries.count ? entries[entry + 1].key : keys.count)]
  }

  /// An entry as it stands behind the one before it, with the comma between them.
  func text(_ entry: Int) -> ArraySlice<UInt8> {
    json.bytes[entries[entry].start..<end(entry)]
  }

  /// An entry as it stands first in a file.
  func firstText(_ entry: Int) -> [UInt8] {
    var first = JSONBytes()
    let key = key(entry)
    first.raw("\"")
    first.digits(0)
    first.digits(key.count)
    first.characters(utf16: key)
    return first.bytes + json.bytes[entries[entry].value..<end(entry)]
  }

  private func end(_ entry: Int) -> Int {
    entry + 1 < entries.count ? entries[entry + 1].start : json.count
  }
}
