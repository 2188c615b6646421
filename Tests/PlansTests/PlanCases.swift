import Diagnostics
import TestSupport
import Testing

@testable import Plans

@Suite struct PlanCases {
  @Test(arguments: CaseFile.read(file: "plans/structure.txt") + CaseFile.read(file: "plans/reflow.txt"))
  func structure(_ example: Case) throws {
    let plan = try PlanReader.read(SourceText(name: "plan.txt", example.input)).plan
    #expect(Dump(plan).text == example.expected, sourceLocation: example.sourceLocation)
  }

  @Test(arguments: CaseFile.read(file: "plans/problems.txt"))
  func problems(_ example: Case) {
    var found: [Diagnostic] = []
    do throws(DiagnosticList) {
      found = try PlanReader.read(SourceText(name: "plan.txt", example.input)).warnings
    } catch {
      found = error.diagnostics
    }
    let text = found.map(\.description).joined(separator: "\n")
    #expect(text == example.expected, sourceLocation: example.sourceLocation)
  }

  @Test func theSeed() throws {
    let source = SourceText(name: "seed.txt", try Repository.editionText)
    let (plan, warnings) = try PlanReader.read(source)
    #expect(warnings.isEmpty)
    #expect(plan.chapters.map(\.number.first) == Array(7...13))
    #expect(plan.chapters[0].heading == nil && plan.chapters.dropFirst().allSatisfy { $0.heading != nil })
    #expect(plan.chapters.dropFirst().allSatisfy { $0.lead.count == 1 })
    #expect(plan.articles.map(\.number.first) == Array(26...53))
    #expect(plan.articles.reduce(0) { $0 + plan.sentences(of: $1.paragraphs).count } == 223)
    #expect(plan.closing.count == 1)
    #expect(plan.asides.map(\.reason) == [.repeatedTitle, .pageReference])
    let adoption = plan.note.flatMap { Adoption(note: source.string($0)) }
    #expect(adoption?.date.description == "2025-12-15")
  }

  @Test(arguments: [
    ("(2025年12月15日中国共产党衡阳市第十二届委员会第十次全体会议通过)", "2025-12-15 中国共产党衡阳市第十二届委员会第十次全体会议"),
    ("（二〇二五年三月一日国务院印发）", "2025-03-01 国务院"), ("(2025年12月15日)", "2025-12-15 -"),
    ("(2026年3月1日演示用，未经任何机构通过)", "2026-03-01 -"), ("(2026年3月1日尚未通过)", "2026-03-01 -"), ("(讨论稿)", "-"),
  ])
  func adoption(_ note: String, _ expected: String) {
    let adoption = Adoption(note: note)
    #expect((adoption.map { "\($0.date) \($0.body ?? "-")" } ?? "-") == expected)
  }
}

/// A plan as lines, each element with its place, in the order of the source.
private struct Dump {
  private var lines: [(offset: Int, text: String)] = []
  private let source: SourceText

  init(_ plan: Plan) {
    source = plan.source
    add("title", plan.title)
    add("note", plan.note)
    for range in plan.preamble { add("preamble", range) }
    for aside in plan.asides { add("aside \(aside.reason.rawValue):", aside.range) }
    for chapter in plan.chapters {
      if let heading = chapter.heading { add("chapter \(chapter.number)", heading) }
      for range in chapter.lead { add("lead", range) }
      for article in chapter.articles {
        add("article \(article.number)", article.heading)
        for range in article.paragraphs { add("text", range) }
      }
    }
    for range in plan.closing { add("closing", range) }
  }

  var text: String { lines.sorted { $0.offset < $1.offset }.map(\.text).joined(separator: "\n") }

  private mutating func add(_ name: String, _ range: Range<Int>?) {
    guard let range else { return }
    lines.append((range.lowerBound, "\(source.position(of: range.lowerBound)) \(name) \(source.string(range))"))
  }

  private mutating func add(_ name: String, _ heading: PlanHeading) {
    let parts = [heading.marker, heading.title, heading.terminator].map { "[\(source.string($0))]" }.joined()
    lines.append((heading.marker.lowerBound, "\(source.position(of: heading.marker.lowerBound)) \(name) \(parts)"))
  }
}
