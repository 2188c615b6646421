import Articles
import Diagnostics
import Editions
import Plans
import Text

/// The current edition's text, read anew: what every output must hold, and where each block stands in it.
struct EditionText {
  struct Block {
    let place: Place
    let text: String
    let position: Position
  }

  let source: SourceText
  let layout: Layout
  let blocks: [Block]
  /// What is not part of the plan.
  let setAside: [PlanVerdict.Aside]
  private let positions: [Place: Position]

  /// The text of the current edition, or of the one of another day.
  init(_ folder: PlanFolder, _ content: PlanContent, _ date: CalendarDate? = nil) throws(DiagnosticList) {
    let source = try DiagnosticList.of { () throws(Diagnostic) in try folder.editionText(date ?? content.edition) }
    let levels = NamedLevels(madeWith: folder)
    let plan = try EditionText.plan(source, levels, isCurrent: date == nil || date == content.edition)
    self.source = source
    layout = Layout(of: plan, levels: levels)
    blocks = plan.blocks.sorted { $0.range.lowerBound < $1.range.lowerBound }.map { block in
      Block(
        place: block.place, text: plan.source.string(block.range),
        position: plan.source.position(of: block.range.lowerBound))
    }
    let asides = plan.asides.map { (range: plan.folded.originalRange(of: $0.range), reason: $0.reason) }
    setAside = (asides + plan.foldedAsides.map { ($0.range, $0.reason) })
      .sorted { $0.range.lowerBound < $1.range.lowerBound }
      .map { range, reason in
        PlanVerdict.Aside(
          line: source.position(of: range.lowerBound).line, text: source.string(range), reason: reason.rawValue)
      }
    positions = Dictionary(blocks.map { ($0.place, $0.position) }, uniquingKeysWith: { first, _ in first })
  }

  /// An older text may be numbered otherwise than the layout of the current one says.
  private static func plan(_ source: SourceText, _ levels: NamedLevels, isCurrent: Bool) throws(DiagnosticList) -> Plan
  {
    if !isCurrent, let plan = try? PlanReader.read(source, choice: levels.choice).plan { return plan }
    return try PlanReader.read(source, choice: isCurrent ? levels.choice : .found).plan
  }

  /// The place in the edition's file, as `path:line:column`. A block that the text does not hold is placed by the
  /// article's or chapter's heading.
  func source(of place: Place) -> String {
    let position = positions[place] ?? place.heading.flatMap { positions[$0] }
    return position.map { "\(source.name):\($0)" } ?? source.name
  }
}

extension Place {
  /// The heading of the article or chapter that the block belongs to; nil for title, note, preamble and closing.
  var heading: Place? {
    switch self {
    case .chapter(let number), .lead(let number, _): .chapter(number)
    case .article(let number), .text(let number, _): .article(number)
    case .title, .note, .preamble, .closing: nil
    }
  }

  /// The block as a message names it.
  var name: String {
    switch self {
    case .title: "the title"
    case .note: "the note"
    case .preamble(let paragraph): "paragraph \(paragraph) of the preamble"
    case .chapter(let number): "the heading of chapter \(number)"
    case .lead(let number, let paragraph): "paragraph \(paragraph) of the lead of chapter \(number)"
    case .article(let number): "the heading of article \(number)"
    case .text(let number, let paragraph): "paragraph \(paragraph) of article \(number)"
    case .closing(let paragraph): "paragraph \(paragraph) of the closing"
    }
  }
}
