import TestSupport
import Testing

@testable import Search

@Suite struct SearchCases {
  @Test(arguments: CaseFile.read(file: "search/folding.txt"))
  func folding(_ example: Case) {
    let scalars = UTF8Scalars(Array(example.input.utf8)[...]).map(Folding.fold).compactMap(Unicode.Scalar.init)
    #expect(
      scalars.map(\.value) == example.expected.unicodeScalars.map(\.value), sourceLocation: example.sourceLocation)
  }

  @Test(arguments: CaseFile.read(file: "search/offsets.txt"))
  func offsets(_ example: Case) {
    var text: [UInt8] = []
    var sentences: [Range<Int>] = []
    for sentence in example.input.split(separator: "|") {
      sentences.append(text.count..<text.count + sentence.utf8.count)
      text += sentence.utf8
    }
    let document = SearchDocument(
      kind: .article, number: "", label: "", title: "", chapter: "", url: "", text: text,
      sentences: sentences)
    let starts = document.sentenceStartsInUTF16
    #expect(starts.map(String.init).joined(separator: " ") == example.expected, sourceLocation: example.sourceLocation)
  }

  /// What is found, by the reference reader; the order and the marks are the client's (`ClientCases`).
  @Test(arguments: CaseFile.read(file: "search/results.txt"))
  func results(_ example: Case) throws {
    let resultCase = ResultCase(example)
    let reader = try ReferenceReader(resultCase.index)
    let found = reader.matches(resultCase.query).map { reader.documents[$0].number }
    #expect(Set(found) == resultCase.expectedNumbers, sourceLocation: example.sourceLocation)
  }
}
