import Articles
import Diagnostics
import Files
import Plans
import Revisions
import Text

/// What editors made of a plan's Markdown, as an edition of its own: the text is written back from the Markdown, and the
/// Markdown stays as it is.
public struct ContentEdition: Sendable {
  /// The plan's text as its Markdown has it now.
  public let text: SourceText
  private let folder: PlanFolder
  private let content: PlanContent

  /// Reads the plan; throws what is wrong with it.
  public init(_ slug: Slug, in library: ContentFolder) throws(DiagnosticList) {
    folder = library.plan(slug)
    var problems = DiagnosticCollector()
    guard Folder.exists(folder.path) else {
      throw DiagnosticList(
        Diagnostic(in: folder.path, "is no plan", remedy: "name one that is there, or import it"))
    }
    let found = PlanContent.read(folder, &problems)
    try problems.throwErrors()
    guard let found else {
      throw DiagnosticList(Diagnostic(in: folder.path, "cannot be read", remedy: "import the plan's text again"))
    }
    content = found
    let layout = try folder.layout()
    text = SourceText(name: "\(folder.path)/articles", content.text(layout))
  }

  /// Stores the text as the edition of `date`, and what changed since the one before.
  ///
  /// Throws, before anything is written, when the date is not behind the current edition's, when nothing changed, or when
  /// the text would not be read as the Markdown says.
  public func store(as date: CalendarDate) throws(DiagnosticList) -> PlanChanges {
    let current = try DiagnosticList.of { () throws(Diagnostic) in try folder.editionText(content.edition) }
    guard date > content.edition else {
      throw DiagnosticList(
        Diagnostic(
          in: folder.editionPath(content.edition), "is not older than \(date)",
          remedy: "give the new edition a later date with --date"))
    }
    guard current.bytes != text.bytes else {
      throw DiagnosticList(
        Diagnostic(
          in: folder.path, "says what the edition \(content.edition) says", remedy: "edit the Markdown first"))
    }
    let levels = NamedLevels(of: try folder.layout())
    let plan = try PlanReader.read(text, choice: levels.choice).plan
    try check(plan)
    let before = try Edition.read(
      current, slug: folder.slug, date: content.edition, settings: content.settings, levels: levels)
    let after = try Edition.read(text, slug: folder.slug, date: date, settings: content.settings, levels: levels)
    var problems = DiagnosticCollector()
    let overrides = AlignmentOverride.all(
      in: content.settings, for: date, from: before.text, to: after.text,
      path: "\(folder.path)/\(PlanFolder.settingsName)", &problems)
    try problems.throwErrors()
    let layout = Layout(of: plan, levels: levels).yaml
    try DiagnosticList.of { () throws(Diagnostic) in
      try File.replace("\(folder.path)/\(PlanFolder.layoutName)", with: layout)
      try File.replace(folder.editionPath(date), with: text.bytes)
    }
    return PlanChanges(from: before.text, to: after.text, overrides: overrides)
  }

  /// Read again, the text must give every block that the Markdown has.
  private func check(_ plan: Plan) throws(DiagnosticList) {
    let read = Dictionary(
      plan.blocks.map { ($0.place, plan.source.string($0.range)) }, uniquingKeysWith: { first, _ in first })
    let there = content.blocks
    let wrong = there.filter { !(read[$0.place] ?? "").utf8.elementsEqual($0.text.utf8) }
    guard wrong.isEmpty, read.count == there.count else {
      let places = wrong.isEmpty ? [] : wrong.prefix(5).map(\.place)
      throw DiagnosticList(
        places.map { place in
          Diagnostic(
            in: "\(folder.path)/\(place.fileName)",
            "would not be read back from a plan's text as it stands (\(place))",
            remedy: "number the heading like its neighbours, and keep what begins like a heading out of the text")
        }
          + (places.isEmpty
            ? [
              Diagnostic(
                in: folder.path, "would be read back from a plan's text with other blocks",
                remedy: "keep what begins like a heading out of the text")
            ] : []))
    }
  }
}

extension Place {
  /// The file of a plan's folder that the block stands in.
  var fileName: String {
    switch self {
    case .title, .note: PlanFolder.settingsName
    case .preamble: PlanFolder.preambleName
    case .closing: PlanFolder.closingName
    case .chapter(let number), .lead(let number, _): PlanFolder.chapterName(number)
    case .article(let number), .text(let number, _): PlanFolder.articleName(number)
    }
  }
}
