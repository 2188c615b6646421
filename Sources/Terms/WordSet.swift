/// Sets of words of one to four Han characters, asked by the characters of a text.
///
/// Several sets are asked in one go, as classes of one: what most characters cannot begin or end is seen by the first look.
struct WordSet: Sendable {
  /// The longest word of each class, in characters; 0 for none.
  struct Lengths {
    /// Eight bits a class.
    fileprivate var bits: UInt64 = 0

    subscript(wordClass: Int) -> Int { Int(bits >> (8 * wordClass) & 0xFF) }

    /// Notes words of some classes, a bit for each, that are longer than those before.
    fileprivate mutating func note(_ length: Int, for classes: UInt8) {
      var left = classes
      while left != 0 {
        let shift = UInt64(8 * left.trailingZeroBitCount)
        bits = bits & ~(0xFF << shift) | UInt64(length) << shift
        left &= left - 1
      }
    }

    /// The first class that has a word.
    var first: Int? { bits == 0 ? nil : bits.trailingZeroBitCount / 8 }
  }

  /// For each character of the basic block how long the words are that begin with it (a bit for each length, the lower four)
  /// and that end with it (the upper four).
  private let edges: [UInt8]
  /// A hash table with open addressing: keys, 0 for an empty place, and the classes of each, a bit for one.
  private let keys: [UInt64]
  private let classes: [UInt8]
  /// In characters.
  static let longest = 4
  private static let block: ClosedRange<UInt32> = 0x4E00...0x9FFF

  /// - Parameter classes: the words of each class, separated by blanks.
  init(_ classes: String...) {
    var found: [UInt64: UInt8] = [:]
    var edges = Array(repeating: UInt8(0), count: WordSet.block.count)
    for (place, words) in classes.enumerated() {
      for word in words.split(separator: " ") {
        let scalars = word.unicodeScalars.map(\.value)
        guard let key = WordSet.key(scalars, 0..<scalars.count), let first = scalars.first, let last = scalars.last
        else {
          preconditionFailure("\(word) is no word of one to four Han characters")
        }
        found[key, default: 0] |= 1 << UInt8(place)
        edges[Int(first - WordSet.block.lowerBound)] |= 1 << UInt8(scalars.count - 1)
        edges[Int(last - WordSet.block.lowerBound)] |= 1 << UInt8(scalars.count + 3)
      }
    }
    var size = 4
    while size < found.count * 3 { size *= 2 }
    var keys = Array(repeating: UInt64(0), count: size)
    var values = Array(repeating: UInt8(0), count: size)
    for (key, value) in found {
      var slot = WordSet.slot(key, size)
      while keys[slot] != 0 { slot = (slot + 1) & (size - 1) }
      keys[slot] = key
      values[slot] = value
    }
    self.edges = edges
    self.keys = keys
    self.classes = values
  }

  /// The longest word of each class that `range` of `text` begins with.
  func prefixes(of text: [UInt32], _ range: Range<Int>) -> Lengths {
    var found = Lengths()
    guard let first = range.first else { return found }
    var lengths = edges(of: text[first]) & 0x0F
    if range.count < WordSet.longest { lengths &= 1 << UInt8(range.count) - 1 }
    var key: UInt64 = 0
    var length = 0
    while lengths >> UInt8(length) != 0 {
      let character = text[first + length]
      guard WordSet.block.contains(character) else { break }
      key = key << 15 | UInt64(character - 0x4DFF)
      length += 1
      if lengths & 1 << UInt8(length - 1) != 0 { found.note(length, for: classes(of: key)) }
    }
    return found
  }

  /// The longest word of each class that `range` of `text` ends with and is longer than.
  func suffixes(of text: [UInt32], _ range: Range<Int>) -> Lengths {
    var found = Lengths()
    guard range.count > 1 else { return found }
    var lengths = edges(of: text[range.upperBound - 1]) >> 4
    if range.count <= WordSet.longest { lengths &= 1 << UInt8(range.count - 1) - 1 }
    var key: UInt64 = 0
    var length = 0
    while lengths >> UInt8(length) != 0 {
      let character = text[range.upperBound - 1 - length]
      guard WordSet.block.contains(character) else { break }
      key |= UInt64(character - 0x4DFF) << UInt64(15 * length)
      length += 1
      if lengths & 1 << UInt8(length - 1) != 0 { found.note(length, for: classes(of: key)) }
    }
    return found
  }

  /// The length of the longest word of the first class that `range` of `text` begins with; 0 for none.
  func prefix(of text: [UInt32], _ range: Range<Int>) -> Int { prefixes(of: text, range)[0] }

  /// The length of the longest word of the first class that `range` of `text` ends with and is longer than; 0 for none.
  func suffix(of text: [UInt32], _ range: Range<Int>) -> Int { suffixes(of: text, range)[0] }

  /// Whether `range` of `text` is one of the words.
  func contains(_ text: [UInt32], _ range: Range<Int>) -> Bool {
    guard let key = WordSet.key(text, range) else { return false }
    return classes(of: key) != 0
  }

  private func edges(of character: UInt32) -> UInt8 {
    WordSet.block.contains(character) ? edges[Int(character - WordSet.block.lowerBound)] : 0
  }

  private func classes(of key: UInt64) -> UInt8 {
    var slot = WordSet.slot(key, keys.count)
    while keys[slot] != 0 {
      if keys[slot] == key { return classes[slot] }
      slot = (slot + 1) & (keys.count - 1)
    }
    return 0
  }

  /// 15 bits a character: the Han characters of the basic block (U+4E00 to U+9FFF), which all of the words are written in.
  private static func key(_ text: [UInt32], _ range: Range<Int>) -> UInt64? {
    guard (1...longest).contains(range.count) else { return nil }
    var key: UInt64 = 0
    for index in range {
      guard block.contains(text[index]) else { return nil }
      key = key << 15 | UInt64(text[index] - 0x4DFF)
    }
    return key
  }

  /// Fibonacci hashing (Knuth, The Art of Computer Programming, 6.4).
  private static func slot(_ key: UInt64, _ size: Int) -> Int {
    Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 40) & (size - 1)
  }
}
