/// A Word document made ready for pandoc.
///
/// To a reader the number that the word processor puts before a heading or an item is text, but pandoc leaves out those of
/// headings and gives Chinese ones (`第一章`, `（一）`) in digits; and a paragraph in the style Title or Subtitle is no text
/// to it but a property of the document. Text boxes and the results of fields (`表{SEQ 表}`) it leaves out. So the numbers are
/// written into the paragraphs as text, those styles lose their names, fields give way to their results, and the text of a
/// box stands below the paragraph that it is anchored to.
struct WordDocument {
  /// The document, with these changes; the same bytes where it is damaged, for pandoc to say.
  let bytes: [UInt8]
  /// The document's paragraphs, to see whether pandoc gives them all; empty where it is damaged.
  let paragraphs: [String]

  init(_ bytes: [UInt8], limit: Int) {
    // Office on the web calls the main part `document2.xml`.
    guard let archive = ZipArchive(bytes), let main = archive.name(prefix: "word/document", suffix: ".xml"),
      let text = archive.content(of: main, limit: limit),
      let styles = archive.content(of: "word/styles.xml", limit: limit)
    else {
      self.bytes = bytes
      paragraphs = []
      return
    }
    var changed = text
    if let numbering = archive.content(of: "word/numbering.xml", limit: limit) {
      var numbers = WordNumbering(numbering: numbering, styles: styles)
      changed = WordDocument.numbered(text, by: &numbers)
    }
    changed = WordRuns.plain(changed)
    paragraphs = WordRuns.paragraphs(of: changed)
    changed = TextBoxes.opened(changed, elements: ["w:txbxcontent"], paragraphs: ["w:p"])
    self.bytes = archive.replacing([main: changed, "word/styles.xml": WordDocument.plain(styles)])
  }

  /// The styles without numbers, which stand in the text now, and without the names that pandoc takes for metadata.
  private static func plain(_ styles: [UInt8]) -> [UInt8] {
    let metadata: Set<String> = ["title", "subtitle", "author", "date", "abstract"]
    var edits = TagEdits(styles)
    var numbers: Int?
    for tag in XMLTags(styles) {
      switch (tag.name, tag.kind) {
      case ("w:numpr", .start): numbers = tag.range.lowerBound
      case ("w:numpr", .end):
        if let start = numbers { edits.replace(start..<tag.range.upperBound, with: "") }
        numbers = nil
      case ("w:name", _):
        if let name = styles.attribute("w:val", of: tag), metadata.contains(name.lowercased()) {
          edits.replace(tag.range, with: "<w:name w:val=\"Plan \(name)\"/>")
        }
      default: break
      }
    }
    return edits.applied()
  }

  /// A paragraph while its properties are read.
  private struct Paragraph {
    var style: String?
    var list: String?
    var level: Int?
    var numbers: Range<Int>?
    /// How deep in properties of earlier versions the reader is (tracked changes).
    var depthOfChanges = 0
  }

  private static func numbered(_ text: [UInt8], by numbers: inout WordNumbering) -> [UInt8] {
    var edits = TagEdits(text)
    var paragraph: Paragraph?
    // Of the two forms of a drawing only the first counts.
    var depthOfFallbacks = 0
    for tag in XMLTags(text) {
      switch (tag.name, tag.kind) {
      case ("mc:fallback", .start): depthOfFallbacks += 1
      case ("mc:fallback", .end): depthOfFallbacks -= 1
      case ("w:p", .start): paragraph = Paragraph()
      case ("w:ppr", .start):
        // Without properties the default style decides.
        if paragraph == nil { paragraph = Paragraph() }
      case ("w:pprchange", .start): paragraph?.depthOfChanges += 1
      case ("w:pprchange", .end): paragraph?.depthOfChanges -= 1
      case ("w:pstyle", _), ("w:numid", _), ("w:ilvl", _), ("w:numpr", _):
        if paragraph?.depthOfChanges == 0 { WordDocument.read(tag, of: text, into: &paragraph) }
      case ("w:ppr", .end), ("w:ppr", .empty), ("w:r", .start):
        guard let properties = paragraph, properties.depthOfChanges == 0 else { continue }
        paragraph = nil
        guard depthOfFallbacks == 0 else { continue }
        if let range = properties.numbers { edits.replace(range, with: "") }
        guard
          let reference = numbers.reference(
            style: properties.style, list: properties.list, level: properties.level),
          let label = numbers.label(for: reference), !label.text.isEmpty
        else { continue }
        let place = tag.name == "w:r" ? tag.range.lowerBound : tag.range.upperBound
        let run = WordDocument.run(label.text, suffix: label.level.suffix, before: tag, in: text)
        edits.replace(place..<place, with: run)
      default: break
      }
    }
    return edits.applied()
  }

  private static func read(_ tag: XMLTag, of text: [UInt8], into paragraph: inout Paragraph?) {
    switch tag.name {
    case "w:pstyle": paragraph?.style = text.attribute("w:val", of: tag)
    case "w:numid": paragraph?.list = text.attribute("w:val", of: tag)
    case "w:ilvl": paragraph?.level = text.attribute("w:val", of: tag).flatMap { Int($0) }
    default:
      switch tag.kind {
      case .start, .empty: paragraph?.numbers = tag.range
      case .end: if let start = paragraph?.numbers { paragraph?.numbers = start.lowerBound..<tag.range.upperBound }
      }
    }
  }

  /// A run that shows `label` in the dress of the paragraph's first run, so that a bold heading is bold as a whole.
  private static func run(_ label: String, suffix: String, before tag: XMLTag, in text: [UInt8]) -> String {
    var start: Int?
    var dress: Range<Int>?
    var isInRun = false
    var first: UInt8?
    search: for tag in XMLTags(text, from: tag.range.lowerBound).prefix(200) {
      switch (tag.name, tag.kind) {
      case ("w:p", .end), ("w:p", .start): break search
      case ("w:r", .start): isInRun = true
      case ("w:rpr", .start): if isInRun, dress == nil { start = tag.range.lowerBound }
      // Properties that hold earlier ones are left alone.
      case ("w:rprchange", _): start = nil
      case ("w:rpr", .end):
        if let begun = start { dress = begun..<tag.range.upperBound }
        start = nil
      case ("w:t", .start):
        first = tag.range.upperBound < text.count ? text[tag.range.upperBound] : nil
        break search
      default: break
      }
    }
    let properties = dress.map { String(decoding: text[$0], as: UTF8.self) } ?? ""
    return "<w:r>\(properties)<w:t xml:space=\"preserve\">"
      + XMLText.escaped(ListLabel.text(label, isGlued: suffix == "nothing", before: first)) + "</w:t></w:r>"
  }
}
