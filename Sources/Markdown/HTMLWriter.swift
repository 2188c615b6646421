import Text

/// Writes a document as HTML in which every sentence can be linked to.
///
/// Sentence k is `<span class="s" id="s{k}">`. Markup that lies within one sentence stands inside its span; where a
/// sentence crosses markup it is closed and goes on as `<span class="s" data-s="{k}">`, so that the tags nest. The text
/// content of what is written is `Prose.bytes`, character for character. Raw HTML is left out. A code block whose fence
/// says `table` is a table (`MarkdownTable`).
public struct HTMLWriter {
  /// What stands before each anchor: "" gives `s1`, "a28-" gives `a28-s1`.
  public let anchorPrefix: String
  /// The level of a first-level heading in the Markdown: one below the heading that the page gives the text.
  public let headingLevel: Int
  /// What a table is called to those who do not see it.
  public let tableLabel: String
  /// The address to write for a destination; nil when the link must not be made and its text stands alone.
  public let resolve: (String) -> String?
  /// The links to write that the Markdown does not have, in order; none touches another.
  public let links: [TextLink]
  /// Whether ASCII marks in Chinese text stand in `<span class="w">`, for the style sheet to show them full-width.
  public var showsFullWidthMarks = false

  public init(
    anchorPrefix: String, headingLevel: Int, tableLabel: String, links: [TextLink] = [],
    resolve: @escaping (String) -> String?
  ) {
    self.tableLabel = tableLabel
    self.anchorPrefix = anchorPrefix
    self.headingLevel = headingLevel
    self.links = links
    self.resolve = resolve
  }

  public func html(_ document: MarkdownDocument, _ prose: Prose) -> [UInt8] {
    var page = HTMLPage(document: document, prose: prose, writer: self)
    page.write()
    return page.html
  }
}

/// The page that is being written.
struct HTMLPage {
  let document: MarkdownDocument
  let prose: Prose
  let writer: HTMLWriter
  var html: [UInt8] = []
  /// The sentence whose span is open, and how many inline containers stood open when it was opened.
  private var openSentence: (index: Int, depth: Int)?
  /// The first sentence that has no anchor yet.
  private var nextAnchor = 0
  /// The first sentence that may still cover what comes.
  private var cursor = 0
  private var depth = 0
  private var tightLists: [Bool] = []
  /// Whether the link that is open was written; its end tag must match.
  private var writtenLinks: [Bool] = []
  /// The first of the writer's links that is not yet closed, and whether it is open.
  private var textLink = (next: 0, isOpen: false)

  init(document: MarkdownDocument, prose: Prose, writer: HTMLWriter) {
    self.document = document
    self.prose = prose
    self.writer = writer
    html.reserveCapacity(prose.bytes.count * 2)
  }

  mutating func write() {
    for (index, event) in document.events.enumerated() {
      let text = prose.offsets[index]..<prose.offsets[index + 1]
      switch (event.kind, event.phase) {
      case (.paragraph, _), (.heading, _), (.blockQuote, _), (.list, _), (.item, _): writeBlock(event, text)
      case (.codeBlock, _):
        if MarkdownTable.isTable(document, event) { writeTable(text, event) } else { writeCode(text) }
      case (.thematicBreak, _): html.append("<hr>")
      case (.text, _), (.softBreak, _): writeText(text)
      case (.lineBreak, _):
        closeSentence()
        html.append("<br>\n")
      case (.code, _):
        openSentence(around: text)
        html.append("<code>")
        depth += 1
        writeText(text)
        leaveContainer("</code>")
      case (.emphasis, .enter), (.strong, .enter), (.link, .enter), (.image, .enter): enterContainer(event, index)
      case (.emphasis, .exit): leaveContainer("</em>")
      case (.strong, .exit): leaveContainer("</strong>")
      case (.link, .exit): leaveContainer(writtenLinks.popLast() == true ? "</a>" : "")
      case (.image, .exit): leaveContainer("")
      case (.htmlBlock, _), (.htmlInline, _): break
      }
    }
  }

  // MARK: Blocks

  private mutating func writeBlock(_ event: MarkdownEvent, _ text: Range<Int>) {
    let entering = event.phase == .enter
    if !entering { closeSentence() }
    switch event.kind {
    case .paragraph:
      if entering { html += prose.bytes[text] }
      if tightLists.last != true { html.append(entering ? "<p>" : "</p>") }
    case .heading:
      if entering { html += prose.bytes[text] }
      html += "<\(entering ? "" : "/")h\(min(writer.headingLevel + event.level - 1, 6))>".utf8
    case .list:
      let name = event.level < 0 ? "ul" : "ol"
      let start = entering && event.level > 1 ? " start=\"\(event.level)\"" : ""
      html += "<\(entering ? "" : "/")\(name)\(start)>".utf8
      if entering { tightLists.append(event.isTight) } else { tightLists.removeLast() }
    case .blockQuote:
      html += "<\(entering ? "" : "/")blockquote>".utf8
      // A paragraph in a quotation has its tags even when the list around it is tight.
      if entering { tightLists.append(false) } else { tightLists.removeLast() }
    default:
      html += "<\(entering ? "" : "/")li>".utf8
    }
  }

