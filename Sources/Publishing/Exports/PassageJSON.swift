import Articles
import Links
import Markdown
import Search
import Text

/// The text of a page in `plan.json`: its address, its blocks with their sentences, and where links lead from and to it.
struct PassageJSON {
  private let front: PageID
  private let linked: LinkedLibrary
  private let terms: [Term]
  private let termsOfPage: [PageID: [Int]]

  init(_ front: PageID, _ linked: LinkedLibrary, _ terms: [Term], _ termsOfPage: [PageID: [Int]]) {
    self.front = front
    self.linked = linked
    self.terms = terms
    self.termsOfPage = termsOfPage
  }

  /// Writes the address of the page as a value, and the members behind it.
  func write(_ body: Body?, _ page: PageID, to json: inout JSONBytes) {
    json.string(front.url(to: page))
    json.raw(",\"blocks\":")
    json.array(body?.textBlocks ?? []) { json, block in
      guard let body else { return }
      if block.isTable { writeTable(block, of: body, to: &json) } else { writeParagraph(block, of: body, to: &json) }
    }
    json.raw(",\"references\":")
    json.array(body.map { ExportedLink.all(in: $0, on: page, linked) } ?? []) { json, link in
      json.raw(link.isEditors ? "{\"kind\":\"link\",\"text\":" : "{\"kind\":\"reference\",\"text\":")
      json.string(body?.prose.string(link.range) ?? "")
      json.member("sentence", link.sentence.map { "s\($0)" })
      json.member("url", link.url)
      json.raw("}")
    }
    json.raw(",\"backlinks\":")
    json.array(linked.backlinks(to: page)) { json, link in
      json.raw("{\"url\":")
      json.string(front.url(to: link.page))
      json.member("sentence", link.sentence.map { "s\($0)" })
      json.member("label", link.label)
      json.member("title", link.title.isEmpty ? nil : link.title)
      json.raw("}")
    }
    json.raw(",\"terms\":")
    json.array(termsOfPage[page] ?? []) { $0.string(terms[$1].name) }
  }

  private func writeParagraph(_ block: TextBlock, of body: Body, to json: inout JSONBytes) {
    for line in block.lines {
      json.raw("{\"kind\":\"paragraph\",")
      // White space alone has no sentence.
      if line.sentences.isEmpty {
        json.raw("\"blank\":")
        json.string(body.prose.bytes[line.range])
        json.raw(",")
      }
      writeSentences(line, of: body, to: &json)
      json.raw("}")
    }
  }

  private func writeTable(_ block: TextBlock, of body: Body, to json: inout JSONBytes) {
    json.raw(
      block.hasHeadings
        ? "{\"kind\":\"table\",\"hasHeadings\":true,\"rows\":" : "{\"kind\":\"table\",\"hasHeadings\":false,\"rows\":")
    json.array(block.lines) { json, line in
      json.raw("{\"cells\":")
      json.array(line.cells) { $0.string(body.prose.bytes[$1]) }
      json.raw(",")
      writeSentences(line, of: body, to: &json)
      json.raw("}")
    }
    json.raw("}")
  }

  private func writeSentences(_ line: TextBlock.Line, of body: Body, to json: inout JSONBytes) {
    json.raw("\"sentences\":")
    json.array(Array(line.sentences)) { json, index in
      let text = body.prose.bytes[body.prose.sentences[index]]
      json.raw("{\"id\":\"s")
      json.number(index + 1)
      json.raw("\",\"hash\":")
      json.string(SentenceHash.of(String(decoding: text, as: UTF8.self)))
      json.raw(",\"text\":")
      json.string(text)
      json.raw("}")
    }
  }

  /// Writes the related articles of a plan's article and of other plans', as two members.
  func writeRelated(to article: ArticleID, to json: inout JSONBytes) {
    json.raw(",\"related\":")
    write(linked.related(to: article), to: &json)
    json.raw(",\"relatedElsewhere\":")
    write(linked.relatedElsewhere(to: article), to: &json)
  }

  private func write(_ related: [RelatedArticle], to json: inout JSONBytes) {
    json.array(related) { json, related in
      let article = linked.article(related.id)
      json.raw("{\"url\":")
      json.string(front.url(to: .article(related.id)))
      json.member("label", article?.label ?? related.id.number.description)
      json.member("title", article?.heading.title)
      json.raw(",\"likeness\":")
      json.thousandths(Int((related.likeness * 1_000).rounded()))
      json.raw(",\"terms\":")
      json.array(related.sharedTerms) { $0.string($1) }
      json.raw("}")
    }
  }
}

/// A link in a text: one that an editor made in the Markdown, or a reference that the text itself makes.
struct ExportedLink: Hashable {
  /// Bytes of the text's prose.
  let range: Range<Int>
  /// Relative to the plan's folder, or whole.
  let url: String
  /// The sentence (from 1) in which it begins.
  let sentence: Int?
  let isEditors: Bool

  /// In the order of the text.
  static func all(in body: Body, on page: PageID, _ linked: LinkedLibrary) -> [ExportedLink] {
    var links = linked.textLinks(on: page).map { link in
      ExportedLink(
        range: link.range, url: link.url, sentence: body.sentence(at: link.range.lowerBound), isEditors: false)
    }
    var open: (start: Int, url: String?)?
    for (index, event) in body.document.events.enumerated() where event.kind == .link {
      let offset = body.prose.offset(ofEvent: index)
      if event.phase == .enter {
        open = (offset, linked.url(for: body.document.string(event.literal), on: page))
      } else if let (start, url) = open, let url {
        links.append(
          ExportedLink(range: start..<offset, url: url, sentence: body.sentence(at: start), isEditors: true))
        open = nil
      }
    }
    return links.sorted { ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound) }
  }
}

extension JSONBytes {
  /// A number with three decimals: 27 as 0.027.
  mutating func thousandths(_ value: Int) {
    number(value / 1_000)
    let rest = String(value % 1_000)
    raw(Array(("." + String(repeating: "0", count: 3 - rest.utf8.count) + rest).utf8))
  }
}
