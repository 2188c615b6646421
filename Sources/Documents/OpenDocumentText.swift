/// An OpenDocument text made ready for pandoc.
///
/// pandoc leaves out the numbers of headings and the text of boxes, takes lists with Chinese numbers for unnumbered ones,
/// drops the rows of a table that are marked as its head, and moves cells to the left that stand beside one that spans
/// rows. So the numbers are written into the paragraphs as text, lists become paragraphs, the text of a box stands below the
/// paragraph that it hangs on, a table's rows stand in no groups, and covered cells are empty ones.
struct OpenDocumentText {
  /// The document, with these changes; the same bytes where it is damaged, for pandoc to say.
  let bytes: [UInt8]
  /// The document's paragraphs, to see whether pandoc gives them all; empty where it is damaged.
  let paragraphs: [String]

  init(_ bytes: [UInt8], limit: Int) {
    guard let archive = ZipArchive(bytes), let content = archive.content(of: "content.xml", limit: limit) else {
      self.bytes = bytes
      paragraphs = []
      return
    }
    let styles = archive.content(of: "styles.xml", limit: limit) ?? []
    var walk = Walk(content, OpenDocumentNumbering([styles, content]))
    let changed = walk.changed()
    paragraphs = OpenDocumentText.paragraphs(of: changed)
    self.bytes = archive.replacing([
      "content.xml": TextBoxes.opened(
        changed, elements: ["draw:text-box", "draw:custom-shape", "draw:rect", "draw:ellipse"],
        paragraphs: ["text:p", "text:h"])
    ])
  }

  // MARK: Paragraphs

  /// Elements whose text is none of the paragraph's: comments, deletions, the signs of footnotes.
  private static let unseen: Set<String> = ["office:annotation", "text:tracked-changes", "text:note-citation"]

  private static func paragraphs(of content: [UInt8]) -> [String] {
    var paragraphs: [String] = []
    var line = ""
    var depth = 0
    var depthOfUnseen = 0
    var end = 0
    for tag in XMLTags(content) {
      if depth > 0, depthOfUnseen == 0 { line += XMLText.unescaped(content[end..<tag.range.lowerBound]) }
      end = tag.range.upperBound
      guard tag.kind != .empty else { continue }
      let step = tag.kind == .start ? 1 : -1
      if unseen.contains(tag.name) { depthOfUnseen += step }
      guard tag.name == "text:p" || tag.name == "text:h" else { continue }
      depth += step
      if depth == 0, !line.isEmpty {
        paragraphs.append(line)
        line = ""
      }
    }
    return paragraphs
  }
}

/// One way through `content.xml`, which writes the numbers down.
private struct Walk {
  private struct List {
    let style: String
    /// The item's own look and start; nil when its number is written, or it has none.
    var item: (look: String?, start: Int?)?
  }

  private static let wrappings: Set<String> = [
    "text:list", "text:list-item", "text:list-header", "table:table-header-rows", "table:table-rows",
    "table:table-row-group",
    // Fields, of which pandoc knows few (ODF 1.3, part 3, 7): what they show is in them.
    "text:sequence", "text:sequence-ref", "text:text-input", "text:placeholder", "text:date", "text:time", "text:title",
    "text:subject", "text:user-field-get", "text:user-defined", "text:variable-get", "text:variable-set",
    "text:variable-input", "text:expression", "text:database-display", "text:chapter", "text:file-name",
    "text:author-name", "text:creator", "text:initial-creator", "text:description", "text:conditional-text",
    "text:drop-down", "text:page-number", "text:page-count", "text:meta", "text:meta-field",
  ]

  private let content: [UInt8]
  private var numbers: OpenDocumentNumbering
  private var lists: [List] = []
  private var edits: TagEdits

  init(_ content: [UInt8], _ numbers: OpenDocumentNumbering) {
    self.content = content
    self.numbers = numbers
    edits = TagEdits(content)
  }

