import Diagnostics
import Plans
import TestSupport
import Testing

@Suite struct OutlineCases {
  @Test(arguments: CaseFile.read(folder: "outlines"))
  func outline(_ example: Case) throws {
    let source = SourceText(name: "plan.txt", example.input)
    let (plan, warnings) = try PlanReader.read(source)
    #expect(
      OutlineCases.outline(of: plan, warnings) == example.expected, sourceLocation: example.sourceLocation)
  }

  /// The outline as lines: headings as they stand in the text, indented by their depth; then asides and warnings.
  private static func outline(of plan: Plan, _ warnings: [Diagnostic]) -> String {
    let source = plan.source
    var lines = plan.title.map { ["title \(source.string($0))"] } ?? []
    if let note = plan.note { lines.append("note \(source.string(note))") }
    for chapter in plan.chapters {
      let indent = String(repeating: "  ", count: chapter.number.depth)
      if let heading = chapter.heading {
        let kind = chapter.number.isAttachment ? "attachment" : "chapter"
        lines.append("\(indent)\(kind) \(text(heading, source))")
      }
      for article in chapter.articles {
        lines.append("\(chapter.heading == nil ? "" : indent + "  ")article \(text(article.heading, source))")
      }
    }
    let original = plan.folded.original
    let asides =
      plan.asides.map { (plan.folded.originalRange(of: $0.range), $0.reason) }
      + plan.foldedAsides.map { ($0.range, $0.reason) }
    lines += asides.sorted { $0.0.lowerBound < $1.0.lowerBound }.map {
      "aside \(original.position(of: $0.lowerBound).line) \($1.rawValue)"
    }
    lines += warnings.map { "warning \($0.position?.line ?? 0)" }
    return lines.joined(separator: "\n")
  }

  private static func text(_ heading: PlanHeading, _ source: SourceText) -> String {
    let marker = source.string(heading.marker).filter { !$0.isWhitespace }
    return [marker, source.string(heading.title)].filter { !$0.isEmpty }.joined(separator: " ")
  }
}
