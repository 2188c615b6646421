import Parallel

/// The recipe of an index: its files one kind after the other, the manifest, which has the checks of all, last.
struct IndexWriting<Record: Sendable, Failure: Error>: Sendable {
  let text: @Sendable (Int) throws(Failure) -> SearchPlanText
  let keep: @Sendable (SearchFile) throws(Failure) -> Record
  let limits: IndexLimits

  /// Plans that are read in one go.
  private static var plansAtATime: Int { 16 }

  func write(_ plans: Int) throws(Failure) -> (records: [Record], state: IndexState) {
    let (fields, outline, characters) = try read(plans)
    var state = IndexState(outline, fields, characters)
    let (postings, unitPairs) = try writePostings(fields, outline, &state)
    let pairs = try writePairs(unitPairs, &state)
    let documents = try writeDocuments(&state)
    let outlines = try write(state.outlineFiles(OutlineFiles.bodies(outline)))
    let directories = try write(state.directoryFiles(limits))
    return ([directories, outlines, documents, postings, pairs].flatMap { $0.flatMap(\.records) }, state)
  }

  /// What all plans say, as the postings see it.
  private func read(_ plans: Int) throws(Failure) -> (FieldText, SearchOutline, CharacterCounts) {
    var fields = FieldText()
    var outline = SearchOutline()
    var characters = CharacterCounts()
    let parts = Self.parts(plans, Self.plansAtATime)
    try parts.forEachInOrder(
      make: { [text] plans throws(Failure) in try PlanFields(plans, text: text) },
      take: { part throws(Failure) in
        let isFirst = outline.plans.isEmpty
        fields.append(part)
        // Plans may well be longer than the first.
        if isFirst { fields.reserve(times: 2 * parts.count) }
        for plan in part.outlines { outline.append(plan) }
        characters += part.characters
      })
    return (fields, outline, characters)
  }

  /// Writes `search/postings/N` as soon as what stands in them is known.
  private func writePostings(
    _ fields: FieldText, _ outline: SearchOutline, _ state: inout IndexState
  ) throws(Failure) -> (files: [WrittenFile<Record>], pairs: [UnitPair]) {
    let trie = GramTrie(fields, ranking: DocumentRanking(state.lengths), limits: limits)
    var cutter = PostingsCutter(limit: state.postingsLimit(limits))
    var pairs: [UnitPair] = []
    let numbers = try write(cutter.add(ArticleNumbers(outline).grams))
    var files: [WrittenFile<Record>] = []
    for round in trie.rounds {
      let places = trie.places.list(round)
      files += try trie.parts(of: round, places).pipeline(
        make: { part throws(Failure) in GramPart(part, of: trie, places) },
        arrange: { part throws(Failure) in
          pairs += part.pairs
          return cutter.add(part.grams)
        },
        finish: { [keep] file throws(Failure) in try file.write(to: keep) })
    }
    let all = numbers + files + (try write(cutter.close()))
    state.postings = zip(cutter.firsts, all).map { PostingsDirectory.Entry(first: $0, check: $1.check) }
    return (all, pairs)
  }

  private func writePairs(
    _ pairs: [UnitPair], _ state: inout IndexState
  ) throws(Failure) -> [WrittenFile<Record>] {
    let files = PinyinPairs(pairs, PinyinInitials(of: state.characters.folded)).files(limit: limits.pinyinBytes)
    let written = try write(files.map(\.file))
    state.pairs = zip(files, written).map { PinyinPairs.Entry(first: $0.first, check: $1.check) }
    return written
  }

  private func writeDocuments(_ state: inout IndexState) throws(Failure) -> [WrittenFile<Record>] {
    let shards = DocumentShards(state.documents, textBytes: state.textBytes, limits: limits)
    // A plan is read for each part that has documents of it.
    let each = max(Self.plansAtATime * shards.count / max(state.documents.planCount, 1), 1)
    let files = try Self.parts(shards.count, each).parallelResults { [text, keep] part throws(Failure) in
      var written: [WrittenFile<Record>] = []
      try shards.forEachBody(part, text: text) { (shard, body) throws(Failure) in
        written.append(try IndexFile(name: "documents/\(shard)", body: body).write(to: keep))
      }
      return written
    }.flatMap { $0 }
    state.documentChecks = files.map(\.check)
    return files
  }

  private func write(_ files: [IndexFile]) throws(Failure) -> [WrittenFile<Record>] {
    try files.parallelResults { [keep] file throws(Failure) in try file.write(to: keep) }
  }

  private static func parts(_ count: Int, _ size: Int) -> [Range<Int>] {
    stride(from: 0, to: count, by: size).map { $0..<min($0 + size, count) }
  }
}
