import Text

/// Finds the references in a text.
///
/// A reference is taken only where the text says so: 第三条 stands at the beginning of a clause, behind a preposition or
/// behind 本建议, and goes on as references do. Where a law is named before it, it belongs to that law.
struct ReferenceScanner {
  private let text: [UInt32]
  private let reader: ReferenceChainReader
  /// Where each scalar begins, and one more.
  private let offsets: [Int]
  private(set) var references: [Reference] = []

  private typealias Han = ReferenceWords.Han

  /// The references of `utf8`, in order.
  static func references(in utf8: [UInt8]) -> [Reference] {
    guard mayHold(utf8) else { return [] }
    var scanner = ReferenceScanner(utf8)
    scanner.scan()
    return scanner.references
  }

  /// Whether any of 第, 前 and 《 stands in the text.
  private static func mayHold(_ utf8: [UInt8]) -> Bool {
    utf8.withUnsafeBufferPointer { utf8 in
      var index = 0
      while index + 2 < utf8.count {
        // No shorter or longer character begins with the bytes of one of three.
        let bytes = UInt32(utf8[index]) << 16 | UInt32(utf8[index + 1]) << 8 | UInt32(utf8[index + 2])
        // All three are compared, for no processor could foretell which.
        let isOrdinal: UInt32 = bytes == 0xE7ACAC ? 1 : 0
        let isBefore: UInt32 = bytes == 0xE5898D ? 1 : 0
        let isOpening: UInt32 = bytes == 0xE3808A ? 1 : 0
        if isOrdinal | isBefore | isOpening != 0 { return true }
        index += utf8[index] >= 0xE0 ? 3 : 1
      }
      return false
    }
  }

  private init(_ utf8: [UInt8]) {
    let decoded = ScalarText(utf8)
    text = decoded.scalars
    reader = ReferenceChainReader(text: text)
    offsets = decoded.offsets
  }

  private mutating func scan() {
    var index = 0
    while index < text.count {
      switch text[index] {
      case Han.opening: index = scanTitle(at: index)
      case Han.ordinal: index = scanNumbers(at: index)
      case Han.before: index = scanBefore(at: index)
      default: index += 1
      }
    }
  }

  // MARK: 《…》

  private mutating func scanTitle(at start: Int) -> Int {
    guard let end = closingMark(of: start) else { return start + 1 }
    let title = string((start + 1)..<end)
    if !title.isEmpty { append(start..<(end + 1), .document(title)) }
    return end + 1
  }

  private func closingMark(of start: Int) -> Int? {
    var depth = 0
    for index in start..<min(text.count, start + 120) {
      switch text[index] {
      case Han.opening: depth += 1
      case Han.closing:
        depth -= 1
        if depth == 0 { return index }
      case 0x0A: return nil
      default: break
      }
    }
    return nil
  }

  // MARK: 前条

  private mutating func scanBefore(at start: Int) -> Int {
    let number = reader.numeral(at: start + 1, allowingNone: true)
    let end = number.end
    guard let unit = reader.unit(at: end), unit.unit == Han.article, number.value.map({ $0 > 0 }) ?? true,
      document(before: start) == .implied, goesOn(at: end + unit.length)
    else { return start + 1 }
    append(start..<(end + unit.length), .before(number.value ?? 1))
    return end + unit.length
  }

  // MARK: 第…条

  /// Reads a reference and those that it is enumerated with; the index behind them.
  private mutating func scanNumbers(at start: Int) -> Int {
    guard let first = reader.chain(at: start) else { return start + 1 }
    let owner = document(before: start)
    var links = [first]
    var end = first.end
    while let next = reader.enumerated(after: end) {
      links.append(next)
      end = next.end
    }
    let document: Reference.Document? =
      switch owner {
      case .own: .own
      case .named(let title): .named(title)
      case .implied: goesOn(at: end) ? .own : nil
      case .unknown: nil
      }
    guard let document else { return end }
    for link in links { append(link, of: document) }
    return end
  }

