import Articles
import Links
import Search

/// `<plan>/plan.json`: everything that the site knows of a plan. `Templates/assets/plan.schema.json`, which lies in the
/// site too, describes every field (JSON Schema 2020-12).
struct PlanJSON {
  /// To be raised when a reader of the old form could not read the new one.
  private static let version = 1

  /// Where the schema lies in the site.
  static let schemaPath = "assets/plan.schema.json"

  private let source: PlanExport
  /// The page whose folder the addresses in the file begin from.
  private let front: PageID

  static func bytes(_ source: PlanExport) -> [UInt8] {
    // More than enough: memory that nothing is written to costs nothing, and moving to a larger place does.
    var json = JSONBytes(capacity: 1 << 16 + 4 * source.sizeOfSentences)
    PlanJSON(source).write(to: &json)
    return json.bytes
  }

  private init(_ source: PlanExport) {
    self.source = source
    front = .plan(source.plan.slug)
  }

  private func write(to json: inout JSONBytes) {
    let plan = source.plan
    json.raw("{\"$schema\":\"../assets/plan.schema.json\",\"version\":")
    json.number(PlanJSON.version)
    json.member("plan", plan.slug.description)
    json.member("title", plan.settings.title)
    json.member("shortTitle", plan.settings.shortTitle)
    json.member("note", plan.settings.note)
    json.member("body", plan.settings.body)
    json.member("language", plan.settings.language)
    json.member("edition", plan.edition.description)
    json.raw(",\"editions\":")
    json.array(source.history?.editions ?? []) { json, edition in
      json.raw("{\"date\":")
      json.string(edition.date.description)
      json.member("url", front.url(to: .dated(edition.date, front)))
      json.raw("}")
    }
    json.raw(plan.isPartial ? ",\"isPartial\":true" : ",\"isPartial\":false")
    json.member("address", source.address?.url(of: front))
    let passages = PassageJSON(source)
    if let preamble = source.passage(.preamble(plan.slug)) {
      json.raw(",\n\"preamble\":{\"url\":")
      passages.write(preamble, to: &json)
      json.raw("}")
    }
    json.raw(",\n\"chapters\":")
    json.array(plan.chapters, oneEachLine: true) { write($1, passages, to: &$0) }
    if let closing = source.passage(.closing(plan.slug)) {
      json.raw(",\n\"closing\":{\"url\":")
      passages.write(closing, to: &json)
      json.raw("}")
    }
    json.raw(",\n\"terms\":")
    json.array(source.terms, oneEachLine: true) { write($1, to: &$0) }
    json.raw("}\n")
  }

  private func write(_ chapter: Chapter, _ passages: PassageJSON, to json: inout JSONBytes) {
    write(chapter.number.description, chapter.label, chapter.heading, to: &json)
    json.raw(",\"depth\":")
    json.number(chapter.number.depth)
    json.member("correction", chapter.correction)
    json.raw(",\"url\":")
    passages.write(.chapter(source.plan.slug, chapter.number), to: &json)
    json.raw(",\"articles\":")
    json.array(chapter.articles, oneEachLine: true) { json, article in
      write(article.number.description, article.label, article.heading, to: &json)
      json.member("correction", article.correction)
      json.raw(",\"url\":")
      passages.write(.article(article.id), to: &json)
      passages.writeRelated(to: article.id, to: &json)
      json.raw("}")
    }
    json.raw("}")
  }

  /// What a chapter and an article have in common, with the brace before it.
  private func write(_ number: String, _ label: String, _ heading: Heading, to json: inout JSONBytes) {
    json.raw("{\"number\":")
    json.string(number)
    json.member("label", label)
    json.member("marker", heading.marker)
    json.member("title", heading.title)
    json.member("terminator", heading.terminator)
  }

  private func write(_ term: Term, to json: inout JSONBytes) {
    json.raw("{\"name\":")
    json.string(term.name)
    json.member("kind", term.kind.rawValue)
    json.member("group", term.group)
    json.member("definition", term.definition)
    json.raw(",\"aliases\":")
    json.array(term.aliases) { $0.string($1) }
    json.raw(",\"pinyin\":")
    json.raw(PlanJSON.pinyin(term.syllables))
    json.member("url", term.page.map { front.url(to: $0) })
    json.raw(",\"places\":")
    writePlaces(term, to: &json)
    json.raw("}")
  }

  /// Syllables are letters and digits, of which JSON escapes none.
  private static func pinyin(_ syllables: [String]) -> [UInt8] {
    var json: [UInt8] = []
    json.reserveCapacity(2 + 10 * syllables.count)
    for syllable in syllables {
      json.append(json.isEmpty ? UInt8(ascii: "[") : UInt8(ascii: ","))
      json.append(UInt8(ascii: "\""))
      json += syllable.utf8
      json.append(UInt8(ascii: "\""))
    }
    if syllables.isEmpty { json.append(UInt8(ascii: "[")) }
    json.append(UInt8(ascii: "]"))
    return json
  }

  /// The addresses of a term's places; those in one sentence are one.
  private func writePlaces(_ term: Term, to json: inout JSONBytes) {
    json.raw("[")
    var isFirst = true
    let termPlaces = term.places
    termPlaces.forEachText { passage, places in
      for place in places {
        let sentence = termPlaces[place].sentence
        if place > places.lowerBound, sentence == termPlaces[place - 1].sentence { continue }
        if !isFirst { json.raw(",") }
        isFirst = false
        json.raw(source.passages[passage].urlJSON)
        if let sentence {
          json.raw("#s")
          json.number(sentence)
        }
        json.raw("\"")
      }
    }
    json.raw("]")
  }
}

extension JSONBytes {
  /// A member that is not the first; none when there is no value.
  mutating func member(_ name: StaticString, _ value: String?) {
    guard let value else { return }
    raw(",\"")
    raw(name)
    raw("\":")
    string(value)
  }
}
