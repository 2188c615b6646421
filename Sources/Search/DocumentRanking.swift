/// Which documents of a string rank first, by the rule of `search.js`: those that have it in their title before those that
/// have it in their text, then by BM25, then in reading order.
struct DocumentRanking: Sendable {
  /// The documents that an inner node names.
  static let most = 30
  /// Frequencies whose relevance is looked up.
  private static let fewFrequency = 64

  private struct Ranked {
    let document: Int
    let score: UInt64
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

  private func score(_ document: Int, titles: Int, texts: Int) -> UInt64 {
    let frequency = 3 * titles + texts
    let level = Int(levels[document])
    let relevance =
      frequency < DocumentRanking.fewFrequency
      ? relevances[level * DocumentRanking.fewFrequency + frequency]
      : DocumentRanking.relevance(frequency, norms[level])
    return titles > 0 ? relevance | 1 << 63 : relevance
  }

  /// Writes the value of an inner node: how many documents and places it has, and the documents that rank first.
  @inline(__always)
  func write(_ occurrences: some Sequence<Occurrence>, count: Int, to json: inout JSONBytes) {
    var best: [Ranked] = []
    best.reserveCapacity(DocumentRanking.most + 1)
    var documents = 0
    var document = -1
    var titles = 0
    var texts = 0
    for occurrence in occurrences {
      if Int(occurrence.field >> 1) != document {
        if document >= 0 { insert(document, score(document, titles: titles, texts: texts), into: &best) }
        document = Int(occurrence.field >> 1)
        documents += 1
        titles = 0
        texts = 0
      }
      if occurrence.field & 1 == 0 { titles += 1 } else { texts += 1 }
    }
    if document >= 0 { insert(document, score(document, titles: titles, texts: texts), into: &best) }
    json.raw("!")
    json.digits(documents)
    json.digits(count)
    for ranked in best { json.digits(ranked.document) }
  }

  /// Keeps those that rank first, of documents that come in reading order: of equals, the one that was there stays before.
  @inline(__always)
  private func insert(_ document: Int, _ score: UInt64, into best: inout [Ranked]) {
    if best.count == DocumentRanking.most, score <= best[DocumentRanking.most - 1].score { return }
    var place = best.count
    while place > 0, best[place - 1].score < score { place -= 1 }
    best.insert(Ranked(document: document, score: score), at: place)
    if best.count > DocumentRanking.most { best.removeLast() }
  }
}
