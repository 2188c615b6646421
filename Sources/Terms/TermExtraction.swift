import Text

/// Finds the terms of texts without a dictionary.
///
/// Three sources, each with its evidence:
/// - what the text marks itself: names in quotation marks, titles in 《》;
/// - compounds between closed-class words (`WordClasses`) whose last word says that they name something (`NameHeads`);
///   where a shorter form of one recurs among other words, the shorter form is the term;
/// - stretches that recur among many different neighbours and at the edges of chunks: accessor variety (Feng, Chen, Deng
///   and Zheng, "Accessor variety criteria for Chinese word extraction", Computational Linguistics 30:1, 2004), branching
///   entropy (Jin and Tanaka-Ishii, "Unsupervised segmentation of Chinese text by use of branching entropy", COLING/ACL
///   2006) and cohesion (pointwise mutual information, Church and Hanks, Computational Linguistics 16:1, 1990).
public struct TermExtraction {
  private let text: [UInt32]
  private let chunks: [Chunk]
  private let pieces: [Piece]
  private var forms: ShorterForms
  private var terms: [FoundTerm] = []
  private var seen = StretchSet()
  /// The terms, where the text may hold different characters that are the same to Unicode.
  private var known: Set<String> = []
  private let mayHoldVariants: Bool

  /// The terms of `texts` (UTF-8), taken as one corpus; in the order in which they were found.
  ///
  /// - Parameter titles: the titles of whole documents, whose places are terms too.
  public static func terms(of texts: [[UInt8]], titles: [[UInt8]] = []) -> [FoundTerm] {
    var extraction = TermExtraction(corpus(titles + texts))
    let recurring = extraction.scan()
    for title in titles { extraction.addPlace(inTitle: title) }
    extraction.addQuoted()
    extraction.addNames()
    for range in recurring { extraction.add(range) { NameHeads.named(range, in: $0)?.kind ?? .subject } }
    return extraction.terms
  }

  private init(_ text: [UInt32]) {
    self.text = text
    chunks = Chunker.chunks(of: text)
    pieces = Piece.pieces(of: chunks, in: text)
    forms = ShorterForms(text)
    mayHoldVariants = !text.allSatisfy(TermExtraction.isOnlyItself)
  }

  /// Whether a character is the same to Unicode as no other and no row of others, as long as all of a text are so: ASCII,
  /// the marks of Chinese and the Han characters of the basic block.
  private static func isOnlyItself(_ character: UInt32) -> Bool {
    switch character {
    case 0...0x7E, 0xB7, 0xD7, 0x2010...0x2027, 0x2030...0x205E, 0x2103, 0x2460...0x24FF, 0x3000...0x3029,
      0x3030...0x303E, 0x3200...0x33FF, 0x4E00...0x9FFF,
      0xFF01...0xFFEF:
      true
    default: false
    }
  }

  private static func corpus(_ texts: [[UInt8]]) -> [UInt32] {
    var text: [UInt32] = []
    text.reserveCapacity(texts.reduce(0) { $0 + $1.count } / 3 + texts.count)
    for utf8 in texts {
      utf8.withUnsafeBufferPointer { utf8 in
        var offset = 0
        while offset < utf8.count {
          let (value, length) = Scalar.decode(utf8, at: offset)
          text.append(value)
          offset += length
        }
      }
      text.append(0x0A)
    }
    return text
  }

  /// Looks through the text for what recurs: the stretches that are terms, and how often the ends of names stand.
  private mutating func scan() -> [Range<Int>] {
    for piece in pieces {
      for range in piece.chunk.trimmed(text) where NameHeads.kind(of: range, in: text) != nil { forms.ask(range) }
    }
    forms.prepare()
    var recurring: [Range<Int>] = []
    let floor = RecurrenceFloor(characters: chunks.reduce(0) { $0 + $1.range.count })
    Recurrence.scan(text, chunks) { level in
      forms.note(level)
      var terms: [Range<Int>] = []
      for number in level.numbers where floor.isTerm(number, in: &level, text) {
        terms.append(level.stretch(number).range)
      }
      recurring += terms.sorted { $0.lowerBound < $1.lowerBound }
    }
    return recurring
  }

  private mutating func addQuoted() {
    for (range, kind) in QuotedNames.all(in: text) { add(range, kind) }
  }

