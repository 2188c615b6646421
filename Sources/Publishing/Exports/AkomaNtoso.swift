import Articles
import Links
import Markdown
import Revisions
import Text

/// `<plan>/plan.akn.xml`: the plan in Akoma Ntoso 3.0 (OASIS LegalDocML, 2018).
///
/// A plan is a `doc`: an act would be the text of a legislature, a statement the opinion of a body, and these are official
/// documents with a hierarchy that are neither. Number and rest of a heading are `num` and `heading`; each paragraph of an
/// article is a `paragraph`, each sentence a `span` with an identifier.
struct AkomaNtoso {
  private let source: PlanExport
  private let identifiers: AknIdentifiers
  /// The identifier of each page of the plan, by its address.
  private let targets: [String: String]
  private var xml = XMLBytes(capacity: 1 << 16)

  static func bytes(_ source: PlanExport) -> [UInt8] {
    var writer = AkomaNtoso(source)
    writer.write()
    return writer.xml.bytes
  }

  private init(_ source: PlanExport) {
    self.source = source
    identifiers = AknIdentifiers(source.plan, source.history)
    targets = AkomaNtoso.targets(source, identifiers)
  }

  private static func targets(_ source: PlanExport, _ identifiers: AknIdentifiers) -> [String: String] {
    var targets: [String: String] = [:]
    for passage in source.passages {
      if let id = passage.id { targets[passage.url] = identifiers.eID(of: id) }
    }
    return targets
  }

  private mutating func write() {
    let plan = source.plan
    xml.start("akomaNtoso", ["xmlns": "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"])
    xml.raw("\n")
    xml.start("doc", ["name": "plan"])
    xml.raw("\n")
    AknMetadata(source, identifiers).write(to: &xml)
    writePreface()
    if let preamble = source.passage(.preamble(plan.slug)) { writeContainer("preamble", .preamble, preamble) }
    xml.start("mainBody", ["eId": "body"])
    xml.raw("\n")
    writeChapters()
    xml.end(endsLine: true)
    if let closing = source.passage(.closing(plan.slug)) { writeContainer("conclusions", .closing, closing) }
    xml.end(endsLine: true)
    xml.end(endsLine: true)
  }

  // MARK: Around the body

  private mutating func writePreface() {
    let settings = source.plan.settings
    xml.start("preface", ["eId": "preface"])
    xml.start("longTitle", ["eId": "preface__longTitle"])
    xml.start("p")
    xml.element("docTitle", text: settings.title.utf8)
    xml.end()
    xml.end()
    if let note = settings.note { xml.element("p", ["eId": "preface__p_1"], text: note.utf8) }
    xml.end(endsLine: true)
  }

  private mutating func writeContainer(_ name: StaticString, _ id: PassageID, _ passage: ExportedPassage) {
    let eID = identifiers.eID(of: id)
    xml.start(name, ["eId": eID])
    xml.raw("\n")
    writeBlocks(of: passage, id, in: eID)
    xml.end(endsLine: true)
  }

  private mutating func writeBlocks(of passage: ExportedPassage, _ id: PassageID, in container: String) {
    guard let text = AknText(passage, id, identifiers.eID(of: id)) else { return }
    for (index, block) in passage.blocks.enumerated() { write(block, number: index + 1, in: container, of: text) }
  }

  // MARK: Chapters and articles

  private mutating func writeChapters() {
    var open: [OutlineNumber] = []
    for chapter in source.plan.chapters {
      while let last = open.last, !chapter.number.isBelow(last) {
        xml.end(endsLine: true)
        open.removeLast()
      }
      // Articles without a chapter stand in the body itself.
      if chapter.number != Chapter.none || !chapter.heading.text.isEmpty || chapter.lead != nil {
        open.append(chapter.number)
        let id = PassageID.chapter(chapter.number)
        let level = AknLevel(chapter)
        let container = chapter.number.isAttachment ? "attachment" : "level"
        xml.start(
          level.element,
          [
            "eId": identifiers.eID(of: id), "wId": identifiers.wID(of: id),
            "name": level == .container ? container : nil,
          ])
        xml.raw("\n")
        write(chapter.heading)
        if chapter.lead != nil, let passage = source.passage(.chapter(source.plan.slug, chapter.number)) {
          writeIntroduction(passage, id)
        }
      }
      for article in chapter.articles { write(article) }
    }
    for _ in open { xml.end(endsLine: true) }
  }

  private mutating func write(_ heading: Heading) {
    if !heading.marker.isEmpty { xml.element("num", text: heading.marker.utf8) }
    let rest = heading.title + heading.terminator
    if !rest.isEmpty { xml.element("heading", text: rest.utf8) }
    xml.raw("\n")
  }

