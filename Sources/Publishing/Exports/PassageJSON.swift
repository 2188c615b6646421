import Articles
import Links
import Markdown
import Search

/// The text of a page in `plan.json`: its address, its blocks with their sentences, and where links lead from and to it.
struct PassageJSON {
  private let source: PlanExport

  init(_ source: PlanExport) {
    self.source = source
  }

  func write(_ page: PageID, to json: inout JSONBytes) {
    if let passage = source.passage(page) { write(passage, to: &json) }
  }

  /// Writes the address of the page as a value, and the members behind it.
  func write(_ passage: ExportedPassage, to json: inout JSONBytes) {
    json.string(passage.url)
    json.raw(",\"blocks\":")
    json.array(passage.blocks) { json, block in
      if block.isTable {
        writeTable(block, of: passage, to: &json)
      } else {
        writeParagraph(block, of: passage, to: &json)
      }
    }
    json.raw(",\"references\":")
    json.array(passage.links) { json, link in
      json.raw(link.isEditors ? "{\"kind\":\"link\",\"text\":" : "{\"kind\":\"reference\",\"text\":")
      json.string(passage.body?.prose.bytes[link.range] ?? [])
      json.member("sentence", link.sentence.map { "s\($0)" })
      json.member("url", link.url)
      json.raw("}")
    }
    json.raw(",\"backlinks\":")
    json.array(source.linked.backlinks(to: passage.page)) { json, link in
      json.raw("{\"url\":")
      json.string(source.url(of: link.page))
      json.member("sentence", link.sentence.map { "s\($0)" })
      json.member("label", link.label)
      json.member("title", link.title.isEmpty ? nil : link.title)
      json.raw("}")
    }
    json.raw(",\"terms\":")
    json.array(passage.terms) { $0.raw(source.termNames[$1]) }
  }

  private func writeParagraph(_ block: TextBlock, of passage: ExportedPassage, to json: inout JSONBytes) {
    for line in block.lines {
      json.raw("{\"kind\":\"paragraph\",")
      // White space alone has no sentence.
      if line.sentences.isEmpty {
        json.raw("\"blank\":")
        json.string(passage.body?.prose.bytes[line.range] ?? [])
        json.raw(",")
      }
      writeSentences(line, of: passage, to: &json)
      json.raw("}")
    }
  }

  private func writeTable(_ block: TextBlock, of passage: ExportedPassage, to json: inout JSONBytes) {
    json.raw(
      block.hasHeadings
        ? "{\"kind\":\"table\",\"hasHeadings\":true,\"rows\":" : "{\"kind\":\"table\",\"hasHeadings\":false,\"rows\":")
    json.array(block.lines) { json, line in
      json.raw("{\"cells\":")
      json.array(line.cells) { $0.string(passage.body?.prose.bytes[$1] ?? []) }
      json.raw(",")
      writeSentences(line, of: passage, to: &json)
      json.raw("}")
    }
    json.raw("}")
  }

  private func writeSentences(_ line: TextBlock.Line, of passage: ExportedPassage, to json: inout JSONBytes) {
    json.raw("\"sentences\":[")
    json.raw(passage.sentences[line.sentences])
    json.raw("]")
  }

  /// Writes the related articles of a plan's article and of other plans', as two members.
  func writeRelated(to article: ArticleID, to json: inout JSONBytes) {
    json.raw(",\"related\":")
    json.array(source.linked.related(to: article)) { json, related in
      guard let place = source.place(of: .article(related.id)) else { return }
      write(
        related, source.passages[place].url, source.passages[place].label, source.passages[place].heading?.title,
        to: &json)
    }
    json.raw(",\"relatedElsewhere\":")
    json.array(source.linked.relatedElsewhere(to: article)) { json, related in
      write(
        related, source.url(of: .article(related.id)), related.label, related.title, to: &json)
    }
  }

  private func write(
    _ related: RelatedArticle, _ url: String, _ label: String?, _ title: String?, to json: inout JSONBytes
  ) {
    json.raw("{\"url\":")
    json.string(url)
    json.member("label", label ?? related.id.number.description)
    json.member("title", title)
    json.raw(",\"likeness\":")
    json.thousandths(RelatedArticle.thousandths(related.likeness))
    json.raw(",\"terms\":")
    json.array(related.sharedTerms) { $0.string($1) }
    json.raw("}")
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
  static func all(in body: Body, on page: PageID, _ linked: LinkedPlan) -> [ExportedLink] {
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
    raw(".")
    for unit in [100, 10, 1] { number(value / unit % 10) }
  }
}
