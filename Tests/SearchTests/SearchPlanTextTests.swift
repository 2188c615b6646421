import TestSupport
import Testing

@testable import Search

@Suite struct SearchPlanTextTests {
  private static func plans() -> [SearchPlanText] {
    var generator = SeededGenerator(seed: 51)
    return (1...7).map { number in
      Library.plan("plan-\(number)", Library.random(count: 3 * number, using: &generator))
    }
  }

  @Test func readsBackFromItsBytes() throws {
    for plan in SearchPlanTextTests.plans() { #expect(try #require(SearchPlanText(bytes: plan.bytes)) == plan) }
  }

  /// A file that was cut off or that is another's is refused, whatever is missing of it.
  @Test func refusesOtherBytes() throws {
    let bytes = try #require(SearchPlanTextTests.plans().last).bytes
    for count in 0..<bytes.count { #expect(SearchPlanText(bytes: Array(bytes[..<count])) == nil) }
    #expect(SearchPlanText(bytes: bytes + [0]) == nil)
    #expect(SearchPlanText(bytes: [UInt8](repeating: 0xFF, count: 100)) == nil)
    var generator = SeededGenerator(seed: 52)
    for attempt in 0..<1_000 {
      var damaged = bytes
      damaged[Int.random(in: 0..<damaged.count, using: &generator)] = UInt8.random(in: 0...255, using: &generator)
      // It may well be a plan, and must not trap.
      guard let plan = SearchPlanText(bytes: damaged), attempt % 50 == 0 else { continue }
      _ = SearchIndex([plan])
    }
  }

  /// Plans that are asked for one by one give the index of plans that are all there, and no file is kept.
  @Test(arguments: Library.allLimits)
  func filesAreGivenAway(limits: IndexLimits) throws {
    let plans = SearchPlanTextTests.plans()
    let paths = SearchIndex.write(plans.count, text: { plans[$0] }, to: { $0.path }, limits: limits).records
    #expect(paths == SearchIndex(plans, limits: limits).files.map(\.path))
    let documents = try ReferenceReader(SearchIndex(plans, limits: limits)).documents
    #expect(documents.map(\.plan) == (1...7).flatMap { [String](repeating: "plan-\($0)", count: 3 * $0) })
  }

  private struct Full: Error {}

  @Test func aFileThatCannotBeKeptEndsIt() {
    let plans = SearchPlanTextTests.plans()
    #expect(throws: Full.self) { try SearchPlanTextTests.write(plans) }
  }

  private static func write(_ plans: [SearchPlanText]) throws(Full) -> [String] {
    @Sendable func text(_ plan: Int) throws(Full) -> SearchPlanText { plans[plan] }
    @Sendable func keep(_ file: SearchFile) throws(Full) -> String {
      guard file.path != "search/postings/0.js" else { throw Full() }
      return file.path
    }
    return try SearchIndex.write(plans.count, text: text, to: keep).records
  }
}
