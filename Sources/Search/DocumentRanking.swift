/// Which documents of a string rank first, by the rule of `search.js`: those that have it in their title before those that
/// have it in their text, then by BM25, then in reading order.
struct DocumentRanking: Sendable {
  /// The documents that an inner node names.
  static let most = 30
  /// Frequencies whose relevance is looked up.
  private static let fewFrequency = 64

  private struct Ranked {
    let document: UInt32
    let score: UInt64
  }

  private let levels: [UInt8]
  private let norms: [Double]
  /// By level and frequency.
  private let relevances: [UInt64]

  init(_ lengths: DocumentLengths) {
    levels = lengths.codes
    let norms = DocumentLengths.norms(lengths.average)
    self.norms = norms
    relevances = norms.flatMap { norm in
      (0..<DocumentRanking.fewFrequency).map { DocumentRanking.relevance($0, norm) }
    }
  }

  /// What grows with BM25. It is positive, and so the bits of such numbers are in their order; the highest is free.
  private static func relevance(_ frequency: Int, _ norm: Double) -> UInt64 {
    let frequency = Double(frequency)
    return (frequency / (frequency + 1.2 * norm)).bitPattern
  }

  /// - Parameter frequency: how often the document has the string, thrice each time in its title.
  @inline(__always)
  private func score(_ document: UInt32, frequency: Int, isInTitle: Bool) -> UInt64 {
    score(level: levels[Int(document)], frequency: frequency, isInTitle: isInTitle)
  }

  /// Grows with the rank of a document that has a string; 0 of one that has it not.
  @inline(__always)
  func score(level: UInt8, frequency: Int, isInTitle: Bool) -> UInt64 {
    let level = Int(level)
    let relevance =
      frequency < DocumentRanking.fewFrequency
      ? relevances[level * DocumentRanking.fewFrequency + frequency]
      : DocumentRanking.relevance(frequency, norms[level])
    return isInTitle ? relevance | 1 << 63 : relevance
  }

  /// Writes the value of an inner node: how many documents and places it has, and the documents that rank first.
  ///
  /// - Parameter field: the field of each place, ascending.
  @inline(__always)
  func write(count: Int, to json: inout ByteBuffer, field: (Int) -> UInt32) {
    let (documents, best) = first(count: count, field: field)
    json.append(InnerGram.mark)
    json.appendDigits(documents)
    json.appendDigits(count)
    for ranked in best { json.appendDigits(Int(ranked.document)) }
  }

  /// The value of an inner node with these places.
  func inner(_ places: [FieldPlace]) -> InnerGram {
    let (documents, best) = first(count: places.count) { UInt32(truncatingIfNeeded: places[$0].field) }
    return InnerGram(documents: documents, places: places.count, best: best.map { Int($0.document) })
  }

  @inline(__always)
  private func first(count: Int, field: (Int) -> UInt32) -> (documents: Int, best: [Ranked]) {
    var best: [Ranked] = []
    best.reserveCapacity(DocumentRanking.most + 1)
    // What a document must have more than to be among the first.
    var least: UInt64 = 0
    var documents = 0
    var place = 0
    while place < count {
      // A document's title is the field before its text.
      let first = field(place)
      let document = first >> 1
      var frequency = 0
      repeat {
        frequency &+= field(place) & 1 == 0 ? 3 : 1
        place &+= 1
      } while place < count && field(place) >> 1 == document
      documents &+= 1
      let score = score(document, frequency: frequency, isInTitle: first & 1 == 0)
      if score > least { least = DocumentRanking.insert(Ranked(document: document, score: score), into: &best) }
    }
    return (documents, best)
  }

  /// The documents that rank first of those that have a string.
  func best(_ frequencies: DocumentFrequencies) -> [Int] {
    var best: [Ranked] = []
    var least: UInt64 = 0
    frequencies.forEachDocument { document, weight, isInTitle in
      let ranked = Ranked(
        document: UInt32(truncatingIfNeeded: document),
        score: score(level: levels[document], frequency: weight, isInTitle: isInTitle))
      if ranked.score > least { least = DocumentRanking.insert(ranked, into: &best) }
    }
    return best.map { Int($0.document) }
  }

  /// Keeps those that rank first, of documents that come in reading order: of equals, the one that was there stays before.
  ///
  /// - Returns: the score of the last of them, once they are as many as may be.
  @inline(never)
  private static func insert(_ new: Ranked, into best: inout [Ranked]) -> UInt64 {
    var place = best.count
    while place > 0, best[place - 1].score < new.score { place -= 1 }
    best.insert(new, at: place)
    if best.count > most { best.removeLast() }
    return best.count == most ? best[most - 1].score : 0
  }
}

extension DocumentRanking {
  /// What a document ranks by.
  func score(_ frequency: Frequency, of document: Int) -> UInt64 {
    score(
      UInt32(truncatingIfNeeded: document), frequency: frequency.weight, isInTitle: frequency.isInTitle)
  }

  /// What a document ranks by that has a string but once: none that has it ranks by less.
  func leastScore(of document: Int) -> UInt64 {
    score(level: levels[document], frequency: 1, isInTitle: false)
  }

  var documentCount: Int { levels.count }
}
