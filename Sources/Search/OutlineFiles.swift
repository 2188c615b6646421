/// `search/plans` and `search/chapters`: what a query filters by, with the numbers of the documents that belong to each.
enum OutlineFiles {
  static func plans(_ outline: SearchOutline) -> [UInt8] {
    var json = JSONBytes(capacity: 128 * outline.plans.count + 64)
    json.key("plans")
    json.array(outline.plans, oneEachLine: true) { json, entry in
      json.raw("{")
      json.members([("slug", entry.plan.slug), ("title", entry.plan.title), ("edition", entry.plan.edition)])
      write(entry.documents, to: &json)
    }
    return json.bytes
  }

  static func chapters(_ outline: SearchOutline) -> [UInt8] {
    var json = JSONBytes(capacity: 128 * outline.chapters.count + 64)
    json.key("chapters")
    json.array(outline.chapters, oneEachLine: true) { json, entry in
      json.raw("{")
      json.members([
        ("plan", entry.chapter.plan), ("number", entry.chapter.number), ("label", entry.chapter.label),
        ("title", entry.chapter.title),
      ])
      write(entry.documents, to: &json)
    }
    return json.bytes
  }

  private static func write(_ documents: Range<Int>, to json: inout JSONBytes) {
    json.raw(",")
    json.key("documents")
    json.raw("[")
    json.number(documents.lowerBound)
    json.raw(",")
    json.number(documents.upperBound)
    json.raw("]}")
  }
}
