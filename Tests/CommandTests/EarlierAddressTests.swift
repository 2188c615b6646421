import Foundation
import TestSupport
import Testing

/// A revision loses no address: every page and every anchor of the builds before it is there after it.
@Suite struct EarlierAddressTests {
  private static func started() throws -> Shell {
    let shell = try Shell()
    try shell.copy("Templates")
    try shell.copy("Content")
    let first = try shell.run("gangmu build --quiet && cp -r Site Old0")
    #expect(first.status == 0, "\(first.output)")
    return shell
  }

  /// Imports `edition`, builds, and holds the site against those of all editions before it.
  private static func revise(_ shell: Shell, with edition: String, date: String, number: Int) throws {
    try shell.write(edition, to: "revision.txt")
    // An import's warnings, of numbers that are left out, are no failure of it.
    let earlier = (0..<number).map { " --links-from Old\($0)" }.joined()
    let result = try shell.run(
      "gangmu import revision.txt --plan hengyang-15 --date \(date) --quiet && gangmu build --quiet"
        + " && cp -r Site Old\(number) && gangmu check\(earlier)")
    #expect(result.status == 0, "\(result.output.suffix(2_000))")
    #expect(result.output.matches(of: /addresses of Old\d: [1-9]\d{3}, all kept/).count == number, "\(result.output)")
  }

  private static var demonstration: String {
    get throws {
      try String(contentsOf: Repository.root.appending(path: "Tests/Demonstration/revision.txt"), encoding: .utf8)
    }
  }

  @Test func theDemonstrationKeepsEveryAddress() throws {
    let shell = try Self.started()
    defer { shell.remove() }
    try Self.revise(shell, with: Self.demonstration, date: "2026-03-01", number: 1)
    // A term that the revision drops says where it stood, and leads there.
    let page = try shell.read("Site/hengyang-15/terms/tandafengshidaxingdong.html")
    #expect(page.contains("现行文本中已没有这个术语。以下是它在2025年12月15日文本中的情况。"))
    #expect(page.contains("<a href=\"../2025-12-15/"))
    #expect(try shell.read("Site/hengyang-15/terms.html").contains("terms/tandafengshidaxingdong.html"))
  }

  /// Editions that leave out articles and sentences and bring back others: terms come, go and come again, letters of the
  /// index vanish, numbers are vacant.
  @Test(arguments: 1...2) func chainsOfEditionsKeepEveryAddress(seed: UInt64) throws {
    let shell = try Self.started()
    defer { shell.remove() }
    var generator = SeededGenerator(seed: seed)
    let whole = try seed == 1 ? Self.demonstration : Repository.editionText
    for number in 1...3 {
      let edition = Self.shortened(whole, share: [0.1, 0.5, 0.2][number - 1], using: &generator)
      try Self.revise(shell, with: edition, date: "2026-0\(number + 2)-01", number: number)
    }
  }

  /// The text without about a third of `share` of its articles and `share` of the sentences of the others.
  private static func shortened(_ text: String, share: Double, using generator: inout SeededGenerator) -> String {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).compactMap { line -> String? in
      guard line.prefixMatch(of: /\d+\./) != nil else { return String(line) }
      if Double.random(in: 0..<1, using: &generator) < share / 3 { return nil }
      let sentences = line.split(separator: "。")
      let kept = sentences.enumerated().filter { place, _ in
        place < 2 || Double.random(in: 0..<1, using: &generator) >= share
      }
      return kept.map(\.element).joined(separator: "。") + "。"
    }
    return lines.joined(separator: "\n")
  }
}
