import Articles
import Diagnostics
import Documents
import Revisions
import TestSupport
import Testing

@testable import Ledgers

/// What must hold of any table that is written.
@Suite struct SheetProperties {
  @Test func whatIsWrittenIsReadBackAndIsNoFormula() {
    var generator = SeededGenerator(seed: 8)
    for _ in 0..<2_000 {
      let cells = (0..<4).map { _ in
        let line = HostileText.line(pieces: 0...6, using: &generator)
        return (["", "=", "+", "-", "@", "'", "''=", "\t", "\r\n=", "＝"].randomElement(using: &generator) ?? "") + line
      }
      var writer = CSVWriter()
      writer.append(cells)
      let text = SourceText(name: "x.csv", String(decoding: writer.bytes.dropFirst(3), as: UTF8.self))
      let table = CSVTable(text, separator: UInt8(ascii: ","))
      #expect(table.problems.isEmpty)
      #expect(table.records.count == 1)
      let read = table.records.first?.cells.map(\.text) ?? []
      #expect(read.map { Array(FormulaGuard.unguarded($0).utf8) } == cells.map { Array($0.utf8) })
      for cell in read where DecimalNumber(cell) == nil {
        #expect(!"=+-@\t\r\n＝＋－＠".unicodeScalars.contains(cell.unicodeScalars.first ?? "x"), "\(cell)")
      }
    }
  }

  /// A sheet that was filled in comes out of the next export as it was, before a revision and after it.
  @Test func whatWasFilledInIsKept() throws {
    let history = try SmallPlan.history()
    let first = PlanHistory(slug: history.slug, editions: [history.editions[0]])
    let empty = String(decoding: LedgerSheet(first, nil).bytes, as: UTF8.self)
    var lines = empty.components(separatedBy: "\r\n")
    #expect(lines.count == 9)
    for index in 1..<8 {
      lines[index] = lines[index].replacing(
        /,{13}$/, with: ",市委办\(index),市\(index)局,,,,,,,,\(index)0%,,=来源\(index),2026-02-0\(index)")
    }
    let filled = lines.joined(separator: "\r\n")
    var problems = DiagnosticCollector()
    let ledger = try #require(Self.read(filled, first, &problems))
    #expect(problems.diagnostics.isEmpty, "\(problems.diagnostics)")
    let again = String(decoding: LedgerSheet(first, ledger).bytes, as: UTF8.self)
    #expect(again == filled.replacing("=来源", with: "'=来源"))

    let revised = String(decoding: LedgerSheet(history, ledger).bytes, as: UTF8.self)
    for index in 1..<8 { #expect(revised.contains(",市委办\(index),市\(index)局,"), "\(index)") }
    let later = try #require(Self.read(revised, history, &problems))
    #expect(problems.diagnostics.isEmpty, "\(problems.diagnostics)")
    #expect(later.rows.filter(\.isFilled).count == 7)
    #expect(String(decoding: LedgerSheet(history, later).bytes, as: UTF8.self) == revised)
  }

  private static func read(_ file: String, _ history: PlanHistory, _ problems: inout DiagnosticCollector) -> Ledger? {
    let bytes = Array(file.utf8).starts(with: [0xEF, 0xBB, 0xBF]) ? file.utf8.dropFirst(3) : file.utf8.dropFirst(0)
    return Ledger.read(
      SourceText(name: "ledger.csv", String(decoding: bytes, as: UTF8.self)), history, PlanSettings(title: "规划"),
      &problems)
  }
}
