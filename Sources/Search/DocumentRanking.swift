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

  /// How often a document has the string.
  private struct Hits {
    var titles = 0
    var texts = 0
  }

  private let levels: [UInt8]
  private let norms: [Double]
  /// By level and frequency.
  private let relevances: [UInt64]

  init(_ lengths: DocumentLengths) {
    levels = lengths.codes
    let norms = lengths.norms
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

  @inline(__always)
  private func score(_ hits: Hits, level: Int) -> UInt64 {
    let frequency = 3 * hits.titles + hits.texts
    let relevance =
      frequency < DocumentRanking.fewFrequency
      ? relevances[level * DocumentRanking.fewFrequency + frequency]
      : DocumentRanking.relevance(frequency, norms[level])
    return hits.titles > 0 ? relevance | 1 << 63 : relevance
  }

  /// Writes the value of an inner node: how many documents and places it has, and the documents that rank first.
  ///
  /// - Parameter field: the field of each place, ascending.
  @inline(__always)
  func write(count: Int, to json: inout ByteBuffer, field: (Int) -> UInt32) {
    var best: [Ranked] = []
    best.reserveCapacity(DocumentRanking.most + 1)
    var documents = 0
    var document: UInt32 = .max
    var hits = Hits()
    for place in 0..<count {
      let field = field(place)
      if field >> 1 != document {
        if documents > 0 { insert(document, hits, into: &best) }
        document = field >> 1
        documents += 1
        hits = Hits()
      }
      if field & 1 == 0 { hits.titles += 1 } else { hits.texts += 1 }
    }
    if documents > 0 { insert(document, hits, into: &best) }
    json.append(UInt8(ascii: "!"))
    json.appendDigits(documents)
    json.appendDigits(count)
    for ranked in best { json.appendDigits(Int(ranked.document)) }
  }

  /// Keeps those that rank first, of documents that come in reading order: of equals, the one that was there stays before.
  @inline(__always)
  private func insert(_ document: UInt32, _ hits: Hits, into best: inout [Ranked]) {
    let score = score(hits, level: Int(levels[Int(document)]))
    if best.count == DocumentRanking.most, score <= best[DocumentRanking.most - 1].score { return }
    var place = best.count
    while place > 0, best[place - 1].score < score { place -= 1 }
    best.insert(Ranked(document: document, score: score), at: place)
    if best.count > DocumentRanking.most { best.removeLast() }
  }
}
