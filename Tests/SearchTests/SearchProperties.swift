import Foundation
import TestSupport
import Testing

@testable import Search

@Suite struct SearchProperties {
  /// The postings hold every character of every title and text, where it stands, and nothing else.
  @Test(arguments: [21, 22, 23] as [UInt64], Library.allLimits)
  func postingsHoldEveryPlaceOnce(seed: UInt64, limits: IndexLimits) throws {
    var generator = SeededGenerator(seed: seed)
    let index = Library.index(Library.random(count: 60, using: &generator), limits: limits)
    let reader = try ReferenceReader(index)
    reader.expectLeavesToBeTheFields()
    reader.expectInnerNodesToSumUp()
  }

  /// Our tables fold what Foundation's fold, and no character changes its length in UTF-16.
  @Test func foldingKeepsEveryOffset() {
    for scalar in (0...0x10FFFF).lazy.compactMap(Unicode.Scalar.init) {
      let folded = Folding.fold(scalar.value)
      if folded == scalar.value, !(0xFF01...0xFFE6).contains(folded) { continue }
      #expect(folded == ReferenceFolding.fold(scalar).value, "U+\(String(scalar.value, radix: 16))")
      #expect((folded < 0x10000) == (scalar.value < 0x10000), "U+\(String(scalar.value, radix: 16))")
    }
  }

  /// A sentence's offset leads to the sentence in a text that is counted in UTF-16.
  @Test func offsetsLeadToTheSentences() {
    var generator = SeededGenerator(seed: 24)
    for document in Library.random(count: 300, using: &generator) {
      let units = Array(String(decoding: document.text, as: UTF8.self).utf16)
      let starts = document.sentenceStartsInUTF16
      #expect(starts.count == document.sentences.count)
      for (start, sentence) in zip(starts, document.sentences) {
        let expected = Array(String(decoding: document.text[sentence], as: UTF8.self).utf16)
        #expect(Array(units[start...].prefix(expected.count)) == expected)
      }
    }
  }
}

extension ReferenceReader {
  /// A piece of one of the documents or two, now and then typed in full width and capitals.
  func randomQuery(using generator: inout SeededGenerator) -> String {
    let count = Int.random(in: 0..<4, using: &generator) == 0 ? 2 : 1
    return (0..<count).map { _ in randomPiece(using: &generator) }.joined(separator: " ")
  }

  private func randomPiece(using generator: inout SeededGenerator) -> String {
    guard let document = documents.randomElement(using: &generator) else { return "" }
    let field = Bool.random(using: &generator) ? document.title : document.text
    let start = Int.random(in: 0...field.unicodeScalars.count, using: &generator)
    let piece = field.unicodeScalars.dropFirst(start).prefix(Int.random(in: 1...8, using: &generator))
    guard Int.random(in: 0..<4, using: &generator) == 0 else { return String(piece) }
    return String(String.UnicodeScalarView(piece.map(ReferenceReader.wide)))
  }

  private static func wide(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    let upper = scalar.isASCII ? scalar.properties.uppercaseMapping.unicodeScalars.first ?? scalar : scalar
    return (0x21...0x7E).contains(upper.value) ? Unicode.Scalar(upper.value + 0xFEE0) ?? upper : upper
  }
}
