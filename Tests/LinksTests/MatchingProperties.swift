import Testing

@testable import Links

/// Matching and sorting over flat arrays against the plain way of doing it, on random input.
@Suite struct MatchingProperties {
  @Test func theSmallestKeysAreKept() {
    var random = SystemRandomNumberGenerator()
    for _ in 0..<2_000 {
      let keys = (0..<Int.random(in: 0...60, using: &random)).map { _ in UInt64.random(in: 0...40, using: &random) }
      let count = Int.random(in: 0...70, using: &random)
      var kept = keys
      kept.keepSmallest(count)
      #expect(kept.sorted() == Array(keys.sorted().prefix(count)), "\(keys), \(count)")
    }
  }

  @Test func termsAreMatchedAsBySearchingForEach() {
    for _ in 0..<2_000 {
      let names = Set((0..<8).map { _ in word(2...5) })
      let text = word(0...40)
      let forms = names.sorted { $0.lexicographicallyPrecedes($1) }.enumerated().map {
        TermMatcher.Form(text: string($1), term: $0, isQuotedOnly: false)
      }
      var matcher = TermMatcher(forms)
      let utf8 = Array(string(text).utf8)
      for _ in 0..<2 {
        let found = matcher.matches(in: utf8).map { [$0.range.lowerBound, $0.range.upperBound, $0.term] }
        #expect(found == plainMatches(forms, in: text))
      }
    }
  }

  /// The places of each form by where they begin, the longer before the shorter, without those that lie inside one of the same
  /// term; all characters take three bytes.
  private func plainMatches(_ forms: [TermMatcher.Form], in text: [UInt32]) -> [[Int]] {
    var matches: [[Int]] = []
    var reaches: [Int: Int] = [:]
    for start in text.indices {
      for form in forms.sorted(by: { $0.text.utf8.count > $1.text.utf8.count })
      where text[start...].starts(with: form.text.unicodeScalars.map(\.value)) {
        let end = start + form.text.unicodeScalars.count
        guard end > reaches[form.term] ?? 0 else { continue }
        reaches[form.term] = end
        matches.append([start * 3, end * 3, form.term])
      }
    }
    return matches
  }

  private func string(_ scalars: [UInt32]) -> String {
    String(String.UnicodeScalarView(scalars.compactMap { Unicode.Scalar($0) }))
  }

  private func word(_ length: ClosedRange<Int>) -> [UInt32] {
    (0..<Int.random(in: length)).map { _ in [0x4E00, 0x4E8C, 0x4E09].randomElement() ?? 0x4E00 }
  }

  @Test func whatIsTransposedTwiceIsInOrder() {
    for _ in 0..<500 {
      var rows = SparseMatrix<Int>()
      var plain: [[Int: Int]] = []
      for _ in 0..<Int.random(in: 0...6) {
        let columns = (0..<8).filter { _ in Bool.random() }.shuffled()
        plain.append([:])
        for column in columns {
          rows.entries.append(.init(column: Int32(column), value: column * 10 + plain.count))
          plain[plain.count - 1][column] = column * 10 + plain.count
        }
        rows.endRow()
      }
      let again = rows.transposed(columnCount: 8).transposed(columnCount: plain.count)
      #expect(again.rowCount == plain.count)
      for row in plain.indices {
        let entries = again.entries[again.row(row)]
        #expect(entries.map { Int($0.column) } == plain[row].keys.sorted())
        #expect(entries.allSatisfy { plain[row][Int($0.column)] == $0.value })
      }
    }
  }
}