  private mutating func writeCode(_ text: Range<Int>) {
    var text = text
    if text.lowerBound < text.upperBound, text.lowerBound > 0 {
      html.append(0x0A)
      text = (text.lowerBound + 1)..<text.upperBound
    }
    // A browser drops one line break behind <pre>; the tag of <code> stands between.
    html.append("<pre><code>")
    writeText(text)
    closeSentence()
    html.append("</code></pre>")
  }

  // MARK: Inlines

  private mutating func enterContainer(_ event: MarkdownEvent, _ index: Int) {
    let text = prose.offsets[index]..<prose.offsets[endOfContainer(index)]
    openSentence(around: text)
    switch event.kind {
    case .emphasis: html.append("<em>")
    case .strong: html.append("<strong>")
    case .link: writeLink(event)
    default: break
    }
    depth += 1
  }

  private mutating func writeLink(_ event: MarkdownEvent) {
    guard let address = writer.resolve(document.string(event.literal)) else {
      writtenLinks.append(false)
      return
    }
    writtenLinks.append(true)
    html.append("<a href=\"")
    HTMLEscaping.append(address.utf8, to: &html)
    if !event.title.isEmpty {
      html.append("\" title=\"")
      HTMLEscaping.append(document.bytes[event.title], to: &html)
    }
    html.append("\">")
  }

  private mutating func leaveContainer(_ endTag: String) {
    // A span that was opened inside must be closed inside.
    if let openSentence, openSentence.depth >= depth { closeSentence() }
    depth -= 1
    html += endTag.utf8
  }

  private func endOfContainer(_ index: Int) -> Int {
    var open = 0
    for later in index..<document.events.count where document.events[later].kind.isInlineContainer {
      open += document.events[later].phase == .enter ? 1 : -1
      if open == 0 { return later }
    }
    return document.events.count
  }

  // MARK: Sentences

  private func sentence(at offset: Int) -> Int? {
    var index = cursor
    while index < prose.sentences.count, prose.sentences[index].upperBound <= offset { index += 1 }
    guard index < prose.sentences.count, prose.sentences[index].lowerBound <= offset else { return nil }
    return index
  }

  mutating func writeText(_ text: Range<Int>) {
    var offset = text.lowerBound
    while offset < text.upperBound {
      var end = text.upperBound
      if let index = sentence(at: offset) {
        end = min(end, prose.sentences[index].upperBound)
        open(index)
      } else {
        closeSentence()
        if let next = prose.sentences[cursor...].first(where: { $0.lowerBound > offset }) {
          end = min(end, next.lowerBound)
        }
      }
      writeLinked(offset..<end)
      offset = end
    }
  }

  /// Writes text of one sentence with the links that were found in it.
  private mutating func writeLinked(_ text: Range<Int>) {
    var offset = text.lowerBound
    while textLink.next < writer.links.count {
      let link = writer.links[textLink.next]
      if !textLink.isOpen {
        guard link.range.lowerBound < text.upperBound else { break }
        writeCharacters(offset..<max(link.range.lowerBound, offset))
        offset = max(link.range.lowerBound, offset)
        link.appendStartTag(to: &html)
        textLink.isOpen = true
      }
      let end = min(link.range.upperBound, text.upperBound)
      writeCharacters(offset..<end)
      offset = end
      guard link.range.upperBound <= text.upperBound else { break }
      html.append("</a>")
      textLink = (textLink.next + 1, false)
    }
    writeCharacters(offset..<text.upperBound)
  }

  private mutating func writeCharacters(_ text: Range<Int>) {
    if writer.showsFullWidthMarks {
      FullWidthMarks.append(text, of: prose.bytes, to: &html)
    } else {
      HTMLEscaping.append(prose.bytes[text], to: &html)
    }
  }

  /// Makes ready for markup around `text`: inside the sentence's span when it lies in one sentence, else outside of any.
  private mutating func openSentence(around text: Range<Int>) {
    if let index = sentence(at: text.lowerBound), text.upperBound <= prose.sentences[index].upperBound {
      if !text.isEmpty { open(index) }
    } else {
      closeSentence()
    }
  }

  private mutating func open(_ index: Int) {
    if openSentence?.index == index { return }
    closeSentence()
    cursor = index
    let isFirst = index >= nextAnchor
    nextAnchor = max(nextAnchor, index + 1)
    if isFirst {
      html.append("<span class=\"s\" id=\"")
      html += writer.anchorPrefix.utf8
      html.append("s")
    } else {
      html.append("<span class=\"s\" data-s=\"")
    }
    html.appendDigits(of: index + 1)
    html.append("\">")
    openSentence = (index, depth)
  }

  mutating func closeSentence() {
    guard openSentence != nil else { return }
    html.append("</span>")
    openSentence = nil
  }
}
