/// A link that Gangmu found in a text, to be written around characters that the Markdown does not link itself.
public struct TextLink: Sendable, Hashable {
  /// The characters that it stands around: bytes of the text's `Prose`, within one of its `linkableRuns` and one sentence.
  public let range: Range<Int>
  /// The address as the page needs it.
  public let url: String
  /// What kind of link it is, for style sheets.
  public let cssClass: String
  /// What a reader sees of it on hover and focus (`data-note`); nil for nothing.
  public let note: String?

  public init(range: Range<Int>, url: String, cssClass: String, note: String? = nil) {
    self.range = range
    self.url = url
    self.cssClass = cssClass
    self.note = note
  }

  /// The start tag.
  func appendStartTag(to html: inout [UInt8]) {
    html.append("<a class=\"")
    HTMLEscaping.append(cssClass.utf8, to: &html)
    html.append("\" href=\"")
    HTMLEscaping.append(url.utf8, to: &html)
    if let note {
      html.append("\" data-note=\"")
      HTMLEscaping.append(note.utf8, to: &html)
    }
    html.append("\">")
  }
}

extension Prose {
  /// The stretches of text that a link may be written around: plain characters of one kind of markup, outside of the
  /// Markdown's own links, of code and of tables. In order, and none touches another.
  public func linkableRuns(in document: MarkdownDocument) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    var linkDepth = 0
    var isOpen = false
    for (index, event) in document.events.enumerated() {
      if event.kind == .link || event.kind == .image { linkDepth += event.phase == .enter ? 1 : -1 }
      guard event.kind == .text, linkDepth == 0 else {
        isOpen = false
        continue
      }
      let text = offsets[index]..<offsets[index + 1]
      if isOpen, let last = runs.last {
        runs[runs.count - 1] = last.lowerBound..<text.upperBound
      } else {
        runs.append(text)
      }
      isOpen = true
    }
    return runs
  }

  /// The byte at which the text of a document's event begins.
  public func offset(ofEvent index: Int) -> Int { offsets[index] }

  /// Where the byte `offset` stands in the Markdown: a line and a byte column, both from 1. Escapes before it in its line
  /// are not counted.
  public func place(of offset: Int, in document: MarkdownDocument) -> (line: Int, byteColumn: Int) {
    var low = 0
    var high = document.events.count
    while low < high {
      let middle = (low + high) / 2
      if offsets[middle + 1] > offset { high = middle } else { low = middle + 1 }
    }
    guard low < document.events.count else { return (1, 1) }
    let event = document.events[low]
    return (max(event.line, 1), max(event.byteColumn, 1) + max(offset - offsets[low], 0))
  }
}
