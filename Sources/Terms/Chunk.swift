import Text

/// A stretch of text between marks and words that join: what can be a name, or holds one.
struct Chunk {
  /// Characters of the corpus.
  var range: Range<Int>
  var left: Boundary
  var right: Boundary

  /// What ends a chunk on one side.
  enum Boundary: Hashable {
    /// The beginning or end of a clause.
    case clause
    case adverb
    case verb
    /// A function character.
    case function(UInt32)
    /// Nothing: the chunk was cut inside a compound.
    case compound

    var coordinator: UInt32? {
      if case .function(let value) = self, WordClasses.coordinators.contains(value) { return value }
      return nil
    }
  }
}

/// Cuts a text into chunks.
struct Chunker {
  private let text: [UInt32]
  private let closed = WordClasses.closed
  private(set) var chunks: [Chunk] = []
  private var start: Int?
  private var left = Chunk.Boundary.clause

  /// The chunks of `text`, in order.
  static func chunks(of text: [UInt32]) -> [Chunk] {
    var chunker = Chunker(text: text)
    chunker.cut()
    return chunker.chunks
  }

  private init(text: [UInt32]) {
    self.text = text
  }

  private mutating func cut() {
    var index = 0
    while index < text.count {
      guard Chunker.isInside(text[index]) else {
        close(at: index, .clause, behind: index + 1)
        index += 1
        continue
      }
      let (length, boundary) = word(at: index)
      guard let boundary else {
        if start == nil { start = index }
        index += max(length, 1)
        continue
      }
      close(at: index, boundary, behind: index + length)
      index += length
    }
    close(at: text.count, .clause, behind: text.count)
  }

  /// The closed-class word at `index`; no boundary for a word that is held together, or for no word.
  private func word(at index: Int) -> (length: Int, boundary: Chunk.Boundary?) {
    let words = closed.prefixes(of: text, index..<min(index + WordSet.longest, text.count))
    guard words.first != nil else { return (0, nil) }
    let held = words[WordClasses.Closed.held]
    let adverb = words[WordClasses.Closed.adverb]
    let verb = words[WordClasses.Closed.verb]
    if held > 0, held >= max(adverb, verb) { return (held, nil) }
    if adverb > 0, adverb >= verb { return (adverb, .adverb) }
    if verb > 0 {
      let end = index + verb
      // 实施好, 运行好
      return (end < text.count && text[end] == 0x597D ? verb + 1 : verb, .verb)
    }
    return (1, .function(text[index]))
  }

  private mutating func close(at end: Int, _ boundary: Chunk.Boundary, behind: Int) {
    if let start, start < end {
      var chunk = Chunk(range: start..<end, left: left, right: boundary)
      chunk.dropLeadingVerbs(text)
      chunks.append(chunk)
    }
    start = nil
    left = boundary
  }

  /// Han characters, letters, digits and `+`: all else ends a clause.
  private static func isInside(_ value: UInt32) -> Bool {
    switch value {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2B, 0x25, 0xFF10...0xFF19, 0xFF21...0xFF3A, 0xFF41...0xFF5A: true
    default: Scalar.isHan(value)
    }
  }
}

extension Chunk {
  /// Drops the verbs that a clause begins with: 建设海绵城市 speaks of 海绵城市.
  fileprivate mutating func dropLeadingVerbs(_ text: [UInt32]) {
    while left == .clause || left == .adverb {
      let length = WordClasses.verbalNouns.prefix(of: text, range)
      guard length > 0, range.count - length >= 3 else { break }
      range = (range.lowerBound + length)..<range.upperBound
      left = .verb
    }
    let length = WordClasses.leadingWords.prefix(of: text, range)
    if length > 0, range.count - length >= 4 {
      range = (range.lowerBound + length)..<range.upperBound
      left = .verb
    }
  }

  /// The chunk's characters, then without what trails a name, one word after the other.
  func trimmed(_ text: [UInt32]) -> TrimmedRanges { TrimmedRanges(text: text, rest: range) }
}

/// A chunk's characters, then without what trails a name, one word after the other.
struct TrimmedRanges: Sequence, IteratorProtocol {
  fileprivate let text: [UInt32]
  fileprivate var rest: Range<Int>?

  mutating func next() -> Range<Int>? {
    guard let range = rest else { return nil }
    let length = WordClasses.trailing.suffix(of: text, range)
    rest = length > 0 && range.count - length >= 3 ? range.lowerBound..<(range.upperBound - length) : nil
    return range
  }
}
