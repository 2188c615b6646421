import Foundation
import Markdown
import TestSupport
import Testing

/// `plan.md`, read as Markdown again.
@Suite struct MarkdownTests {
  /// The real plan has no table and no edits: what its Markdown says is the adopted text, but for what was set aside.
  @Test func everyCharacterIsSaidOnce() throws {
    let markdown = try Data(contentsOf: Repository.root.appending(path: "Site/hengyang-15/plan.md"))
    let said = Prose(MarkdownDocument([UInt8](markdown))).string
    let lines = try Repository.editionText.components(separatedBy: "\n").map(Self.withoutBlanks)
    let title = try #require(lines.first { !$0.isEmpty })
    // The title is printed twice, and the newspaper says where the text goes on.
    let rest = lines.drop { $0 != title }.dropFirst().filter { $0 != title && $0 != "(上接第二版)" }
    #expect(Self.withoutBlanks(said) == title + rest.joined())
    #expect(said.count > 9_500)
  }

  /// Headings come by depth below the title, one for each chapter and article that has one.
  @Test func theHeadingsAreThePlans() throws {
    let text = try String(contentsOf: CaseFile.root.appending(path: "exports/expected/plan.md"), encoding: .utf8)
    let document = MarkdownDocument(text)
    let levels = document.events.filter { $0.kind == .heading && $0.phase == .enter }.map(\.level)
    #expect(levels == [1, 2, 3, 3, 3, 2, 3, 4])
  }

  private static func withoutBlanks(_ text: String) -> String { text.filter { !$0.isWhitespace } }
}
