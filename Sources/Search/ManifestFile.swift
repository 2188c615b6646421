/// `search/manifest`: what there is to search, and in which file a gram or a document is.
struct ManifestFile {
  let state: IndexState
  let documentsEach: Int
  let postings: PostingsDirectory
  /// The files that are not cut, with their checks.
  let single: [(name: String, check: IndexFile.Check)]

  /// The members behind the header.
  var body: [UInt8] {
    var json = JSONBytes(capacity: 65_536)
    writeCounts(to: &json)
    json.raw(",\n")
    json.key("variants")
    json.string(state.characters.variants)
    json.raw(",\n")
    json.key("plans")
    json.string(planLengths)
    json.raw(",\n")
    writeLengths(to: &json)
    json.raw(",\n")
    json.key("checks")
    json.object(single.map { ($0.name, String(decoding: $0.check.digits, as: UTF8.self)) })
    json.raw(",\n")
    json.key("documents")
    json.raw("{")
    json.key("each")
    json.number(documentsEach)
    json.raw(",")
    json.key("checks")
    // Two digits each, or they would be the most of the manifest.
    json.string(IndexFile.Check.digits(state.documentChecks, each: 2))
    json.raw("},\n")
    json.key("postings")
    json.raw("{")
    json.key("each")
    json.number(postings.each)
    json.raw(",")
    postings.write(to: &json)
    json.raw("}")
    return json.bytes
  }

  /// How many documents each plan has.
  private var planLengths: [UInt8] {
    var list = PostingList()
    for plan in 0..<state.documents.planCount { list.append(state.documents.documents(of: plan).count) }
    return list.bytes
  }

  private func writeLengths(to json: inout JSONBytes) {
    json.key("lengths")
    json.raw("{")
    json.key("average")
    json.number(state.lengths.average)
    json.raw(",")
    json.key("levels")
    json.array(DocumentLengths.levels) { json, level in json.number(level) }
    json.raw("}")
  }

  private func writeCounts(to json: inout JSONBytes) {
    json.key("counts")
    json.raw("{")
    for (position, kind) in SearchDocument.Kind.allCases.enumerated() {
      if position > 0 { json.raw(",") }
      json.key(kind.rawValue)
      json.number(state.kindCounts[position])
    }
    json.raw("}")
  }
}
