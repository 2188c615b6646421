import Files

/// What is known of an index beside its files, so that changes of a few documents can be taken in (`IndexUpdate`): what its
/// directories are made of, and sums over all documents.
public struct IndexState: Sendable, Equatable {
  var documents = DocumentNumbers()
  /// How many documents there are of each kind, in the order of `Kind.allCases`.
  var kindCounts: [Int]
  /// What the documents' texts have as they are written.
  var textBytes: Int
  /// What the postings see of all documents, with an end of each field.
  var units: Int
  var lengths: DocumentLengths
  var characters: CharacterCounts
  /// Of the files that are not cut, those which are made of the plans.
  var plansCheck = IndexFile.Check(number: 0)
  var chaptersCheck = IndexFile.Check(number: 0)
  var documentChecks: [IndexFile.Check] = []
  var postings: [PostingsDirectory.Entry] = []
  var pairs: [PinyinPairs.Entry] = []

  init(_ outline: SearchOutline, _ fields: FieldText, _ characters: CharacterCounts) {
    for plan in outline.plans { documents.append(plan.documents.count) }
    kindCounts = outline.kindCounts
    textBytes = outline.plans.reduce(0) { $0 + $1.outline.textBytes }
    units = fields.units.count
    lengths = DocumentLengths(fields.documentLengths)
    self.characters = characters
  }
}

extension IndexState {
  /// What plans and chapters are called.
  mutating func outlineFiles(_ bodies: OutlineFiles.Bodies) -> [IndexFile] {
    let files = [IndexFile(name: "plans", body: bodies.plans), IndexFile(name: "chapters", body: bodies.chapters)]
    (plansCheck, chaptersCheck) = (files[0].check, files[1].check)
    return files
  }

  /// The files that say what is in all others; the manifest is the last.
  func directoryFiles(_ limits: IndexLimits) -> [IndexFile] {
    let keys = PostingsDirectory(postings, limits: limits)
    let lengths = IndexFile(name: "lengths", body: lengths.body)
    let pinyin = IndexFile(name: "pinyin", body: PinyinFile(used: characters.folded, pairs: pairs).body)
    let manifest = ManifestFile(
      state: self, documentsEach: DocumentShards(documents, textBytes: textBytes, limits: limits).each, postings: keys,
      single: [
        ("lengths", lengths.check), ("plans", plansCheck), ("chapters", chaptersCheck), ("pinyin", pinyin.check),
      ])
    return keys.files + [lengths, pinyin, IndexFile(name: "manifest", body: manifest.body)]
  }

  /// How many bytes a file of postings has before it ends.
  func postingsLimit(_ limits: IndexLimits) -> Int { units <= limits.fewUnits ? .max : limits.postingsBytes }
}

extension IndexState {
  public func pack(into packing: inout Packing) {
    documents.pack(into: &packing)
    packing.list(kindCounts) { $0.number($1) }
    packing.number(textBytes)
    packing.number(units)
    lengths.pack(into: &packing)
    characters.pack(into: &packing)
    packing.numbers(([plansCheck, chaptersCheck] + documentChecks).map(\.number)[...])
    packing.numbers(postings.map { UInt32($0.first.count) }[...])
    packing.numbers(postings.flatMap(\.first)[...])
    packing.numbers(postings.map(\.check.number)[...])
    packing.list(pairs) { packing, entry in
      packing.text(entry.first)
      packing.number(Int(entry.check.number))
    }
  }

  public init(_ packed: inout Unpacking) {
    documents = DocumentNumbers(&packed)
    kindCounts = packed.list { $0.number() }
    textBytes = packed.number()
    units = packed.number()
    lengths = DocumentLengths(&packed)
    characters = CharacterCounts(&packed)
    let checks = packed.numbers(UInt32.self).map(IndexFile.Check.init)
    documentChecks = Array(checks.dropFirst(2))
    postings = IndexState.postings(&packed)
    pairs = packed.list { packed in
      PinyinPairs.Entry(
        first: packed.text(), check: IndexFile.Check(number: UInt32(truncatingIfNeeded: packed.number())))
    }
    guard checks.count > 1 else {
      packed.fail()
      return
    }
    (plansCheck, chaptersCheck) = (checks[0], checks[1])
    if lengths.codes.count != documents.count || kindCounts.count != SearchDocument.Kind.allCases.count {
      packed.fail()
    }
  }

  /// What the directory says of the files of postings, an array for each of what it says of one.
  private static func postings(_ packed: inout Unpacking) -> [PostingsDirectory.Entry] {
    let (lengths, units) = (packed.numbers(UInt32.self), packed.numbers(UInt16.self))
    let checks = packed.numbers(UInt32.self)
    guard checks.count == lengths.count, lengths.reduce(0, { $0 + Int($1) }) == units.count else {
      packed.fail()
      return []
    }
    var start = 0
    return zip(lengths, checks).map { length, check in
      defer { start += Int(length) }
      return PostingsDirectory.Entry(
        first: Array(units[start..<start + Int(length)]), check: IndexFile.Check(number: check))
    }
  }
}
