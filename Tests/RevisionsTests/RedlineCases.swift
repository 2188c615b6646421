import Revisions
import TestSupport
import Testing

@Suite struct RedlineCases {
  /// The first line is the old text, the second the new one; expected is the redline, with `[-struck-]`, `{+put in+}`
  /// and, for what is form alone, `(-,-)` `(+，+)`.
  @Test(arguments: CaseFile.read(file: "revisions/redline.txt"))
  func redline(_ example: Case) {
    let lines = example.input.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    #expect(lines.count == 2, sourceLocation: example.sourceLocation)
    let redline = Redline(old: lines[0], new: lines[1])
    #expect(redline.marked == example.expected, sourceLocation: example.sourceLocation)
    #expect(redline.oldText == lines[0] && redline.newText == lines[1], sourceLocation: example.sourceLocation)
  }
}

extension Redline {
  /// The redline in plain text.
  var marked: String {
    segments.map { segment in
      switch (segment.change, segment.isForm) {
      case (.kept, _): segment.text
      case (.deleted, false): "[-\(segment.text)-]"
      case (.inserted, false): "{+\(segment.text)+}"
      case (.deleted, true): "(-\(segment.text)-)"
      case (.inserted, true): "(+\(segment.text)+)"
      }
    }.joined()
  }
}
