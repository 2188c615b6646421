import Articles
import Diagnostics
import Editions
import Revisions
import TestSupport
import Testing
import Text

@testable import Ledgers

/// Ledgers of a small plan, each with what is wrong with it or what is read of it.
///
/// An example is a ledger's file; lines `-- name: value` above it are settings of plan.yml. `…` in the file stands for the
/// header that an export writes, and `,,,` at a line's end for as many empty cells as the row lacks.
@Suite struct LedgerCases {
  @Test(arguments: CaseFile.read(folder: "ledger"))
  func ledger(_ example: Case) throws {
    let history = try SmallPlan.history()
    let (settings, file) = try SmallPlan.parts(of: example.input)
    var problems = DiagnosticCollector()
    let ledger = Ledger.read(
      SourceText(name: "ledger.csv", file), history, settings, &problems)
    var lines = problems.diagnostics.map(\.description)
    if let ledger, var plan = history.editions.last?.content {
      plan = PlanContent(
        slug: plan.slug, settings: settings, edition: plan.edition, preamble: nil, chapters: plan.chapters,
        closing: nil,
        path: plan.path)
      let found = PlanLedger(ledger, history, of: plan)
      lines += found.warnings(path: "ledger.csv").map(\.description)
      lines += found.tasks.filter(\.row.isFilled).map { LedgerCases.dump($0, on: found) }
    }
    #expect(lines.joined(separator: "\n") == example.expected, sourceLocation: example.sourceLocation)
  }

  private static func dump(_ task: PlanLedger.Task, on ledger: PlanLedger) -> String {
    let row = task.row
    var parts = ["\(row.id) -> \(([task.place].compactMap { $0 } + task.otherPlaces).map(\.description))"]
    if task.isReworded { parts.append("reworded") }
    if !row.leads.isEmpty { parts.append("led by \(row.leads.joined(separator: " + "))") }
    if !row.bodies.isEmpty { parts.append("by \(row.bodies.joined(separator: " + "))") }
    if let deadline = row.deadline { parts.append("due \(deadline.last) (\(deadline.precision))") }
    if let indicator = row.indicator {
      let values = [indicator.base, indicator.target, indicator.current].map { $0?.value.description ?? "?" }
      parts.append(
        "\(indicator.name) [\(indicator.unit ?? "")] \(values[0]) to \(values[1]), now \(values[2])"
          + (indicator.nature.map { ", \($0)" } ?? ""))
      if let base = ledger.baseDay, let end = row.deadline?.last, let day = row.updated ?? ledger.day,
        let value = indicator.straightValue(on: day, from: base, to: end)
      {
        parts.append("straight \((value * 1000).rounded() / 1000)")
      }
    }
    if let progress = row.progress { parts.append("\(progress.value.shortText)%") }
    if let status = row.status { parts.append("\(status)") }
    if let source = row.source { parts.append("after \(source)") }
    if let updated = row.updated { parts.append("on \(updated)") }
    if let day = ledger.day, row.isOverdue(on: day) { parts.append("overdue") }
    return parts.joined(separator: "; ")
  }
}

/// A plan with two editions. In the second, article 2 is new, so that 2 and 3 have become 3 and 4; the last sentence of
/// article 1 is gone, the first of what was article 2 is split, and the two of what was article 3 are joined.
enum SmallPlan {
  static let first = """
    规划

    一、产业

    1.农业。发展现代农业，建设高标准农田60万亩。推进“千万工程”,壮大村级集体经济。办好年度农民丰收节庆祝活动。

    2.制造业。打造有色金属、盐卤化工、轨道交通三条产业链，培育一批专精特新中小企业。新增高新技术企业200家。

    3.物流业。-5℃冷链物流覆盖全部县市。建设国家物流枢纽承载城市，发展多式联运。

    """
  static let second = """
    规划

    一、产业

    1.农业。发展现代农业，建设高标准农田60万亩。推进“千万工程”,发展壮大村级集体经济。

    2.旅游业。创建南岳衡山国家文化旅游示范区，打造世界级旅游目的地。

    3.制造业。打造有色金属、盐卤化工、轨道交通三条产业链。培育一批专精特新中小企业。新增高新技术企业200家。

    4.物流业。-5℃冷链物流覆盖全部县市，建设国家物流枢纽承载城市，发展多式联运。

    """

  static func history() throws -> PlanHistory {
    let slug = try #require(Slug("p"))
    let editions = try [("2025-12-15", first), ("2026-03-01", second)].map { date, text in
      try Edition.read(
        SourceText(name: "\(date).txt", text), slug: slug, date: try #require(CalendarDate(iso: date)),
        settings: PlanSettings(title: "规划"))
    }
    return PlanHistory(slug: slug, editions: editions)
  }

  static let header = LedgerColumn.allCases.map(\.name).joined(separator: ",")

  /// The settings and the file of an example.
  static func parts(of example: String) throws -> (settings: PlanSettings, file: String) {
    var settings = PlanSettings(title: "规划")
    // By scalars: to Swift CR LF is one character.
    var lines = example.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).map(Substring.init)[...]
    while let line = lines.first, line.hasPrefix("-- ") {
      lines.removeFirst()
      let setting = line.dropFirst(3).split(separator: ": ", maxSplits: 1)
      switch setting[0] {
      case "ledger_date": settings.ledgerDate = try #require(CalendarDate(iso: setting[1]))
      case "ledger_base": settings.ledgerBase = try #require(CalendarDate(iso: setting[1]))
      default: settings.ledgerBodies = String(setting[1])
      }
    }
    return (settings, lines.map(completed).joined(separator: "\n"))
  }

  private static func completed(_ line: Substring) -> String {
    let end = line.last == "\r" ? "\r" : ""
    let text = line.dropLast(end.count)
    if text.hasPrefix("…") { return header + text.dropFirst() + end }
    guard text.hasSuffix(",,,") else { return String(line) }
    let row = text.dropLast(3)
    let count =
      CSVTable(SourceText(name: "", String(row)), separator: UInt8(ascii: ",")).records.first?.cells.count ?? 0
    return row + String(repeating: ",", count: max(LedgerColumn.allCases.count - count, 0)) + end
  }
}
