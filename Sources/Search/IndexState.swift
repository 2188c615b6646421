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
  var plansCheck: [UInt8] = []
  var chaptersCheck: [UInt8] = []
  var documentChecks: [[UInt8]] = []
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
    for check in [plansCheck, chaptersCheck] { packing.block(check) }
    packing.list(documentChecks) { $0.block($1) }
    packing.list(postings) { packing, entry in
      packing.list(entry.first) { $0.number(Int($1)) }
      packing.block(entry.check)
    }
    packing.list(pairs) { packing, entry in
      packing.text(entry.first)
      packing.block(entry.check)
    }
  }

  public init(_ packed: inout Unpacking) {
    documents = DocumentNumbers(&packed)
    kindCounts = packed.list { $0.number() }
    textBytes = packed.number()
    units = packed.number()
    lengths = DocumentLengths(&packed)
    characters = CharacterCounts(&packed)
    plansCheck = packed.block()
    chaptersCheck = packed.block()
    documentChecks = packed.list { $0.block() }
    postings = packed.list { packed in
      PostingsDirectory.Entry(
        first: packed.list { UInt16(truncatingIfNeeded: $0.number()) }, check: packed.block())
    }
    pairs = packed.list { PinyinPairs.Entry(first: $0.text(), check: $0.block()) }
    if lengths.codes.count != documents.count || kindCounts.count != SearchDocument.Kind.allCases.count {
      packed.fail()
    }
  }
}
