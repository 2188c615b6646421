import Foundation
import TestSupport
import Testing

/// The ranking of the published example against what its reader expects (Tests/SearchBenchmark/judgements.txt).
@Suite(.enabled(if: Node.isInstalled))
struct RankingTests {
  @Test func agreesWithTheJudgements() throws {
    let shell = try Shell()
    defer { shell.remove() }
    let output = try shell.run("node '\(Repository.path("Tests/SearchBenchmark/ranking.js"))'").output
    let figures = output.split(whereSeparator: { " ,\n".contains($0) }).compactMap { Double($0) }.suffix(2)
    try #require(figures.count == 2, "\(output)")
    #expect(figures.first ?? 0 > 0.9 && figures.last ?? 0 > 0.93, "\(output)")
  }
}