  mutating func changed() -> [UInt8] {
    for tag in XMLTags(content) {
      switch (tag.name, tag.kind) {
      case ("text:list", .start): beginList(tag)
      case ("text:list", .end): _ = lists.popLast()
      case ("text:list-item", .start):
        guard !lists.isEmpty else { break }
        lists[lists.count - 1].item = (
          content.attribute("text:style-override", of: tag),
          content.attribute("text:start-value", of: tag).flatMap { Int($0) }
        )
      case ("text:list-item", .end), ("text:list-header", .start):
        if !lists.isEmpty { lists[lists.count - 1].item = nil }
      case ("text:p", .start), ("text:p", .empty), ("text:h", .start), ("text:h", .empty): writeNumber(tag)
      case ("table:covered-table-cell", _), ("table:table-cell", .empty): writeCells(tag)
      default: break
      }
      if Walk.wrappings.contains(tag.name) { edits.replace(tag.range, with: "") }
    }
    return edits.applied()
  }

  /// Empty and covered cells one by one: a row of them may be written as one that is repeated.
  private mutating func writeCells(_ tag: XMLTag) {
    switch tag.kind {
    case .start: edits.replace(tag.range, with: "<table:table-cell>")
    case .end: edits.replace(tag.range, with: "</table:table-cell>")
    case .empty:
      let count = content.attribute("table:number-columns-repeated", of: tag).flatMap { Int($0) } ?? 1
      edits.replace(
        tag.range, with: String(repeating: "<table:table-cell></table:table-cell>", count: min(max(count, 1), 200)))
    }
  }

  private mutating func beginList(_ tag: XMLTag) {
    let style = content.attribute("text:style-name", of: tag) ?? lists.last?.style ?? "no style"
    // An item that begins with a list of its own has no number.
    if !lists.isEmpty { lists[lists.count - 1].item = nil }
    let goesOn =
      content.attribute("text:continue-numbering", of: tag) == "true"
      || content.attribute("text:continue-list", of: tag) != nil
    if lists.isEmpty, !goesOn { numbers.begin(style) }
    lists.append(List(style: style, item: nil))
  }

  private mutating func writeNumber(_ tag: XMLTag) {
    guard let (label, level) = label(tag), !label.isEmpty else { return }
    let place = textStart(behind: tag)
    let first = tag.kind == .start && place < content.count ? content[place] : nil
    let text = XMLText.escaped(ListLabel.text(label, isGlued: level.followedBy == "nothing", before: first))
    if tag.kind == .empty {
      let start = content[tag.range.lowerBound..<tag.range.upperBound - 2]
      let name = tag.name == "text:h" ? "text:h" : "text:p"
      edits.replace(tag.range, with: String(decoding: start, as: UTF8.self) + ">\(text)</\(name)>")
    } else {
      edits.replace(place..<place, with: text)
    }
  }

  private mutating func label(_ tag: XMLTag) -> (text: String, level: OpenDocumentNumbering.Level)? {
    if let list = lists.last {
      guard let item = list.item else { return nil }
      lists[lists.count - 1].item = nil
      return numbers.label(list.style, look: item.look, level: lists.count, start: item.start)
    }
    guard tag.name == "text:h", content.attribute("text:is-list-header", of: tag) != "true",
      numbers.isNumberedHeading(content.attribute("text:style-name", of: tag))
    else { return nil }
    return numbers.label(
      OpenDocumentNumbering.outline,
      level: content.attribute("text:outline-level", of: tag).flatMap { Int($0) } ?? 1,
      start: content.attribute("text:start-value", of: tag).flatMap { Int($0) })
  }

  /// Where the paragraph's text begins, inside the spans that dress it, so that a bold heading is bold as a whole.
  private func textStart(behind tag: XMLTag) -> Int {
    var offset = tag.range.upperBound
    for _ in 0..<20 {
      guard content[offset...].starts(with: "<text:span ".utf8),
        let end = content[offset...].prefix(2_000).firstIndex(of: 0x3E), content[end - 1] != 0x2F
      else { break }
      offset = end + 1
    }
    return offset
  }
}
