import Text

/// A set of words of one to four Han characters, asked by the characters of a text.
struct WordSet: Sendable {
  private let keys: Set<UInt64>
  private let firsts: Set<UInt32>
  private let lasts: Set<UInt32>
  /// In characters.
  static let longest = 4

  /// - Parameter words: separated by blanks.
  init(_ words: String) {
    var keys: Set<UInt64> = []
    var firsts: Set<UInt32> = []
    var lasts: Set<UInt32> = []
    for word in words.split(separator: " ") {
      let scalars = word.unicodeScalars.map(\.value)
      guard let key = WordSet.key(scalars, 0..<scalars.count), let first = scalars.first, let last = scalars.last else {
        preconditionFailure("\(word) is no word of one to four Han characters")
      }
      keys.insert(key)
      firsts.insert(first)
      lasts.insert(last)
    }
    self.keys = keys
    self.firsts = firsts
    self.lasts = lasts
  }

  /// The length of the longest word that `range` of `text` begins with; 0 for none.
  func prefix(of text: [UInt32], _ range: Range<Int>) -> Int {
    guard let first = range.first, firsts.contains(text[first]) else { return 0 }
    for length in stride(from: min(WordSet.longest, range.count), to: 0, by: -1) {
      if let key = WordSet.key(text, first..<(first + length)), keys.contains(key) { return length }
    }
    return 0
  }

  /// The length of the longest word that `range` of `text` ends with and is longer than; 0 for none.
  func suffix(of text: [UInt32], _ range: Range<Int>) -> Int {
    guard let last = range.last, lasts.contains(text[last]) else { return 0 }
    for length in stride(from: min(WordSet.longest, range.count - 1), to: 0, by: -1) {
      if let key = WordSet.key(text, (last + 1 - length)..<(last + 1)), keys.contains(key) { return length }
    }
    return 0
  }

  /// Whether `range` of `text` is one of the words.
  func contains(_ text: [UInt32], _ range: Range<Int>) -> Bool {
    WordSet.key(text, range).map(keys.contains) ?? false
  }

  /// 15 bits a character: the Han characters of the basic block (U+4E00 to U+9FFF), which all of the words are written in.
  static func key(_ text: [UInt32], _ range: Range<Int>) -> UInt64? {
    guard (1...longest).contains(range.count) else { return nil }
    var key: UInt64 = 0
    for index in range {
      guard (0x4E00...0x9FFF).contains(text[index]) else { return nil }
      key = key << 15 | UInt64(text[index] - 0x4DFF)
    }
    return key
  }
}
