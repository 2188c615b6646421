/// `search/documents`: every document with its text as written, in reading order.
enum DocumentsFile {
  /// The members behind the header.
  static func body(_ documents: [SearchDocument]) -> [UInt8] {
    var json = JSONBytes(capacity: documents.reduce(64) { $0 + $1.text.count + 256 })
    json.key("documents")
    json.array(documents, oneEachLine: true, write)
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
