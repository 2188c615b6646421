import Articles
import Links
import Search
import Text

/// `<plan>/plan.ndjson`: the plan's texts for the bulk API of Elasticsearch and OpenSearch: for each, a line that says where
/// it goes and one that is the document. EXPORTS.md beside this file has the mapping.
///
/// Importing a later file puts its documents in the place of those with the same `_id`, which is the page's address.
enum BulkDocuments {
  /// The index that the documents go to, unless the request's path names another.
  private static let index = "gangmu"

  static func bytes(_ source: PlanExport) -> [UInt8] {
    var json = JSONBytes(capacity: 1 << 16)
    let terms = termNames(source)
    for passage in source.passages {
      // A chapter that has neither title nor lead says nothing that could be found.
      guard passage.body != nil || passage.heading?.title.isEmpty == false else { continue }
      json.raw("{\"index\":{\"_index\":")
      json.string(index)
      json.member("_id", id(of: passage.page))
      json.raw("}}\n")
      write(passage, of: source, terms[passage.page] ?? [], to: &json)
      json.raw("\n")
    }
    return json.bytes
  }

  /// `hengyang-15/28`.
  private static func id(of page: PageID) -> String { String(page.path.dropLast(".html".count)) }

  private static func termNames(_ source: PlanExport) -> [PageID: [String]] {
    var names: [PageID: [String]] = [:]
    for term in source.linked.terms(of: source.plan.slug) {
      for place in term.places where names[place.page]?.last != term.name {
        names[place.page, default: []].append(term.name)
      }
    }
    return names
  }

  private static func write(
    _ passage: ExportedPassage, of source: PlanExport, _ terms: [String], to json: inout JSONBytes
  ) {
    let plan = source.plan
    json.raw("{\"kind\":")
    json.string(kind(of: passage.page))
    json.member("plan", plan.slug.description)
    json.member("planTitle", plan.settings.title)
    json.member("edition", plan.edition.description)
    json.member("language", plan.settings.language)
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
    json.array(terms) { $0.string($1) }
    json.raw(",\"sentences\":")
    let prose = passage.body?.prose
    json.array(Array((prose?.sentences ?? []).enumerated())) { json, sentence in
      let text = prose?.bytes[sentence.element] ?? []
      json.raw("{\"id\":\"s")
      json.number(sentence.offset + 1)
      json.raw("\",\"hash\":")
      json.string(SentenceHash.of(String(decoding: text, as: UTF8.self)))
      json.raw(",\"text\":")
      json.string(text)
      json.raw("}")
    }
    json.raw("}")
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
