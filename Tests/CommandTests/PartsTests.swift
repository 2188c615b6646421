import Foundation
import TestSupport
import Testing

/// A text that was printed over two newspaper pages and is imported from two files.
@Suite struct PartsTests {
  /// The seed divided anywhere gives the site of the whole seed: between two lines, and in the midst of a paragraph with the
  /// references that a newspaper prints there. These are set aside, so that only the text itself, plan.txt, has them.
  @Test func theSeedInTwoPartsGivesTheSameSite() throws {
    let text = try Repository.editionText
    let shell = try Shell()
    defer { shell.remove() }
    try shell.copy("Templates")
    try shell.write(text, to: "whole.txt")
    let whole =
      "gangmu import whole.txt --plan p --content Whole && gangmu build --content Whole --output WholeSite && rm WholeSite/.gangmu WholeSite/p/plan.txt"
    #expect(try shell.run(whole).status == 0)
    var generator = SeededGenerator(seed: 21)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    for round in 0..<8 {
      let line = Int.random(in: 8..<lines.count - 8, using: &generator)
      var first = lines[..<line].joined(separator: "\n")
      var second = lines[line...].joined(separator: "\n")
      let inside = lines[line]
      if round % 2 == 1, inside.count > 60,
        let mark = inside.dropFirst(40).firstIndex(where: { $0 == "," || $0 == "，" })
      {
        first += "\n" + inside[...mark] + (round % 4 == 1 ? "（下转第三版）" : "\n（下转第三版）")
        second =
          "（上接第二版）" + (round % 4 == 1 ? "" : "\n") + inside[inside.index(after: mark)...] + "\n"
          + lines[(line + 1)...].joined(separator: "\n")
      }
      try shell.write(first, to: "first.txt")
      try shell.write(second, to: "second.txt")
      let parts =
        "rm -rf Parts PartsSite; gangmu import --plan p first.txt second.txt --content Parts"
        + " && gangmu build --content Parts --output PartsSite && gangmu verify --content Parts --output PartsSite"
        + " && rm PartsSite/.gangmu PartsSite/p/plan.txt && diff -r WholeSite PartsSite"
      let result = try shell.run(parts)
      #expect(result.status == 0, "line \(line), round \(round): \(result.output.suffix(800))")
    }
  }

  /// A part alone says which articles it holds, and its site has no link that leads nowhere.
  @Test func aLonePartStandsOnItsOwn() throws {
    let text = try Repository.editionText
    let shell = try Shell()
    defer { shell.remove() }
    try shell.copy("Templates")
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let middle = try #require(lines.firstIndex { $0.hasPrefix("40.") })
    try shell.write(lines[..<middle].joined(separator: "\n") + "\n（下转第三版）\n", to: "first.txt")
    try shell.write("（上接第二版）\n" + lines[middle...].joined(separator: "\n"), to: "second.txt")
    let first = try shell.run("gangmu import first.txt && gangmu build && gangmu verify --quiet")
    #expect(first.status == 0 && first.output.contains("article 1.: 14, from 26."), "\(first.output)")
    let second = try shell.run("gangmu import second.txt --date 2025-12-15 && gangmu build && gangmu verify --quiet")
    #expect(second.status == 0 && second.output.contains("article 1.: 14, from 40."), "\(second.output)")
  }
}
