import Parallel

/// The recipe of an index: its files one kind after the other, the manifest, which has the checks of all, last.
struct IndexWriting<Record: Sendable, Failure: Error>: Sendable {
  let text: @Sendable (Int) throws(Failure) -> SearchPlanText
  let keep: @Sendable (SearchFile) throws(Failure) -> Record
  let limits: IndexLimits

  /// Plans that are read in one go.
  private static var plansAtATime: Int { 16 }

  func write(_ plans: Int) throws(Failure) -> [Record] {
    let (fields, outline, used) = try read(plans)
    let lengths = DocumentLengths(fields.documentLengths)
    let (postings, firsts, unitPairs) = try writePostings(fields, lengths, outline)
    var keys: [WrittenFile<Record>] = []
    let directory = try PostingsDirectory(
      zip(firsts, postings).map { ($0, $1.check) }, limits: limits
    ) { (files: [IndexFile]) throws(Failure) in
      keys = try write(files)
      return keys.map(\.check)
    }
    let pinyin = PinyinFile(unitPairs, used: used.folded, limits: limits)
    let pairs = try write("pinyin", pinyin.pairs.bodies)
    let documents = try writeDocuments(outline)
    let single = try write([
      IndexFile(name: "lengths", body: lengths.body), IndexFile(name: "plans", body: OutlineFiles.plans(outline)),
      IndexFile(name: "chapters", body: OutlineFiles.chapters(outline)),
      IndexFile(name: "pinyin", body: pinyin.body(checks: pairs.flatMap(\.check))),
    ])
    let manifest = ManifestFile(
      outline: outline, variants: used.variants, lengths: lengths,
      documentsEach: DocumentShards(outline, limits: limits).each, postings: directory,
      documentChecks: documents.map(\.check), single: single.map { ($0.name, $0.check) })
    let first = try write([IndexFile(name: "manifest", body: manifest.body)])
    return [first, single, keys, documents, postings, pairs].flatMap { $0.flatMap(\.records) }
  }

  /// What all plans say, as the postings see it.
  private func read(_ plans: Int) throws(Failure) -> (FieldText, SearchOutline, UsedCharacters) {
    var fields = FieldText()
    var outline = SearchOutline()
    var used = UsedCharacters()
    let parts = Self.parts(plans, Self.plansAtATime)
    try parts.forEachInOrder(
      make: { [text] plans throws(Failure) in try PlanFields(plans, text: text) },
      take: { part throws(Failure) in
        let isFirst = outline.plans.isEmpty
        fields.append(part)
        // Plans may well be longer than the first.
        if isFirst { fields.reserve(times: 2 * parts.count) }
        for plan in part.outlines { outline.append(plan) }
        used.formUnion(part.used)
      })
    return (fields, outline, used)
  }

  /// Writes `search/postings/N` as soon as what stands in them is known.
  private func writePostings(
    _ fields: FieldText, _ lengths: DocumentLengths, _ outline: SearchOutline
  ) throws(Failure) -> (files: [WrittenFile<Record>], firsts: [[UInt16]], pairs: [UnitPair]) {
    let trie = GramTrie(fields, ranking: DocumentRanking(lengths), limits: limits)
    var cutter = PostingsCutter(limit: fields.units.count <= limits.fewUnits ? .max : limits.postingsBytes)
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
    return (numbers + files + (try write(cutter.close())), cutter.firsts, pairs)
  }

  private func writeDocuments(_ outline: SearchOutline) throws(Failure) -> [WrittenFile<Record>] {
    let shards = DocumentShards(outline, limits: limits)
    // A plan is read for each part that has documents of it.
    let each = max(Self.plansAtATime * shards.count / max(outline.plans.count, 1), 1)
    return try Self.parts(shards.count, each).parallelResults { [text, keep] part throws(Failure) in
      var written: [WrittenFile<Record>] = []
      try shards.forEachBody(part, text: text) { (shard, body) throws(Failure) in
        written.append(try IndexFile(name: "documents/\(shard)", body: body).write(to: keep))
      }
      return written
    }.flatMap { $0 }
  }

  private func write(_ folder: String, _ bodies: [[UInt8]]) throws(Failure) -> [WrittenFile<Record>] {
    try write(bodies.enumerated().map { IndexFile(name: "\(folder)/\($0.offset)", body: $0.element) })
  }

  private func write(_ files: [IndexFile]) throws(Failure) -> [WrittenFile<Record>] {
    try files.parallelResults { [keep] file throws(Failure) in try file.write(to: keep) }
  }

  private static func parts(_ count: Int, _ size: Int) -> [Range<Int>] {
    stride(from: 0, to: count, by: size).map { $0..<min($0 + size, count) }
  }
}