  private mutating func append(_ chain: ReferenceChain, of document: Reference.Document) {
    guard chain.isArticle else {
      append(chain.start..<chain.end, .division(document, chain.divisions))
      return
    }
    for (place, number) in chain.numbers.enumerated() {
      let isRangeEnd = number.isRangeEnd || chain.isRangeEnd && place == 0
      var begins: OutlineNumber?
      if isRangeEnd, case .article(_, let previous, _, _) = references.last?.target { begins = previous }
      let paragraph = place == chain.numbers.count - 1 ? chain.paragraph : nil
      append(
        number.range, .article(document, number.number, within: chain.divisions, paragraph: paragraph),
        rangeStart: begins)
    }
  }

  // MARK: What stands around

  private enum Owner: Equatable {
    /// Said: 本建议第三条.
    case own
    case named(String)
    /// Nothing is said, so it is the text's own if the words behind fit.
    case implied
    /// Something is said that is no document we know of.
    case unknown
  }

  /// Whose articles are meant, by what stands before `index`.
  private func document(before index: Int) -> Owner {
    var end = index
    while end > 0, Scalar.isBlank(text[end - 1]) { end -= 1 }
    guard end > 0 else { return .implied }
    // 《…》第三条, 《…》（2020年修订）第三条, 《…》的第三条
    var title = end
    if text[title - 1] == Han.possessive { title -= 1 }
    if title > 0, text[title - 1] == 0xFF09, let open = text[..<title].lastIndex(of: 0xFF08) { title = open }
    if title > 0, text[title - 1] == Han.closing {
      return text[..<title].lastIndex(of: Han.opening).map { .named(string(($0 + 1)..<(title - 1))) } ?? .unknown
    }
    if !Scalar.isHan(text[end - 1]), !ReferenceScanner.isWord(text[end - 1]) { return .implied }
    for word in ReferenceWords.documents where ends(with: word, at: title) {
      let start = title - word.count
      if start > 0, text[start - 1] == Han.this { return .own }
      return .named(name(endingAt: title))
    }
    return ReferenceWords.before.contains { ends(with: $0, at: end) } ? .implied : .unknown
  }

  /// The characters before `end` back to the last mark: a title that stands without 《》 is one of their endings.
  private func name(endingAt end: Int) -> String {
    var start = end
    while start > 0, end - start < 60, Scalar.isHan(text[start - 1]) || ReferenceScanner.isQuote(text[start - 1]) {
      start -= 1
    }
    return string(start..<end)
  }

  private static func isQuote(_ value: UInt32) -> Bool { value == 0x201C || value == 0x201D }

  private static func isWord(_ value: UInt32) -> Bool {
    switch value {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    default: false
    }
  }

  /// Whether the text goes on behind a reference as it does behind one.
  private func goesOn(at index: Int) -> Bool {
    guard index < text.count else { return true }
    if !Scalar.isHan(text[index]), !ReferenceScanner.isWord(text[index]) { return true }
    return ReferenceWords.after.contains { text[index...].starts(with: $0) }
  }

  // MARK: Reading

  private func ends(with word: [UInt32], at end: Int) -> Bool {
    end >= word.count && text[(end - word.count)..<end].elementsEqual(word)
  }

  private func string(_ range: Range<Int>) -> String {
    String(String.UnicodeScalarView(text[range].compactMap { Unicode.Scalar($0) }))
  }

  private mutating func append(_ range: Range<Int>, _ target: Reference.Target, rangeStart: OutlineNumber? = nil) {
    var end = range.upperBound
    while end > range.lowerBound, Scalar.isBlank(text[end - 1]) { end -= 1 }
    references.append(
      Reference(range: offsets[range.lowerBound]..<offsets[end], target: target, rangeStart: rangeStart))
  }
}
