import Terms
import TestSupport
import Testing

@Suite struct TermCases {
  @Test(arguments: CaseFile.read(folder: "terms"))
  func terms(_ example: Case) {
    let terms = TermExtraction.terms(of: [Array(example.input.utf8)])
    let lines = terms.map { "\($0.kind) \($0.text)" }
    #expect(lines.joined(separator: "\n") == example.expected, sourceLocation: example.sourceLocation)
  }

  /// The same text gives the same terms in the same order, and no text stops the search.
  @Test func anyTextHasItsTerms() {
    var generator = SeededGenerator(seed: 11)
    for _ in 0..<100 {
      let texts = (0..<20).map { _ in Array(HostileText.line(pieces: 0...60, using: &generator).utf8) }
      let terms = TermExtraction.terms(of: texts)
      #expect(terms == TermExtraction.terms(of: texts))
      #expect(Set(terms.map(\.text)).count == terms.count)
    }
  }

  @Test func aTitleNamesThePlaceOfItsPlan() {
    let terms = TermExtraction.terms(of: [], titles: [Array("中共衡阳市委关于制定规划的建议".utf8), Array("长沙县总体规划".utf8)])
    #expect(terms.contains(FoundTerm(text: "衡阳", kind: .place)))
    #expect(terms.contains(FoundTerm(text: "长沙", kind: .place)))
  }
}
