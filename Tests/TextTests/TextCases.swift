import TestSupport
import Testing

@testable import Text

@Suite struct TextCases {
  @Test(arguments: CaseFile.read(file: "text/sentences.txt"))
  func sentences(_ example: Case) {
    let bytes = Array(example.input.utf8)
    let found = Sentences.ranges(in: bytes).map { String(decoding: bytes[$0], as: UTF8.self) }
    #expect(found.joined(separator: "\n") == example.expected, sourceLocation: example.sourceLocation)
  }

  @Test(arguments: CaseFile.read(file: "text/numerals.txt"))
  func numerals(_ example: Case) {
    let found = example.input.split(separator: "\n").map { ChineseNumeral.value(of: $0).map(String.init) ?? "-" }
    #expect(found.joined(separator: "\n") == example.expected, sourceLocation: example.sourceLocation)
  }

  @Test(arguments: CaseFile.read(file: "text/dates.txt"))
  func dates(_ example: Case) {
    let found = example.input.split(separator: "\n").map { CalendarDate.first(in: String($0))?.date.description ?? "-" }
    #expect(found.joined(separator: "\n") == example.expected, sourceLocation: example.sourceLocation)
  }
}

@Suite struct TextProperties {
  @Test func everyNumeralReadsBack() {
    for number in 0...9_999 {
      #expect(ChineseNumeral.value(of: ChineseNumeral.text(number)) == number)
    }
  }

  @Test func isoDatesReadBack() {
    for (year, month, day) in [(2025, 12, 15), (2024, 2, 29), (1949, 10, 1), (1, 1, 1)] {
      let date = CalendarDate(year: year, month: month, day: day)
      #expect(date.flatMap { CalendarDate(iso: $0.description) } == date)
    }
    for text in ["2025-2-15", "2025-02-30", "20250215", "2025-02-15 ", "２０２５-02-15", ""] {
      #expect(CalendarDate(iso: text) == nil, "\(text)")
    }
  }

  @Test func sentencesCoverAllButLineBreaksAndBlankLines() {
    var generator = SeededGenerator(seed: 1)
    for _ in 0..<2_000 {
      let lines = (0..<3).map { _ in HostileText.line(pieces: 0...12, using: &generator) }
      let bytes = Array(lines.joined(separator: "\n").utf8)
      var covered = 0
      for range in Sentences.ranges(in: bytes) {
        #expect(range.lowerBound >= covered && !range.isEmpty)
        #expect(!bytes[range].contains(0x0A))
        let gap = String(decoding: bytes[covered..<range.lowerBound], as: UTF8.self)
        #expect(gap.unicodeScalars.allSatisfy { $0 == "\n" || Scalar.isBlank($0.value) })
        covered = range.upperBound
      }
    }
  }

  @Test func theSeedHasTwoHundredAndTwentyThreeMeasures() throws {
    let articles = try Repository.editionText.split(separator: "\n").filter { ("0"..."9").contains($0.first ?? " ") }
    let count = articles.reduce(0) { total, line in
      let text = line.drop { $0 != "。" }.dropFirst()
      return total + Sentences.ranges(in: Array(text.utf8)).count
    }
    #expect(articles.count == 28)
    #expect(count == 223)
  }
}
