import Articles
import Links
import Search

/// `<plan>/plan.ndjson`: the plan's texts for the bulk API of Elasticsearch and OpenSearch: for each, a line that says where
/// it goes and one that is the document. EXPORTS.md beside this file has the mapping.
///
/// Importing a later file puts its documents in the place of those with the same `_id`, which is the page's address.
enum BulkDocuments {
  /// The index that the documents go to, unless the request's path names another.
  private static let index = "gangmu"

  static func bytes(_ source: PlanExport) -> [UInt8] {
    var json = JSONBytes(capacity: 1 << 16 + 3 * source.sizeOfSentences)
    let common = common(source.plan)
    for passage in source.passages {
      // A chapter that has neither title nor lead says nothing that could be found.
      guard passage.body != nil || passage.heading?.title.isEmpty == false else { continue }
      json.raw("{\"index\":{\"_index\":")
      json.string(index)
      json.member("_id", id(of: passage.page))
      json.raw("}}\n")
      write(passage, of: source, common, to: &json)
      json.raw("\n")
    }
    return json.bytes
  }

  /// `hengyang-15/28`.
  private static func id(of page: PageID) -> String { String(page.path.dropLast(".html".count)) }

  /// The members that all documents of a plan have in common.
  private static func common(_ plan: PlanContent) -> [UInt8] {
    var json = JSONBytes()
    json.member("plan", plan.slug.description)
    json.member("planTitle", plan.settings.title)
    json.member("edition", plan.edition.description)
    json.member("language", plan.settings.language)
    return json.bytes
  }

  private static func write(
    _ passage: ExportedPassage, of source: PlanExport, _ common: [UInt8], to json: inout JSONBytes
  ) {
    json.raw("{\"kind\":")
    json.string(kind(of: passage.page))
    json.raw(common)
    if case .article(let id) = passage.page { json.member("number", id.number.description) }
    json.member("label", passage.label)
    json.member("title", passage.heading?.title)
    if let chapter = passage.chapter {
      json.member("chapter", chapter.number.description)
      json.member("chapterLabel", chapter.label)
      json.member("chapterTitle", chapter.heading.title)
    }
    json.member("url", source.address?.url(of: passage.page) ?? passage.page.url)
    json.raw(",\"text\":")
    json.string(passage.body?.prose.bytes ?? [])
    json.raw(",\"terms\":")
    json.array(passage.terms) { $0.raw(source.termNames[$1]) }
    json.raw(",\"sentences\":[")
    json.raw(passage.sentences.all)
    json.raw("]}")
  }

  private static func kind(of page: PageID) -> String {
    switch page {
    case .preamble: "preamble"
    case .closing: "closing"
    case .chapter: "chapter"
    default: "article"
    }
  }
}
