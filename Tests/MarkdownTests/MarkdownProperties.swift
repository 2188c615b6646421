import Markdown
import TestSupport
import Testing

@Suite struct MarkdownProperties {
  /// text → Markdown → text is the identity, and the page says the same.
  @Test func hostileTextReadsBack() {
    var generator = SeededGenerator(seed: 2)
    for _ in 0..<20_000 {
      let line = HostileText.line(pieces: 1...10, using: &generator)
      let document = MarkdownDocument(MarkdownEscaping.paragraph(Array(line.utf8)))
      let prose = Prose(document)
      #expect(prose.bytes == Array(line.utf8), "\(line.debugDescription)")
      #expect(document.events.first?.kind == .paragraph)
      #expect(document.events.allSatisfy { [.paragraph, .text].contains($0.kind) }, "\(line.debugDescription)")
      #expect(EmphasisTrap.all(in: document).isEmpty, "\(line.debugDescription)")
      #expect(PageText(document, prose).text == Array(line.utf8), "\(line.debugDescription)")
    }
  }

  @Test func everyScalarReadsBack() {
    let line = (1...0x10FFFF).lazy.compactMap(Unicode.Scalar.init).filter { $0.value != 0x0A && $0.value != 0x0D }
    var text = ""
    for scalar in line {
      text.unicodeScalars.append(scalar)
      guard text.utf8.count > 64 else { continue }
      let prose = Prose(MarkdownDocument(MarkdownEscaping.paragraph(Array(text.utf8))))
      #expect(prose.bytes == Array(text.utf8), "\(text.unicodeScalars.map { String($0.value, radix: 16) })")
      text = ""
    }
  }

  /// Whatever an editor types, the page's text is what the Markdown says, its tags nest, and each sentence has one
  /// anchor.
  @Test func anyMarkdownGivesItsProse() {
    var generator = SeededGenerator(seed: 3)
    for _ in 0..<10_000 {
      let lines = (0..<Int.random(in: 1...4, using: &generator)).map { _ in
        HostileText.line(pieces: 0...8, using: &generator)
      }
      let source = lines.joined(separator: Bool.random(using: &generator) ? "\n" : "\n\n")
      let document = MarkdownDocument(source)
      let prose = Prose(document)
      let page = PageText(document, prose)
      #expect(page.text == prose.bytes, "\(source.debugDescription)")
      #expect(page.nests, "\(source.debugDescription)")
      #expect(
        page.anchors == (1...(prose.sentences.count + 1)).dropLast().map { "s\($0)" }, "\(source.debugDescription)")
    }
  }

  /// Links that are found in a text change none of it, and none stands in another.
  @Test func linksThatAreFoundWrapTextOnly() {
    var generator = SeededGenerator(seed: 5)
    var written = 0
    for _ in 0..<10_000 {
      let source = (0..<Int.random(in: 1...3, using: &generator)).map { _ in
        HostileText.line(pieces: 0...8, using: &generator)
      }.joined(separator: Bool.random(using: &generator) ? "\n" : "\n\n")
      let document = MarkdownDocument(source)
      let prose = Prose(document)
      let links = LinkedRanges.random(in: prose, document, using: &generator).map {
        TextLink(range: $0, url: "x", cssClass: "found", note: "\"<&")
      }
      let page = PageText(document, prose, links: links)
      #expect(page.text == prose.bytes, "\(source.debugDescription)")
      #expect(page.nests, "\(source.debugDescription)")
      #expect(page.found == links.map { prose.string($0.range) }, "\(source.debugDescription)")
      written += links.count
    }
    #expect(written > 5_000)
  }
}

/// Ranges that a link may be written around, drawn at random.
private enum LinkedRanges {
  static func random(in prose: Prose, _ document: MarkdownDocument, using generator: inout SeededGenerator)
    -> [Range<Int>]
  {
    prose.linkableRuns(in: document).flatMap { run in
      prose.sentences.compactMap { sentence -> Range<Int>? in
        let shared = run.clamped(to: sentence)
        let bounds = shared.filter { prose.bytes[$0] & 0xC0 != 0x80 } + [shared.upperBound]
        guard bounds.count > 1, Bool.random(using: &generator) else { return nil }
        let start = Int.random(in: 0..<(bounds.count - 1), using: &generator)
        return bounds[start]..<bounds[Int.random(in: (start + 1)..<bounds.count, using: &generator)]
      }
    }
  }
}

/// A page's text, anchors and tags, read with nothing but a search for `<` and `>`: the writer escapes both.
private struct PageText {
  private(set) var text: [UInt8] = []
  private(set) var anchors: [String] = []
  private(set) var nests = true
  /// What stands in the links of class `found`.
  private(set) var found: [String] = []

  init(_ document: MarkdownDocument, _ prose: Prose, links: [TextLink] = []) {
    let writer = HTMLWriter(anchorPrefix: "", headingLevel: 2, tableLabel: "表格", links: links) { $0 }
    var start: Int?
    var html = writer.html(document, prose)[...]
    var open: [Substring] = []
    while let bracket = html.firstIndex(of: UInt8(ascii: "<")),
      let end = html[bracket...].firstIndex(of: UInt8(ascii: ">"))
    {
      text += PageText.decoded(html[..<bracket])
      let tag = String(decoding: html[(bracket + 1)..<end], as: UTF8.self)
      if tag.hasPrefix("a class=\"found\"") {
        if start != nil { nests = false }
        start = text.count
      } else if tag == "/a", let first = start {
        found.append(String(decoding: text[first...], as: UTF8.self))
        start = nil
      }
      html = html[(end + 1)...]
      if tag.hasPrefix("/") {
        if open.popLast() != tag.dropFirst() { nests = false }
      } else if tag != "br", tag != "hr" {
        open.append(tag.prefix { $0 != " " })
        if let id = tag.firstRange(of: " id=\"") { anchors.append(String(tag[id.upperBound...].prefix { $0 != "\"" })) }
      }
    }
    text += PageText.decoded(html)
    if !open.isEmpty { nests = false }
  }

  private static func decoded(_ html: ArraySlice<UInt8>) -> [UInt8] {
    var text = Array(html)
    for (reference, character) in [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")] {
      text.replace(reference.utf8, with: character.utf8)
    }
    return text
  }
}
