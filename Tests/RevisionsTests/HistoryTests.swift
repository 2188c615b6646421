import Articles
import Revisions
import TestSupport
import Testing
import Text

@Suite struct HistoryTests {
  private static let texts = [
    "一、产业\n1.发展现代农业。建设高标准农田五十万亩。培育龙头企业二十家。\n2.壮大制造业。打造三条产业链。",
    "一、产业\n1.建设数字经济。建成基站一万个。\n2.发展现代农业。培育龙头企业二十家。建设高标准农田五十万亩。\n3.壮大制造业。打造三条产业链。",
    "一、产业\n1.建设数字经济。建成基站一万个。\n2.壮大制造业。打造四条产业链。\n3.振兴乡村产业。培育龙头企业三十家。建设高标准农田五十万亩。",
  ]

  private func history() throws -> PlanHistory {
    let editions = try Self.texts.enumerated().map { try Revision.edition($1, date: "2026-0\($0 + 1)-01") }
    return PlanHistory(slug: try #require(Slug("plan")), editions: editions)
  }

  private func article(_ number: Int) -> PassageID { .article(OutlineNumber(number)) }

  @Test func anArticleIsFollowedOverAllEditions() throws {
    let history = try history()
    #expect(history.isRevised)
    #expect(history.states(of: article(1), in: 0).map(\.passages) == [[article(1)], [article(2)], [article(3)]])
    #expect(history.states(of: article(3), in: 2).map(\.passages) == [[article(1)], [article(2)], [article(3)]])
    #expect(history.states(of: article(1), in: 2).map(\.passages) == [[], [article(1)], [article(1)]])
    #expect(history.states(of: article(2), in: 1).map(\.edition) == [0, 1, 2])
  }

  @Test func aSentenceIsFollowedToTheNewestEdition() throws {
    let history = try history()
    #expect(history.current(of: SentenceID(article(1), 1), in: 0) == [SentenceID(article(3), 2)])
    #expect(history.current(of: SentenceID(article(2), 1), in: 0) == [SentenceID(article(2), 1)])
    #expect(history.current(of: SentenceID(article(1), 1), in: 2) == [SentenceID(article(1), 1)])
  }

  @Test func editionsThatAreNoNeighboursAreComparedThroughThoseBetween() throws {
    let changes = try history().changes(from: 0, to: 2)
    #expect(
      changes.changed.filter(\.isArticle).map { "\($0.arrow): \($0.kinds.map(\.rawValue).joined(separator: " "))" }
        == ["none -> 1: added", "2 -> 2: reworded", "1 -> 3: renumbered retitled reworded"])
  }

  @Test func backwardsToo() throws {
    let changes = try history().changes(from: 1, to: 0)
    #expect(changes.changed.map(\.arrow) == ["1 -> none", "2 -> 1", "3 -> 2"])
  }
}
