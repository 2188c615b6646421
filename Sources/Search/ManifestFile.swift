/// `search/manifest`: what there is to search, and in which file a gram or a document is.
struct ManifestFile {
  let outline: SearchOutline
  let variants: [UInt8]
  let lengths: DocumentLengths
  let documentsEach: Int
  let postings: PostingsDirectory
  /// The checks of the files of documents.
  let documentChecks: [[UInt8]]
  /// The files that are not cut, with their checks.
  let single: [(name: String, check: [UInt8])]

  /// The members behind the header.
  var body: [UInt8] {
    var json = JSONBytes(capacity: 8_192 + 16 * postings.firsts.count + documentChecks.count)
    writeCounts(to: &json)
    json.raw(",\n")
    json.key("variants")
    json.string(variants)
    json.raw(",\n")
    json.key("plans")
    json.string(planLengths)
    json.raw(",\n")
    writeLengths(to: &json)
    json.raw(",\n")
    json.key("checks")
    json.object(single.map { ($0.name, String(decoding: $0.check, as: UTF8.self)) })
    json.raw(",\n")
    json.key("documents")
    json.raw("{")
    json.key("each")
    json.number(documentsEach)
    json.raw(",")
    json.key("checks")
    // Two digits each, or they would be the most of the manifest.
    json.string(documentChecks.flatMap { $0.prefix(2) })
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
    for (_, documents) in outline.plans { list.append(documents.count) }
    return list.bytes
  }

  private func writeLengths(to json: inout JSONBytes) {
    json.key("lengths")
    json.raw("{")
    json.key("average")
    json.number(lengths.average)
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
      json.number(outline.count(of: kind))
    }
    json.raw("}")
  }
}
