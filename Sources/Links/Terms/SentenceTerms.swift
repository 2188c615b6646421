/// Which terms stand in the same sentences.
struct SentenceTerms {
  /// The terms of each sentence, one sentence behind the other, each once.
  private var terms: [Int] = []
  /// Where the terms of each sentence begin.
  private var starts: [Int] = []
  /// The most companions that a term has.
  private static let companionCount = 8

  /// Begins a sentence.
  mutating func begin() { starts.append(terms.count) }

  /// Adds a term to the last sentence, unless it is there.
  mutating func add(_ term: Int) {
    if let start = starts.last, !terms[start...].contains(term) { terms.append(term) }
  }

  /// The nearest companions of each of `count` terms: those that stand oftenest with it come first; of those, the ones that
  /// stand least without it.
  ///
  /// - Parameter places: what each term that was added is called there; -1 for one that is left out.
  func companions(of count: Int, _ places: [Int]) -> [[TermCompanion]] {
    let sentences = sentences(places)
    // Each term with the sentences in which it stands.
    let byTerm = sentences.transposed(columnCount: count)
    var counts = Array(repeating: 0, count: count)
    var met: [Int] = []
    var keys: [UInt64] = []
    return (0..<count).map { term in
      for sentence in byTerm.entries[byTerm.row(term)] {
        for entry in sentences.entries[sentences.row(Int(sentence.column))] where Int(entry.column) != term {
          let other = Int(entry.column)
          if counts[other] == 0 { met.append(other) }
          counts[other] += 1
        }
      }
      for other in met {
        keys.append(SentenceTerms.key(counts[other], byTerm.row(other).count, other))
        counts[other] = 0
      }
      keys.keepSmallest(SentenceTerms.companionCount)
      keys.sort()
      let nearest = keys.map(SentenceTerms.companion)
      met.removeAll(keepingCapacity: true)
      keys.removeAll(keepingCapacity: true)
      return nearest
    }
  }

  private static let bits: UInt64 = 21
  private static let most = 1 << Int(bits) - 1

  /// A companion as one number: less for what stands oftener with a term, then in fewer sentences, then earlier.
  private static func key(_ count: Int, _ sentences: Int, _ term: Int) -> UInt64 {
    UInt64(most - min(count, most)) << (2 * bits) | UInt64(min(sentences, most)) << bits | UInt64(term)
  }

  private static func companion(_ key: UInt64) -> TermCompanion {
    TermCompanion(term: Int(key) & most, count: most - Int(key >> (2 * bits)))
  }

  private func sentences(_ places: [Int]) -> SparseMatrix<Void> {
    var sentences = SparseMatrix<Void>()
    for (sentence, start) in starts.enumerated() {
      let end = sentence + 1 < starts.count ? starts[sentence + 1] : terms.count
      for term in terms[start..<end] where places[term] >= 0 {
        sentences.entries.append(.init(column: Int32(places[term]), value: ()))
      }
      sentences.endRow()
    }
    return sentences
  }
}
