import Articles
import Diagnostics
import Editions
import Revisions
import TestSupport
import Testing
import Text

@Suite struct RevisionCases {
  /// The old text, a line `=====` and the new one; expected is what became of every passage.
  @Test(arguments: CaseFile.read(file: "revisions/articles.txt") + CaseFile.read(file: "revisions/sentences.txt"))
  func revision(_ example: Case) throws {
    let parts = example.input.components(separatedBy: "\n=====\n")
    try #require(parts.count == 2, sourceLocation: example.sourceLocation)
    let old = try Revision.edition(parts[0])
    let new = try Revision.edition(parts[1])
    let changes = PlanChanges(from: old.text, to: new.text)
    #expect(changes.dump == example.expected, sourceLocation: example.sourceLocation)
    changes.expectWhole(example.sourceLocation)
  }
}

enum Revision {
  static func edition(_ text: String, date: String = "2026-01-01") throws -> Edition {
    let slug = try #require(Slug("plan"))
    let date = try #require(CalendarDate(iso: date))
    return try Edition.read(
      SourceText(name: "plan.txt", text), slug: slug, date: date, settings: PlanSettings(title: "plan"))
  }
}

extension PlanChanges {
  /// A line for each passage that changed, and below it one for each sentence that did.
  var dump: String {
    var lines: [String] = []
    for change in changed {
      let old = change.old.map(\.description).joined(separator: ", ")
      let new = change.new.map(\.description).joined(separator: ", ")
      lines.append(
        "\(old.isEmpty ? "none" : old) -> \(new.isEmpty ? "none" : new): \(change.kinds.map(\.rawValue).joined(separator: " "))"
      )
      if change.kinds == [.added] || change.kinds == [.deleted] { continue }
      // A heading whose number alone is another is told by the kind.
      lines += change.changedRows.filter { !($0.isHeading && $0.relation == .form) }.map { "  \($0.dump)" }
    }
    return lines.joined(separator: "\n")
  }

  /// For every passage: kept and struck rows are the old text, kept and put in ones the new.
  func expectWhole(_ location: SourceLocation) {
    for change in passages {
      let old = change.old.compactMap { alignment.old[$0] }.map {
        $0.heading.text + String(decoding: $0.bytes, as: UTF8.self)
      }
      let new = change.new.compactMap { alignment.new[$0] }.map {
        $0.heading.text + String(decoding: $0.bytes, as: UTF8.self)
      }
      #expect(change.rows.map(\.redline.oldText).joined() == old.joined(), sourceLocation: location)
      #expect(change.rows.map(\.redline.newText).joined() == new.joined(), sourceLocation: location)
    }
  }
}

extension RedlineRow {
  var dump: String {
    func name(_ ids: [SentenceID]) -> String { ids.map(\.description).joined(separator: "+") }
    let text = redline.marked.replacing("\n", with: "⏎")
    switch relation {
    case .kept: return "= \(name(new))"
    case .form, .reworded: return "~ \(name(old)) -> \(name(new)): \(text)"
    case .inserted: return "+ \(name(new)): \(redline.newText.replacing("\n", with: "⏎"))"
    case .deleted: return "- \(name(old)): \(redline.oldText.replacing("\n", with: "⏎"))"
    case .movedAway(let to): return "> \(name(old)) moved to \(name(to))"
    case .movedHere(let from, let redline):
      return "< \(name(new)) moved from \(name(from))\(redline.isChanged ? ": \(redline.marked)" : "")"
    }
  }
}
