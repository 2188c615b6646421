import Markdown
import TestSupport
import Testing

@Suite struct MarkdownCases {
  @Test(arguments: CaseFile.read(file: "markdown/escaping.txt"))
  func escaping(_ example: Case) {
    let markdown = MarkdownEscaping.paragraph(example.input)
    #expect(markdown == example.expected, sourceLocation: example.sourceLocation)
    #expect(Prose(MarkdownDocument(markdown)).string == example.input, sourceLocation: example.sourceLocation)
  }

  @Test(arguments: CaseFile.read(file: "markdown/html.txt"))
  func html(_ example: Case) {
    let document = MarkdownDocument(example.input)
    let writer = HTMLWriter(anchorPrefix: "", headingLevel: 2, tableLabel: "表格") {
      $0.hasPrefix("javascript:") ? nil : "to:\($0)"
    }
    let html = String(decoding: writer.html(document, Prose(document)), as: UTF8.self)
    #expect(html == example.expected, sourceLocation: example.sourceLocation)
  }

  @Test(arguments: CaseFile.read(file: "markdown/marks.txt"))
  func marks(_ example: Case) {
    let document = MarkdownDocument(example.input)
    var writer = HTMLWriter(anchorPrefix: "", headingLevel: 2, tableLabel: "表格") { $0 }
    writer.showsFullWidthMarks = true
    let html = String(decoding: writer.html(document, Prose(document)), as: UTF8.self)
    #expect(
      html == "<p><span class=\"s\" id=\"s1\">\(example.expected)</span></p>", sourceLocation: example.sourceLocation)
  }

  @Test(arguments: CaseFile.read(file: "markdown/traps.txt"))
  func traps(_ example: Case) {
    let found = EmphasisTrap.all(in: MarkdownDocument(example.input)).map { "\($0.line):\($0.byteColumn) \($0.run)" }
    #expect(found.joined(separator: "\n") == example.expected, sourceLocation: example.sourceLocation)
  }
}
