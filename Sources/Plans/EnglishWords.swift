import Diagnostics

/// The words of an English text, to find where a title in sentence case ends that is glued to its text without a mark:
/// `1. Building a robust domestic market Taking the expansion of demand as our priority, …`
///
/// A capitalised word in a title is a name (China, Party Central Committee) or the first of the text. It is the text's
/// when the next word is small and the document has the word in small letters too, or never as a name: capitalised
/// behind a small word more than once.
struct EnglishWords {
  private let small: Set<String>
  private let names: Set<String>

  /// nil when the text is not English: fewer than half of its first bytes are ASCII letters and blanks.
  init?(_ source: SourceText) {
    let head = source.bytes.prefix(20_000)
    let letters = head.count { $0 < 0x80 && EnglishWords.isLetter($0) || $0 == 0x20 }
    guard letters * 2 > head.count, !head.isEmpty else { return nil }
    var small: Set<String> = []
    var inside: [String: Int] = [:]
    var word: [UInt8] = []
    var followsSmall = false
    for byte in source.bytes.prefix(4_000_000) {
      if EnglishWords.isLetter(byte) {
        if word.count < 30 { word.append(byte) }
      } else {
        if let first = word.first {
          let text = String(decoding: word, as: UTF8.self)
          if first >= 0x61 { small.insert(text) } else if followsSmall { inside[text.lowercased(), default: 0] += 1 }
        }
        followsSmall = byte == 0x20 && (word.first ?? 0) >= 0x61
        word.removeAll(keepingCapacity: true)
      }
    }
    self.small = small
    names = Set(inside.filter { $0.value > 1 }.keys)
  }

  /// Where the title at the start of `range` ends: its full stop, or an empty range before the text's first word.
  func titleEnd(in range: Range<Int>, of source: SourceText) -> Range<Int>? {
    // A short line is a heading alone.
    guard range.count > 160 else { return nil }
    let bytes = source.bytes
    var offset = range.lowerBound
    var count = 0
    var candidate: Int?
    while offset < range.upperBound, count < 40 {
      let start = offset
      while offset < range.upperBound, bytes[offset] != 0x20 { offset += 1 }
      let word = bytes[start..<offset]
      if let found = candidate, let first = word.first {
        if first >= 0x61 || word.count == 1 { return found..<found }
        candidate = nil
      }
      if count > 1, let first = word.first, (0x41...0x5A).contains(first) {
        let lower = word.filter(EnglishWords.isLetter).map { $0 | 0x20 }
        if lower == [0x69] { return start..<start }
        let text = String(decoding: lower, as: UTF8.self)
        if word.allSatisfy(EnglishWords.isLetter), small.contains(text) || !names.contains(text) { candidate = start }
      }
      if let last = word.last, last == 0x2E || last == 0x3A, offset < range.upperBound { return offset - 1..<offset }
      while offset < range.upperBound, bytes[offset] == 0x20 { offset += 1 }
      count += 1
    }
    return nil
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
  }
}
