import Articles
import Diagnostics
import Fidelity
import Foundation
import TestSupport
import Testing

/// One character taken from any output is found, and the article and the line of the text are named.
@Suite struct MutationTests {
  private static let files =
    (26...53).map { "Site/hengyang-15/\($0).html" } + (7...13).map { "Site/hengyang-15/chapter-\($0).html" }
    + ["full", "closing", "index"].map { "Site/hengyang-15/\($0).html" }
    + (26...53).map { "Content/hengyang-15/articles/\($0).md" }
    + (8...13).map { "Content/hengyang-15/chapters/\($0).md" }
    + [
      "Content/hengyang-15/closing.md", "Site/search/documents/0.json", "Site/search/documents/0.js",
      "Site/search/postings/0.json", "Site/hengyang-15/plan.json", "Site/hengyang-15/plan.txt",
    ]

  @Test func aCharacterTakenFromAnyOutputIsFound() throws {
    let shell = try Shell()
    defer { shell.remove() }
    for folder in ["Content", "Templates", "Site"] { try shell.copy(folder) }
    #expect(try verify(shell).isProven)
    var generator = SeededGenerator(seed: 6)
    for file in MutationTests.files {
      let text = try shell.read(file)
      // Any place where plan text stands: a Han character, outside of the front matter.
      let places = text.indices.filter { ("\u{4E00}"..."\u{9FFF}").contains(text[$0]) && text[$0] != "条" }
      let place = try #require(
        places.filter { text.distance(from: text.startIndex, to: $0) > text.count / 2 }.randomElement(using: &generator)
      )
      var mutated = text
      mutated.remove(at: place)
      try shell.write(mutated, to: file)
      let found = try verify(shell)
      #expect(!found.isProven, "\(file) without \(text[place])")
      let errors = found.diagnostics.filter { $0.severity == .error && $0.path.hasSuffix(file) }
      #expect(!errors.isEmpty, "\(file): \(found.diagnostics)")
      if file.contains("articles/") || file.range(of: #"/\d+\.html"#, options: .regularExpression) != nil {
        let number = file.split(separator: "/").last?.prefix { $0 != "." } ?? ""
        #expect(
          errors.contains { $0.problem.contains("article \(number) ") && $0.problem.contains("2025-12-15.txt:") },
          "\(errors)")
      } else if file.hasSuffix("full.html") || file.contains("documents") || file.hasSuffix("plan.txt") {
        #expect(errors.contains { $0.problem.contains("2025-12-15.txt:") }, "\(errors)")
      }
      try shell.write(text, to: file)
    }
    #expect(try verify(shell).isProven)
  }

  /// In the files for other programs a character of the text is told from one of what surrounds it.
  @Test func aCharacterTakenFromTheTextOfAFileForProgramsIsNamed() throws {
    let shell = try Shell()
    defer { shell.remove() }
    for folder in ["Content", "Templates", "Site"] { try shell.copy(folder) }
    let edition = try shell.read("Content/hengyang-15/editions/2025-12-15.txt")
    let lines = edition.split(separator: "\n").filter { $0.count > 30 }
    var generator = SeededGenerator(seed: 8)
    for name in ["plan.json", "plan.txt", "plan.akn.xml"] {
      let file = "Site/hengyang-15/\(name)"
      let text = try shell.read(file)
      for _ in 0..<4 {
        // Eight characters of the adopted text that stand in the file once; without the fourth.
        var place: Range<String.Index>?
        while place == nil {
          let line = try #require(lines.randomElement(using: &generator))
          let start = Int.random(in: 0..<line.count - 8, using: &generator)
          let piece = String(line.dropFirst(start).prefix(8))
          let found = text.ranges(of: piece)
          if found.count == 1, piece.allSatisfy(\.isLetter) { place = found.first }
        }
        let range = try #require(place)
        var mutated = text
        mutated.remove(at: text.index(range.lowerBound, offsetBy: 4))
        try shell.write(mutated, to: file)
        let errors = try verify(shell).diagnostics.filter { $0.severity == .error && $0.path.hasSuffix(name) }
        #expect(
          errors.contains { $0.problem.contains("2025-12-15.txt:") && $0.problem.contains(" has `") },
          "\(text[range]): \(errors)")
      }
      try shell.write(text, to: file)
    }
  }

  private func verify(_ shell: Shell) throws -> Verification {
    func path(_ name: String) -> String { shell.folder.appending(path: name).path }
    return try Verification.run(
      content: ContentFolder(path: path("Content")), templates: path("Templates"), site: path("Site"))
  }
}
