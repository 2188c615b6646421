/// What changed, as text for a terminal or a file: a line for each passage, below it the sentences that changed.
public struct ChangesText {
  private let changes: PlanChanges
  /// Whether struck and put-in text is set apart by the terminal's colour, strike and underline; else by `[-…-]` `{+…+}`,
  /// or `(-…-)` `(+…+)` for form alone.
  private let isColoured: Bool
  private let showsForm: Bool

  public init(_ changes: PlanChanges, isColoured: Bool, showsForm: Bool) {
    self.changes = changes
    self.isColoured = isColoured
    self.showsForm = showsForm
  }

  public var text: String {
    var lines = [changes.summary]
    for change in changes.changed where showsForm || change.kinds != [.form] {
      let kinds = change.kinds.map(\.rawValue).joined(separator: ", ")
      let title = changes.title(of: change)
      lines += ["", styled("\(change.arrow)\(title.isEmpty ? "" : " \(title)"): \(kinds)", "1")]
      lines += change.rows.filter { isShown($0, in: change) }.map(line)
    }
    return lines.joined(separator: "\n")
  }

  private func isShown(_ row: RedlineRow, in change: PassageChange) -> Bool {
    if row.isHeading {
      switch row.relation {
      // A new number is told by the arrow.
      case .kept, .form: return false
      case .inserted, .deleted: return change.new.count + change.old.count > 2
      default: return true
      }
    }
    return row.isChanged && (showsForm || row.relation != .form)
  }

  private func line(_ row: RedlineRow) -> String {
    let name = { (ids: [SentenceID]) in ids.map(\.description).joined(separator: "+") }
    switch row.relation {
    case .kept, .form, .reworded:
      return "  \(name(row.new)): \(marked(row.redline))"
    case .inserted: return "  + \(name(row.new)): \(marked(row.redline))"
    case .deleted: return "  - \(name(row.old)): \(marked(row.redline))"
    case .movedAway(let to): return "  > \(name(row.old)) moved to \(name(to)): \(marked(row.redline))"
    case .movedHere(let from, let redline):
      return "  < \(name(row.new)) moved from \(name(from)): \(marked(redline))"
    }
  }

  private func marked(_ redline: Redline) -> String {
    let isWhole = redline.segments.count == 1
    return redline.segments.map { segment in
      // A paragraph that is struck or put in as a whole needs no mark of its break.
      let text = segment.text.replacing("\n", with: isWhole ? "" : "¶")
      if segment.isForm, !showsForm { return segment.change == .deleted ? "" : text }
      switch segment.change {
      case .kept: return segment.text.replacing("\n", with: " ")
      case .deleted: return styled(text, segment.isForm ? "2;9" : "31;9", segment.isForm ? ("(-", "-)") : ("[-", "-]"))
      case .inserted: return styled(text, segment.isForm ? "2;4" : "32;4", segment.isForm ? ("(+", "+)") : ("{+", "+}"))
      }
    }.joined().trimmingEnd()
  }

  private func styled(_ text: String, _ codes: String, _ marks: (String, String) = ("", "")) -> String {
    isColoured ? "\u{1B}[\(codes)m\(text)\u{1B}[0m" : marks.0 + text + marks.1
  }
}

extension PlanChanges {
  /// The counts in one line: `3 added, 1 deleted, 24 renumbered; 31 changes of wording, 0 of form`.
  public var summary: String {
    let counts = articleCounts
    let kinds = ChangeKind.allCases.compactMap { kind in counts[kind].map { "\($0) \(kind.rawValue)" } }
    return "articles: \(kinds.isEmpty ? "none changed" : kinds.joined(separator: ", ")); sentences and headings: "
      + "\(wordingCount) changed in wording, \(formCount) in form alone"
  }

  /// The title of the passage, the new one where there is one.
  public func title(of change: PassageChange) -> String {
    (change.new.first.flatMap { alignment.new[$0] } ?? change.old.first.flatMap { alignment.old[$0] })?.heading.title
      ?? ""
  }
}

extension String {
  fileprivate func trimmingEnd() -> String {
    var text = self[...]
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
