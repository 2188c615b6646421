/// `search/manifest`: what there is to search, and what its plans and chapters are called.
struct ManifestFile {
  let documents: [SearchDocument]
  let plans: [SearchPlan]
  let chapters: [SearchChapter]

  /// The members behind the header.
  var body: [UInt8] {
    var json = JSONBytes(capacity: 256 + 128 * (plans.count + chapters.count))
    writeCounts(to: &json)
    json.raw(",\n")
    json.key("plans")
    json.array(plans, oneEachLine: true) { json, plan in
      json.object([("slug", plan.slug), ("title", plan.title)])
    }
    json.raw(",\n")
    json.key("chapters")
    json.array(chapters, oneEachLine: true) { json, chapter in
      json.object([
        ("plan", chapter.plan), ("number", chapter.number), ("label", chapter.label), ("title", chapter.title),
      ])
    }
    return json.bytes
  }

  private func writeCounts(to json: inout JSONBytes) {
    json.key("counts")
    json.raw("{")
    for (position, kind) in SearchDocument.Kind.allCases.enumerated() {
      if position > 0 { json.raw(",") }
      json.key(kind.rawValue)
      json.number(documents.count { $0.kind == kind })
    }
    json.raw("}")
  }
}
