import Markdown

/// What changed, as one HTML document that needs nothing else: a table of old and new text side by side (新旧对照表), with
/// `<del>` and `<ins>`, told apart without colour, and fit to be printed on A4.
public struct ChangesHTML {
  private let changes: PlanChanges
  private let words: ChangeWords

  public init(_ changes: PlanChanges, words: ChangeWords = .chinese) {
    self.changes = changes
    self.words = words
  }

  public func text(title: String, old: String, new: String) -> String {
    let rows = changes.changed.map(section).joined()
    return """
      <!DOCTYPE html>
      <html lang="zh-Hans">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>\(ChangesHTML.escaped(title))</title>
      <style>
      \(ChangesHTML.style)
      </style>
      </head>
      <body>
      <h1>\(ChangesHTML.escaped(title))</h1>
      <p>\(ChangesHTML.escaped(words.summary(changes)))</p>
      <table>
      <thead><tr><th scope="col">\(ChangesHTML.escaped(old))</th><th scope="col">\(ChangesHTML.escaped(new))</th></tr></thead>
      \(rows)</table>
      </body>
      </html>

      """
  }

  private static let style = """
    body { font: 1rem/1.75 "Noto Serif CJK SC", "Songti SC", SimSun, serif; margin: 2rem auto; max-width: 72rem; padding: 0 1rem;
      color: #1a1a1a; background: #fff; }
    h1 { font-size: 1.5rem; }
    table { border-collapse: collapse; width: 100%; table-layout: fixed; }
    th, td { border: 1px solid #999; padding: .4rem .7rem; text-align: start; vertical-align: top; overflow-wrap: anywhere; }
    thead { display: table-header-group; }
    tr { break-inside: avoid; }
    tbody th { background: #f3f3f3; font-weight: 600; }
    del { color: #8f1d1d; text-decoration: line-through; background: #fbeaea; }
    ins { color: #0b5a2b; text-decoration: underline; background: #e8f5ec; }
    .form { background: none; opacity: .75; }
    .note { color: #555; font-size: .875em; }
    @media print { body { margin: 0; max-width: none; font-size: 10.5pt; } @page { size: A4; margin: 18mm; } }
    """

  private func section(_ change: PassageChange) -> String {
    let title = changes.title(of: change)
    let kinds = change.kinds.map(words.kind).joined(separator: "、")
    let head = "\(words.arrow(change))\(title.isEmpty ? "" : " \(title)")（\(kinds)）"
    // Of a passage whose sentences stayed as they were, the heading says all.
    let isTextKept = change.rows.allSatisfy { $0.isHeading || !$0.isChanged }
    let rows = change.rows.filter { !isTextKept || $0.isHeading }.map(row).joined()
    return "<tbody>\n<tr><th colspan=\"2\" scope=\"rowgroup\">\(ChangesHTML.escaped(head))</th></tr>\n\(rows)</tbody>\n"
  }

  private func row(_ row: RedlineRow) -> String {
    let redline = if case .movedHere(_, let redline) = row.relation { redline } else { row.redline }
    let note =
      switch row.relation {
      case .movedAway, .movedHere: "<span class=\"note\">\(ChangesHTML.escaped(words.relation(row)))</span>"
      default: ""
      }
    let old = row.old.isEmpty ? "" : ChangesHTML.cell(row.redline, without: .inserted)
    let new = row.new.isEmpty ? "" : ChangesHTML.cell(redline, without: .deleted)
    return "<tr><td>\(row.old.isEmpty ? "" : note)\(old)</td><td>\(row.new.isEmpty ? "" : note)\(new)</td></tr>\n"
  }

  private static func cell(_ redline: Redline, without hidden: Redline.Segment.Change) -> String {
    redline.segments.filter { $0.change != hidden }.map { segment in
      let text = escaped(segment.text)
      let form = segment.isForm ? " class=\"form\"" : ""
      switch segment.change {
      case .kept: return text
      case .deleted: return "<del\(form)>\(text)</del>"
      case .inserted: return "<ins\(form)>\(text)</ins>"
      }
    }.joined()
  }

  private static func escaped(_ text: String) -> String { HTMLEscaping.escaped(text) }
}
