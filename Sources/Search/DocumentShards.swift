/// `search/documents/N`: the documents with their texts as written, in reading order, equally many in each file but the
/// last, and what their plans and chapters are called.
struct DocumentShards {
  /// How many documents a file has.
  let each: Int
  private let outline: SearchOutline

  init(_ outline: SearchOutline, limits: IndexLimits) {
    self.outline = outline
    let count = outline.documentCount
    let bytes = outline.plans.reduce(0) { $0 + $1.outline.textBytes + 200 * $1.outline.documentCount }
    each = max(bytes <= limits.fewDocumentBytes ? count : limits.documentBytes * count / bytes, 1)
  }

  /// How many files there are.
  var count: Int { (outline.documentCount + each - 1) / each }

  /// Passes on the bodies of files, in their order.
  func forEachBody<Failure: Error>(
    _ shards: Range<Int>, text: (Int) throws(Failure) -> SearchPlanText,
    _ body: (_ shard: Int, [UInt8]) throws(Failure) -> Void
  ) throws(Failure) {
    var place = shards.lowerBound * each
    var plan = outline.plan(of: place)
    var reader: PlanTextReader?
    for shard in shards {
      var documents: [Entry] = []
      while place < min((shard + 1) * each, outline.documentCount) {
        if reader == nil {
          var new = PlanTextReader(try text(plan))
          for _ in outline.plans[plan].documents.lowerBound..<place { _ = new.nextDocument() }
          reader = new
        }
        if let document = reader?.nextDocument() { documents.append(Entry(plan: plan, document: document)) }
        place += 1
        if place == outline.plans[plan].documents.upperBound {
          plan = outline.plan(of: place)
          reader = nil
        }
      }
      try body(shard, self.body(documents))
    }
  }

  private struct Entry {
    /// The place of its plan in the outline.
    let plan: Int
    let document: PlanTextReader.Document
  }

  private func body(_ documents: [Entry]) -> [UInt8] {
    var json = JSONBytes(capacity: documents.reduce(1_024) { $0 + $1.document.text.count + 512 })
    json.key("plans")
    json.array(DocumentShards.distinct(documents.map(\.plan)), oneEachLine: true) { json, place in
      let plan = outline.plans[place].outline.plan
      json.object([("slug", plan.slug), ("title", plan.title), ("edition", plan.edition)])
    }
    json.raw(",\n")
    json.key("chapters")
    json.array(chapters(of: documents), oneEachLine: true) { json, entry in
      let (slug, chapter) = entry
      json.object([
        ("plan", slug), ("number", chapter.number), ("label", chapter.label), ("title", chapter.title),
      ])
    }
    json.raw(",\n")
    json.key("documents")
    json.array(documents, oneEachLine: true) { json, entry in
      write(entry.document, of: outline.plans[entry.plan].outline.plan, to: &json)
    }
    return json.bytes
  }

  /// The chapters that documents belong to, in the order of the documents.
  private func chapters(of documents: [Entry]) -> [(slug: String, chapter: SearchChapter)] {
    let places = documents.compactMap { entry in
      outline.plans[entry.plan].outline.chapterPlace(of: entry.document).map {
        ChapterPlace(plan: entry.plan, chapter: $0)
      }
    }
    return DocumentShards.distinct(places).map { place in
      let plan = outline.plans[place.plan].outline
      return (plan.plan.slug, plan.chapters[place.chapter].chapter)
    }
  }

  private struct ChapterPlace: Hashable {
    let plan: Int
    let chapter: Int
  }

  private static func distinct<Place: Hashable>(_ places: [Place]) -> [Place] {
    var seen = Set<Place>()
    return places.filter { seen.insert($0).inserted }
  }

  private func write(_ document: PlanTextReader.Document, of plan: SearchPlan, to json: inout JSONBytes) {
    func member(_ name: StaticString, _ part: Range<Int>) {
      json.raw(name)
      json.string(document.bytes[part])
    }
    json.raw("{\"kind\":")
    json.string(document.kind.rawValue)
    json.raw(",\"plan\":")
    json.string(plan.slug)
    member(",\"number\":", document.number)
    member(",\"label\":", document.label)
    member(",\"title\":", document.title)
    member(",\"chapter\":", document.chapter)
    member(",\"url\":", document.url)
    member(",\"text\":", document.text)
    json.raw(",\"sentences\":")
    json.array(document.sentenceStarts) { json, start in json.number(start) }
    json.raw("}")
  }
}
