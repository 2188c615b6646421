import Links
import Markdown
import Revisions

/// Writes the rows of a redline as HTML: what was put in as `<ins>`, what was struck as `<del>`, with words that a screen
/// reader says and nobody else sees. Changes of form have the class `form`, what moved the class `moved` and a link to
/// where it is or was.
struct RedlineWriter {
  enum Side {
    /// Struck and put in, one behind the other.
    case both
    /// The old text with what was struck marked in it; the new one with what was put in.
    case old, new
  }

  private let frame: EditionsFrame
  private let comparison: EditionComparison
  private let page: PageID
  private let marks: [Redline.Segment.Change: (start: [UInt8], end: [UInt8])]

  init(_ comparison: EditionComparison, on page: PageID, _ frame: EditionsFrame) {
    self.frame = frame
    self.comparison = comparison
    self.page = page
    func unseen(_ string: InterfaceString) -> String {
      "<span class=\"unseen\">\(HTMLEscaping.escaped(frame.strings[string]))</span>"
    }
    marks = [
      .inserted: (Array(unseen(.insertedStart).utf8), Array("\(unseen(.insertedEnd))</ins>".utf8)),
      .deleted: (Array(unseen(.deletedStart).utf8), Array("\(unseen(.deletedEnd))</del>".utf8)),
    ]
  }

  /// The rows as paragraphs, headings as `<p class="redline-heading">`.
  func paragraphs(_ rows: some Sequence<RedlineRow>, _ side: Side) -> [UInt8] {
    var paragraphs = Paragraphs()
    for row in rows where isShown(row, side) { write(row, side, to: &paragraphs) }
    return paragraphs.finished
  }

  /// Whether the side has anything of the row.
  private func isShown(_ row: RedlineRow, _ side: Side) -> Bool {
    switch side {
    case .both: true
    case .old: !row.old.isEmpty
    case .new: !row.new.isEmpty
    }
  }

  private func write(_ row: RedlineRow, _ side: Side, to paragraphs: inout Paragraphs) {
    if row.isHeading {
      paragraphs.end()
      paragraphs.isHeading = true
    }
    switch row.relation {
    case .kept, .form, .reworded:
      write(row.redline.segments, side, to: &paragraphs)
    case .inserted, .deleted:
      write(row.redline.segments, side, isWhole: true, to: &paragraphs)
    case .movedAway(let places):
      write(row.redline.segments, side, isWhole: true, isMoved: true, to: &paragraphs)
      paragraphs.append(note(.movedTo, places, in: comparison.new))
    case .movedHere(let places, let redline):
      paragraphs.append(note(.movedFrom, places, in: comparison.old))
      if redline.isChanged, side == .both {
        // What was changed on the way is marked within what moved.
        paragraphs.append(Array("<ins class=\"moved\">".utf8) + (marks[.inserted]?.start ?? []))
        write(redline.segments, side, to: &paragraphs)
        paragraphs.append(marks[.inserted]?.end ?? [])
        if row.redline.newText.hasSuffix("\n") { paragraphs.end() }
      } else {
        write(row.redline.segments, side, isWhole: true, isMoved: true, to: &paragraphs)
      }
    }
    if row.isHeading { paragraphs.end() }
  }

  /// - Parameter isWhole: whether a sentence is struck or put in with all of it; else a line break that was struck is
  ///   shown as ¶, for what stood behind it goes on.
  private func write(
    _ segments: [Redline.Segment], _ side: Side, isWhole: Bool = false, isMoved: Bool = false,
    to paragraphs: inout Paragraphs
  ) {
    for segment in segments {
      if side == .old, segment.change == .inserted { continue }
      if side == .new, segment.change == .deleted { continue }
      let name = isMoved ? "moved" : segment.isForm ? "form" : ""
      let lines = segment.text.split(separator: "\n", omittingEmptySubsequences: false)
      for (index, line) in lines.enumerated() {
        if index > 0 {
          let breaks = segment.change != .deleted || isWhole || side == .old
          if segment.change != .kept, !isWhole, side == .both { paragraphs.append(marked("¶", segment.change, name)) }
          if breaks { paragraphs.end() }
        }
        if !line.isEmpty { paragraphs.append(marked(line, segment.change, name)) }
      }
    }
  }

  private func marked(_ text: some StringProtocol, _ change: Redline.Segment.Change, _ name: String) -> [UInt8] {
    let text = Array(HTMLEscaping.escaped(String(text)).utf8)
    guard let marks = marks[change] else { return text }
    let tag = change == .inserted ? "<ins" : "<del"
    let attribute = name.isEmpty ? ">" : " class=\"\(name)\">"
    return Array((tag + attribute).utf8) + marks.start + text + marks.end
  }

  /// Where a sentence went or came from.
  private func note(_ string: InterfaceString, _ places: [SentenceID], in edition: Int) -> [UInt8] {
    let links = places.map { place in
      let label = frame.caption(of: place.passage, in: edition).label
      let text = frame.strings.text(.sentencePlace, ["label": label, "sentence": String(place.number)])
      let url = page.url(to: frame.datedPage(of: place.passage, in: edition)) + "#s\(place.number)"
      return "<a href=\"\(HTMLEscaping.escaped(url))\">\(HTMLEscaping.escaped(text))</a>"
    }
    let (before, after) = frame.strings.parts(string, "place")
    let text = HTMLEscaping.escaped(before) + links.joined(separator: " ") + HTMLEscaping.escaped(after)
    return Array("<span class=\"move-note\">\(text)</span>".utf8)
  }
}

/// HTML paragraphs that grow; none is empty.
private struct Paragraphs {
  private var html: [UInt8] = []
  private var isOpen = false
  /// Whether the paragraph to come is a heading.
  var isHeading = false

  mutating func append(_ bytes: [UInt8]) {
    guard !bytes.isEmpty else { return }
    if !isOpen { html += (isHeading ? "<p class=\"redline-heading\">" : "<p>").utf8 }
    isOpen = true
    html += bytes
  }

  mutating func end() {
    if isOpen { html += "</p>\n".utf8 }
    isOpen = false
    isHeading = false
  }

  var finished: [UInt8] {
    var copy = self
    copy.end()
    return copy.html
  }
}
