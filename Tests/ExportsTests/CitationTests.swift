import Foundation
import TestSupport
import Testing

/// `plan.ris` and `plan.bib`, read as their formats say.
@Suite struct CitationTests {
  private static func text(_ name: String) throws -> String {
    try String(contentsOf: Repository.root.appending(path: "Site/hengyang-15/\(name)"), encoding: .utf8)
  }

  @Test func everyLineOfTheRISIsATagWithItsValue() throws {
    let text = try Self.text("plan.ris")
    let records = text.components(separatedBy: "ER  - \r\n\r\n")
    #expect(records.count == 30 && records.last == "")
    for record in records.dropLast() {
      let lines = record.components(separatedBy: "\r\n").dropLast()
      #expect(lines.first == "TY  - GOVDOC")
      #expect(lines.allSatisfy { $0.wholeMatch(of: /[A-Z][A-Z0-9]  - \S.*/) != nil }, "\(record)")
      #expect(lines.contains("DA  - 2025/12/15/") && lines.contains { $0.hasPrefix("TI  - 中共衡阳市委") })
    }
    #expect(text.contains("ID  - hengyang-15-53\r\n"))
  }

  @Test func everyEntryOfTheBibTeXIsWhole() throws {
    let text = try Self.text("plan.bib")
    let entries = text.components(separatedBy: "\n\n").filter { !$0.isEmpty }
    #expect(entries.count == 29)
    for entry in entries {
      #expect(entry.wholeMatch(of: /@misc\{[\w-]+(,\n  [a-z]+ *= \{.*\})+\n\}/) != nil, "\(entry)")
      let depth = entry.reduce(0) { $0 + ($1 == "{" ? 1 : $1 == "}" ? -1 : 0) }
      #expect(depth == 0)
    }
    #expect(Set(entries.map { $0.prefix { $0 != "," } }).count == 29)
  }

  /// What means something to LaTeX is written so that it does not; a brace more would end a field.
  @Test func noCharacterIsACommand() throws {
    let shell = try Shell()
    defer { shell.remove() }
    try shell.write("规划100%_{a}b}~#1^$&\\x\n(2026年1月2日{会议}通过)\n一、甲\n1.乙。丙。\n", to: "plan.txt")
    let result = try shell.run("gangmu import plan.txt --plan p --quiet && gangmu export p --format bibtex")
    #expect(result.status == 0)
    #expect(
      result.output.contains(
        "title   = {{规划100\\%\\_\\textbraceleft{}a\\textbraceright{}b\\textbraceright{}\\textasciitilde{}\\#1\\textasciicircum{}\\$\\&\\textbackslash{}x}}"
      ), "\(result.output)")
  }
}
