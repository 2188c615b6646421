/// `search/documents/N`: the documents with their texts as written, in reading order, equally many in each file but the
/// last, and what their plans and chapters are called.
struct DocumentShards {
  let documentsEach: Int
  let bodies: [[UInt8]]

  init(_ documents: [SearchDocument], _ outline: SearchOutline, limits: IndexLimits) {
    let bytes = documents.reduce(0) { $0 + $1.text.count + 200 }
    let each = bytes <= limits.fewDocumentBytes ? documents.count : limits.documentBytes * documents.count / bytes
    documentsEach = max(each, 1)
    bodies = stride(from: 0, to: documents.count, by: documentsEach).map { [documentsEach] start in
      DocumentShards.body(documents[start..<min(start + documentsEach, documents.count)], outline)
    }
  }

  private static func body(_ documents: ArraySlice<SearchDocument>, _ outline: SearchOutline) -> [UInt8] {
    var json = JSONBytes(capacity: documents.reduce(256) { $0 + $1.text.count + 256 })
    let (plans, chapters) = outline.part(of: documents)
    json.key("plans")
    json.array(plans, oneEachLine: true) { json, plan in
      json.object([("slug", plan.slug), ("title", plan.title), ("edition", plan.edition)])
    }
    json.raw(",\n")
    json.key("chapters")
    json.array(chapters, oneEachLine: true) { json, chapter in
      json.object([
        ("plan", chapter.plan), ("number", chapter.number), ("label", chapter.label), ("title", chapter.title),
      ])
    }
    json.raw(",\n")
    json.key("documents")
    json.array(Array(documents), oneEachLine: true, write)
    return json.bytes
  }

  private static func write(_ json: inout JSONBytes, _ document: SearchDocument) {
    json.raw("{")
    json.members([
      ("kind", document.kind.rawValue), ("plan", document.plan), ("number", document.number),
      ("label", document.label), ("title", document.title), ("chapter", document.chapter), ("url", document.url),
    ])
    json.raw(",")
    json.key("text")
    json.string(document.text)
    json.raw(",")
    json.key("sentences")
    json.array(document.sentenceStartsInUTF16) { json, start in json.number(start) }
    json.raw("}")
  }
}