  private mutating func writeIntroduction(_ passage: ExportedPassage, _ id: PassageID) {
    let eID = "\(identifiers.eID(of: id))__intro"
    xml.start("intro", ["eId": eID])
    xml.raw("\n")
    writeBlocks(of: passage, id, in: eID)
    xml.end(endsLine: true)
  }

  private mutating func write(_ article: Article) {
    let id = PassageID.article(article.number)
    let eID = identifiers.eID(of: id)
    xml.start("article", ["eId": eID, "wId": identifiers.wID(of: id)])
    xml.raw("\n")
    write(article.heading)
    if let passage = source.passage(.article(article.id)), let text = AknText(passage, id, eID) {
      for (index, block) in passage.blocks.enumerated() {
        let paragraph = "\(eID)__para_\(index + 1)"
        xml.start("paragraph", ["eId": paragraph])
        xml.start("content")
        write(block, number: 1, in: paragraph, of: text)
        xml.end()
        xml.end(endsLine: true)
      }
    }
    xml.end(endsLine: true)
  }

  // MARK: Text

  /// - Parameter number: the block's place among those of its kind in `container`.
  private mutating func write(
    _ block: TextBlock, number: Int, in container: String, of text: AknText
  ) {
    guard block.isTable else {
      for line in block.lines {
        xml.start("p", ["eId": "\(container)__p_\(number)"])
        write(line, of: text)
        xml.end()
      }
      return
    }
    let table = "\(container)__table_\(number)"
    let width = block.lines.map(\.cells.count).max() ?? 1
    xml.start("table", ["eId": table])
    for (index, line) in block.lines.enumerated() {
      xml.start("tr", ["eId": "\(table)__tr_\(index + 1)"])
      // What a shorter row lacks are the cells that span rows above.
      let lacking = line.cells.count > 1 ? width - line.cells.count : 0
      for _ in 0..<lacking {
        xml.start("td", ["class": "spanned"])
        xml.element("p", text: [])
        xml.end()
      }
      for cell in line.cells {
        let span = line.cells.count == 1 && width > 1 ? String(width) : nil
        xml.start(block.hasHeadings && index == 0 ? "th" : "td", ["colspan": span])
        xml.element("p", text: text.body.prose.bytes[cell])
        xml.end()
      }
      xml.end()
    }
    xml.end()
  }

  private mutating func write(_ line: TextBlock.Line, of text: AknText) {
    let prose = text.body.prose
    // White space alone is no sentence.
    if line.sentences.isEmpty { xml.text(prose.bytes[line.range]) }
    for index in line.sentences {
      let sentence = prose.sentences[index]
      xml.start(
        "span",
        [
          "eId": AknIdentifiers.sentence(index + 1, in: text.eID),
          "wId": identifiers.wID(of: index + 1, in: text.id, text.body),
        ])
      var offset = sentence.lowerBound
      for link in text.links where link.sentence == index + 1 && link.range.lowerBound >= offset {
        xml.text(prose.bytes[offset..<link.range.lowerBound])
        write(link, prose.bytes[link.range])
        offset = link.range.upperBound
      }
      xml.text(prose.bytes[offset..<sentence.upperBound])
      xml.end()
    }
  }

  private mutating func write(_ link: ExportedLink, _ text: ArraySlice<UInt8>) {
    let parts = link.url.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    let number = parts.count > 1 && parts[1].hasPrefix("s") ? Int(parts[1].dropFirst()) : nil
    guard let target = targets[String(parts[0])] else {
      xml.element("a", ["href": link.url], text: text)
      return
    }
    xml.element("ref", ["href": "#\(number.map { AknIdentifiers.sentence($0, in: target) } ?? target)"], text: text)
  }
}

/// The text of a passage with what names it.
private struct AknText {
  let id: PassageID
  let eID: String
  let body: Body
  /// Those that lie within one sentence, in order.
  let links: [ExportedLink]

  /// nil of a passage without a text.
  init?(_ passage: ExportedPassage, _ id: PassageID, _ eID: String) {
    guard let body = passage.body else { return nil }
    self.id = id
    self.eID = eID
    self.body = body
    links = passage.links.filter { link in
      guard let sentence = link.sentence, !link.range.isEmpty else { return false }
      return link.range.upperBound <= body.prose.sentences[sentence - 1].upperBound
    }
  }
}

extension OutlineNumber {
  /// Whether it is that of a section in `other`, at any depth.
  fileprivate func isBelow(_ other: OutlineNumber) -> Bool {
    var above = parent
    while let number = above {
      if number == other { return true }
      above = number.parent
    }
    return false
  }
}

extension ExportedPassage {
  /// What names it in the comparison of editions.
  var id: PassageID? {
    switch page {
    case .preamble: .preamble
    case .closing: .closing
    case .chapter(_, let number): .chapter(number)
    case .article(let id): .article(id.number)
    default: nil
    }
  }
}