  /// Adds the place that a plan is of, by its title: 衡阳 of 衡阳市…规划 and of 中共衡阳市委关于…的建议.
  private mutating func addPlace(inTitle utf8: [UInt8]) {
    let title = TermExtraction.corpus([utf8])
    // 中共
    let start = title.starts(with: [0x4E2D, 0x5171]) ? 2 : 0
    // 省 市 县 区 州 盟 旗
    let units: Set<UInt32> = [0x7701, 0x5E02, 0x53BF, 0x533A, 0x5DDE, 0x76DF, 0x65D7]
    guard let end = title[start...].prefix(6).firstIndex(where: units.contains), end - start >= 2,
      title[start..<end].allSatisfy(Scalar.isHan),
      let place = text.indices.first(where: { text[$0...].starts(with: title[start..<end]) })
    else { return }
    add(place..<(place + end - start), .place)
  }

  // MARK: Names

  private mutating func addNames() {
    /// The chunk before, as far as names ended inside it.
    var previous: Chunk?
    for piece in pieces {
      let chunk = piece.chunk
      if !addNamed(chunk, behind: previous) { addSubject(chunk) }
      if piece.origin == .closedName { add(chunk.range) { NameHeads.named(chunk.range, in: $0)?.kind ?? .place } }
      addFeature(chunk)
      addClosedSubject(chunk)
      if piece.origin == .chunk || piece.origin == .rest { previous = chunk }
    }
  }

  /// Adds the project, system, place or body that a chunk names by its head; false when it names none.
  private mutating func addNamed(_ chunk: Chunk, behind previous: Chunk?) -> Bool {
    for range in chunk.trimmed(text) {
      guard let (kind, head) = NameHeads.named(range, in: text),
        NameHeads.lengths(of: kind).contains(range.count) || isOfficeSystem(range)
      else { continue }
      if chunk.left.coordinator != nil, let previous, previous.right == chunk.left {
        // 甲和乙工程 may be one project with two parts; 甲工程和乙工程 are two.
        let both = previous.range.lowerBound..<range.upperBound
        let isShared = NameHeads.shared.contains(text, (range.upperBound - head)..<range.upperBound)
        if isShared, both.count <= 20, !isNamed(previous) {
          add(both, kind)
          return true
        }
        // The left part of 规划许可制度 in 用途管制和规划许可制度 is missing.
        if kind == .institution { return true }
      }
      add(kind == .institution ? forms.form(of: range, shortest: 5) : range, kind)
      return true
    }
    return false
  }

  /// 林长制: a system named after an office in one character.
  private func isOfficeSystem(_ range: Range<Int>) -> Bool {
    range.count == 3 && text[range.upperBound - 1] == 0x5236
  }

  private func isNamed(_ chunk: Chunk) -> Bool {
    // 区 ends zones of every kind.
    chunk.trimmed(text).contains { text[$0.upperBound - 1] == 0x533A || NameHeads.named($0, in: text) != nil }
  }

  private mutating func addSubject(_ chunk: Chunk) {
    for range in chunk.trimmed(text) where (4...10).contains(range.count) {
      guard NameHeads.isSubject(range, in: text) else { continue }
      let form = forms.form(of: range, shortest: 4)
      if NameHeads.lengths(of: .subject).contains(form.count) { add(form, .subject) }
      return
    }
  }

  /// 义务教育 of 义务教育优质均衡发展.
  private mutating func addClosedSubject(_ chunk: Chunk) {
    let range = chunk.range
    for end in (range.lowerBound + 4)..<(range.lowerBound + 8) where end < range.upperBound {
      let head = NameHeads.closingSubjects.suffix(of: text, range.lowerBound..<end)
      if head > 0, (2...3).contains(end - head - range.lowerBound) {
        add(range.lowerBound..<end, .subject)
        return
      }
    }
  }

  /// A mountain or river: a short chunk of its own.
  private mutating func addFeature(_ chunk: Chunk) {
    guard (3...4).contains(chunk.range.count), NameHeads.features.contains(text[chunk.range.upperBound - 1]) else {
      return
    }
    add(chunk.range, .place)
  }

  private mutating func add(_ range: Range<Int>, _ kind: TermKind) { add(range) { _ in kind } }

  private mutating func add(_ range: Range<Int>, _ kind: ([UInt32]) -> TermKind) {
    guard seen.insert(range, of: text) else { return }
    let term = ScalarText.string(text[range])
    // Names that are written with different characters may still be the same to Unicode.
    guard !WordClasses.isGeneric(text[range]), !mayHoldVariants || known.insert(term).inserted else { return }
    let kind = kind(text)
    terms.append(FoundTerm(text: term, kind: kind, isQuotedOnly: kind == .name && range.count < 4))
  }
}
