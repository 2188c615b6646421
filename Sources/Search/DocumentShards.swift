/// `search/documents/N`: the documents with their texts as written, in reading order, equally many in each file but the
/// last, and what their plans and chapters are called.
struct DocumentShards: Sendable {
  /// How many documents a file has.
  let each: Int
  private let documents: DocumentNumbers

  init(_ documents: DocumentNumbers, textBytes: Int, limits: IndexLimits) {
    self.documents = documents
    let bytes = textBytes + 200 * documents.count
    each = max(
      bytes <= limits.fewDocumentBytes ? documents.count : limits.documentBytes * documents.count / bytes, 1)
  }

  /// How many files there are.
  var count: Int { (documents.count + each - 1) / each }

  /// The file of a document.
  func shard(of document: Int) -> Int { document / each }

  /// Passes on the bodies of files, in their order.
  func forEachBody<Failure: Error>(
    _ shards: Range<Int>, text: (Int) throws(Failure) -> SearchPlanText,
    _ body: (_ shard: Int, [UInt8]) throws(Failure) -> Void
  ) throws(Failure) {
    var place = shards.lowerBound * each
    var plan: OpenPlan?
    for shard in shards {
      var entries: [Entry] = []
      while place < min((shard + 1) * each, documents.count) {
        if plan == nil {
          let number = documents.plan(of: place)
          plan = OpenPlan(number, documents.documents(of: number), try text(number), from: place)
        }
        if let entry = plan?.next() { entries.append(entry) }
        place += 1
        if place == plan?.end { plan = nil }
      }
      try body(shard, DocumentShards.body(entries))
    }
  }

  private struct Entry {
    /// The place of its plan among the plans.
    let plan: Int
    let outline: PlanOutline
    let document: PlanTextReader.Document
  }

  /// A plan some documents of which are still to come.
  private struct OpenPlan {
    let end: Int
    private let number: Int
    private let outline: PlanOutline
    private var reader: PlanTextReader

    init(_ number: Int, _ documents: Range<Int>, _ text: SearchPlanText, from first: Int) {
      self.number = number
      end = documents.upperBound
      reader = PlanTextReader(text)
      outline = PlanOutline(reader.plan, chapters: reader.chapters)
      for _ in documents.lowerBound..<first { _ = reader.nextDocument() }
    }

    mutating func next() -> Entry? {
      reader.nextDocument().map { Entry(plan: number, outline: outline, document: $0) }
    }
  }

  private static func body(_ documents: [Entry]) -> [UInt8] {
    var json = JSONBytes(capacity: documents.reduce(1_024) { $0 + $1.document.text.count + 512 })
    json.key("plans")
    json.array(distinct(documents, by: \.plan), oneEachLine: true) { json, entry in
      let plan = entry.outline.plan
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
      write(entry.document, of: entry.outline.plan, to: &json)
    }
    return json.bytes
  }

  /// The chapters that documents belong to, in the order of the documents.
  private static func chapters(of documents: [Entry]) -> [(slug: String, chapter: SearchChapter)] {
    let inChapters = documents.compactMap { entry in
      entry.outline.chapterPlace(of: entry.document).map { (entry: entry, place: ChapterPlace(entry.plan, $0)) }
    }
    return distinct(inChapters, by: \.place).map { entry, place in
      (entry.outline.plan.slug, entry.outline.chapters[place.chapter].chapter)
    }
  }

  private struct ChapterPlace: Hashable {
    let plan: Int
    let chapter: Int

    init(_ plan: Int, _ chapter: Int) {
      self.plan = plan
      self.chapter = chapter
    }
  }

  /// The first of each that have the same.
  private static func distinct<Element, Key: Hashable>(
    _ elements: [Element], by key: (Element) -> Key
  ) -> [Element] {
    var seen = Set<Key>()
    return elements.filter { seen.insert(key($0)).inserted }
  }

  private static func write(_ document: PlanTextReader.Document, of plan: SearchPlan, to json: inout JSONBytes) {
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
