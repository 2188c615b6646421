/// `search/plans` and `search/chapters`: what a query filters by, with the numbers of the documents that belong to each.
enum OutlineFiles {
  static func plans(_ outline: SearchOutline) -> [UInt8] {
    var json = JSONBytes(capacity: 128 * outline.plans.count + 64)
    json.key("plans")
    json.array(outline.plans, oneEachLine: true) { json, entry in
      let plan = entry.outline.plan
      json.raw("{")
      json.members([("slug", plan.slug), ("title", plan.title), ("edition", plan.edition)])
      write(entry.documents, to: &json)
    }
    return json.bytes
  }

  static func chapters(_ outline: SearchOutline) -> [UInt8] {
    let chapters = outline.plans.flatMap { plan, documents in
      plan.chapters.map { chapter, own in
        (plan.plan.slug, chapter, documents.lowerBound + own.lowerBound..<documents.lowerBound + own.upperBound)
      }
    }
    var json = JSONBytes(capacity: 128 * chapters.count + 64)
    json.key("chapters")
    json.array(chapters, oneEachLine: true) { json, entry in
      let (slug, chapter, documents) = entry
      json.raw("{")
      json.members([("plan", slug), ("number", chapter.number), ("label", chapter.label), ("title", chapter.title)])
      write(documents, to: &json)
    }
    return json.bytes
  }

  private static func write(_ documents: Range<Int>, to json: inout JSONBytes) {
    // What has no documents has them nowhere.
    let documents = documents.isEmpty ? 0..<0 : documents
    json.raw(",")
    json.key("documents")
    json.raw("[")
    json.number(documents.lowerBound)
    json.raw(",")
    json.number(documents.upperBound)
    json.raw("]}")
  }
}
