import Diagnostics
import Foundation
import TestSupport
import Testing

@testable import Documents
@testable import Ledgers

/// A ledger as spreadsheet programs save it.
@Suite struct SavedFiles {
  private static let text = """
    编号,条,原文,牵头单位,责任单位,完成时限,指标,单位,基期值,目标值,指标属性,当前值,进度,状态,依据/来源,更新日期\r
    2025-12-15:1#s1,第1条,发展现代农业，建设高标准农田60万亩。,市农业农村局,,2026/3/1,,,,,,,50%,进行中,,2026/2/1\r

    """

  @Test(arguments: [TextEncoding.utf8, .gb18030, .utf16LittleEndian, .utf16BigEndian], [true, false])
  func everyEncodingIsRead(encoding: TextEncoding, isMarked: Bool) throws {
    let marked = Array(((isMarked && encoding != .gb18030 ? "\u{FEFF}" : "") + Self.text).utf8)
    guard case .text(let bytes) = Iconv.convert(marked, from: .utf8, to: encoding) else {
      Issue.record("not converted")
      return
    }
    #expect(try Self.rows(bytes).map(\.leads) == [["市农业农村局"]])
  }

  @Test func whatIsNoTextIsRefused() {
    #expect(
      Self.problem(Array("PK\u{3}\u{4}…xl/workbook.xml".utf8))
        == ": error: is a spreadsheet; save the table as CSV (UTF-8) in the spreadsheet program")
    #expect(
      Self.problem(Array("编号,条\r\n".utf8) + [0xE5, 0x41] + Array("衡阳市国民经济和社会发展第十五个五年规划".utf8))
        == ":2:1: error: is UTF-8, but not here; save the table as CSV (UTF-8) in the spreadsheet program")
    #expect(
      Self.problem((0..<400).map { UInt8(truncatingIfNeeded: 0x80 + $0 * 7 % 126) })
        == ":1:1: error: is no text in UTF-8, UTF-16, GB18030 or Big5; save the table as CSV (UTF-8) in the spreadsheet program"
    )
  }

  private static func rows(_ bytes: [UInt8]) throws -> [LedgerRow] {
    try inFile(bytes) { path in
      var problems = DiagnosticCollector()
      let ledger = Ledger.read(
        try Document.readTable(path), try SmallPlan.history(), try SmallPlan.parts(of: "").settings, &problems)
      #expect(problems.diagnostics.isEmpty, "\(problems.diagnostics)")
      return ledger?.rows ?? []
    }
  }

  private static func problem(_ bytes: [UInt8]) -> String {
    do {
      return try inFile(bytes) { path in
        do throws(Diagnostic) {
          return try Document.readTable(path).name
        } catch {
          return String("\(error)".dropFirst(path.count))
        }
      }
    } catch {
      return "\(error)"
    }
  }

  private static func inFile<Value>(_ bytes: [UInt8], _ body: (String) throws -> Value) throws -> Value {
    let shell = try Shell()
    defer { shell.remove() }
    let file = shell.folder.appending(path: "ledger.csv")
    try Data(bytes).write(to: file)
    return try body(file.path)
  }
}
