import Articles
import Diagnostics
import Text

/// What an import does where a hand edit and the new text touch the same sentence.
public enum ConflictChoice: Sendable {
  /// Nothing is written, and both sides are named.
  case stop
  /// The edited text stays.
  case keepMine
  /// The new text is taken.
  case takeNew
  /// Both are written into the file, between marks, for the editor to choose.
  case mark
}

/// A place where a hand edit and the new text touch.
struct MergeConflict {
  /// Where the edit stands, and what it is; "" for a sentence that was taken out.
  let path: String
  let position: Position
  let mine: String
  /// Where the new text stands, and what it is; "" for what it no longer has.
  let newName: String
  let newPosition: Position?
  let new: String
  /// What is wrong, in one clause.
  let problem: String

  static let remedy = "choose with --keep-mine or --take-new, or write both into the files with --mark-conflicts"

  /// Both sides, each with its place.
  var diagnostics: [Diagnostic] {
    let other =
      newPosition.map { place in
        [
          Diagnostic(
            .note, in: newName, at: place,
            new.isEmpty ? "the new text has no such sentence" : "the new text: \(line(new))",
            remedy: "the edit: \(mine.isEmpty ? "taken out" : line(mine))")
        ]
      } ?? []
    return [Diagnostic(in: path, at: position, problem, remedy: MergeConflict.remedy)] + other
  }

  private func line(_ text: String) -> String { text.split(separator: "\n").joined(separator: " ") }

  /// Both sides as lines of a file.
  func marked(_ edition: CalendarDate) -> [UInt8] {
    func lines(_ text: String) -> String { text.isEmpty ? "" : text + "\n" }
    return Array(
      "\(ConflictMarks.mine)\n\(lines(mine))\(ConflictMarks.middle)\n\(lines(new))\(ConflictMarks.theirs) \(edition)\n"
        .utf8)
  }
}
