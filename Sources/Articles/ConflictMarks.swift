import Diagnostics

/// The lines that stand around the two sides of a conflict that an import left for an editor to resolve.
package enum ConflictMarks {
  package static let mine = "<<<<<<< edited by hand"
  package static let middle = "======="
  package static let theirs = ">>>>>>>"

  /// A problem for every conflict that nobody resolved yet.
  static func problems(in text: SourceText) -> [Diagnostic] {
    (0..<text.lineCount).filter { text.bytes[text.line($0)].starts(with: "<<<<<<< ".utf8) }.map { line in
      Diagnostic(
        in: text.name, at: Position(line: line + 1, column: 1), "is a conflict that an import left here",
        remedy: "choose between the two sides and remove the lines `<<<<<<<`, `=======` and `>>>>>>>`")
    }
  }
}
