import Articles
import Diagnostics
import Files
import Plans
import Revisions
import Text

/// Brings plan texts into Content/: the text becomes an edition, and its Markdown follows.
///
/// Everything is read and compared before the first file is written, for all texts of a run together: an error in one
/// leaves Content/ as it was.
public struct PlanImport: Sendable {
  /// A text to import.
  public struct Request: Sendable {
    public let slug: Slug
    public let source: SourceText
    /// The edition's date; nil to take it from the text.
    public let date: CalendarDate?

    public init(slug: Slug, source: SourceText, date: CalendarDate?) {
      self.slug = slug
      self.source = source
      self.date = date
    }
  }

  private let content: ContentFolder
  private let choice: ConflictChoice
  /// The date of an edition whose text names none.
  private let today: CalendarDate?
  private var problems = DiagnosticCollector()
  private var steps: [Step] = []

  private struct Step {
    let folder: PlanFolder
    let plan: Plan
    let levels: NamedLevels
    let date: CalendarDate
    let isCurrent: Bool
    var files: [String: [UInt8]] = [:]
    var removals: [String] = []
    var kept: [String] = []
    /// From the current edition to this one; nil when there is none before it, or a later one.
    var changes: PlanChanges?
    var conflictCount = 0
  }

  /// Imports `requests`, and says what became of each; throws everything that is wrong with any of them.
  ///
  /// - Parameters:
  ///   - today: the date of an edition whose text names none.
  ///   - choice: what to do where a hand edit and a text touch the same sentence.
  ///   - strict: whether a warning keeps everything from being written, as an error does.
  public static func run(
    _ requests: [Request], into content: ContentFolder, today: CalendarDate?, choice: ConflictChoice = .stop,
    strict: Bool = false
  ) throws(DiagnosticList) -> (summaries: [ImportSummary], warnings: [Diagnostic]) {
    var run = PlanImport(content: content, today: today, choice: choice)
    for request in requests {
      do throws(DiagnosticList) { try run.prepare(request) } catch {
        run.problems.report(contentsOf: error.diagnostics)
      }
    }
    try run.problems.throwErrors(strict: strict)
    var summaries: [ImportSummary] = []
    do throws(Diagnostic) {
      for step in run.steps { summaries.append(try run.carryOut(step)) }
    } catch {
      throw DiagnosticList(error)
    }
    return (summaries, run.problems.warnings)
  }

  private init(content: ContentFolder, today: CalendarDate?, choice: ConflictChoice) {
    self.content = content
    self.choice = choice
    self.today = today
  }

  // MARK: Preparing

  private mutating func prepare(_ request: Request) throws(DiagnosticList) {
    let folder = content.plan(request.slug)
    let levels = try NamedLevels(folder, &problems)
    let (plan, warnings) = try PlanReader.read(request.source, choice: levels.choice)
    problems.report(contentsOf: warnings)
    var editions: [CalendarDate] = []
    do throws(Diagnostic) { editions = try folder.editions(&problems) } catch { throw DiagnosticList(error) }
    let current = try editions.last.map { (date) throws(DiagnosticList) in
      (date, text: try DiagnosticList.of { () throws(Diagnostic) in try folder.editionText(date) })
    }
    guard let date = date(of: plan, request, current: current) else {
      throw DiagnosticList(
        Diagnostic(in: request.source.name, "names no date of adoption", remedy: "give it with --date YYYY-MM-DD"))
    }
    if editions.contains(date) {
      let stored = try DiagnosticList.of { () throws(Diagnostic) in try folder.editionText(date) }
      guard stored.bytes == request.source.bytes else { throw DiagnosticList(anotherText(request, folder, date)) }
    }
    let isCurrent = current.map { date >= $0.0 } ?? true
    var step = Step(folder: folder, plan: plan, levels: levels, date: date, isCurrent: isCurrent)
    if isCurrent { try reconcile(&step, with: current?.text) }
    if !editions.contains(date) { step.files["editions/\(date).txt"] = request.source.bytes }
    steps.append(step)
  }

  private mutating func date(of plan: Plan, _ request: Request, current: (CalendarDate, text: SourceText)?)
    -> CalendarDate?
  {
    if let date = request.date { return date }
    if let note = plan.note, let adoption = Adoption(note: plan.source.string(note)) { return adoption.date }
    if let current, current.text.bytes == request.source.bytes { return current.0 }
    guard let today else { return nil }
    problems.report(
      Diagnostic(
        .warning, in: plan.source.name, "names no date of adoption, so the edition has today's, \(today)",
        remedy: "give the date with --date YYYY-MM-DD"))
    return today
  }

  private func anotherText(_ request: Request, _ folder: PlanFolder, _ date: CalendarDate) -> Diagnostic {
    Diagnostic(
      in: request.source.name, "differs from \(folder.editionPath(date)), the edition of the same date",
      remedy: "give a revised text its own date with --date YYYY-MM-DD")
  }

  private mutating func reconcile(_ step: inout Step, with current: SourceText?) throws(DiagnosticList) {
    let theirs = EditionFiles(step.plan, slug: step.folder.slug, levels: step.levels)
    let folder = step.folder
    let named = step.levels
    let base = try current.map { (text) throws(DiagnosticList) in try generated(from: text, folder, named) }
    if let base {
      try merge(&step, base, theirs)
    } else {
      let result = Reconciliation(folder: step.folder.path, base: [:], theirs: theirs.files)
      problems.report(contentsOf: result.problems)
      step.files = result.writes
      step.kept = result.kept
    }
    let settings = try SettingsReconciliation(
      folder: step.folder, base: base?.settings, theirs: theirs.settings, choice: choice)
    problems.report(contentsOf: settings.problems)
    if let bytes = settings.bytes { step.files[PlanFolder.settingsName] = bytes }
    if settings.isKept { step.kept.append(PlanFolder.settingsName) }
  }

  /// The files that the current edition's text was made into, before anyone edited them.
  private func generated(from text: SourceText, _ folder: PlanFolder, _ named: NamedLevels) throws(DiagnosticList)
    -> EditionFiles
  {
    let layout = try? folder.layout()
    // The Markdown that lies there was made with the levels of its day.
    let levels = layout.map { NamedLevels(of: $0) } ?? named
    let plan = try PlanReader.read(text, choice: levels.choice).plan
    let files = EditionFiles(plan, slug: folder.slug, levels: levels)
    guard let layout, layout != Layout(of: plan, levels: levels) else { return files }
    // Another version divided the text otherwise.
    var ignored = DiagnosticCollector()
    return PlanContent.read(folder, &ignored).flatMap { EditionFiles($0, layout: layout, source: text) } ?? files
  }

  /// The Markdown by sentences, `layout.yml` as a whole.
  private mutating func merge(_ step: inout Step, _ base: EditionFiles, _ theirs: EditionFiles) throws(DiagnosticList) {
    var found = DiagnosticCollector()
    let rules = try step.folder.settings(&found)
    let settings = "\(step.folder.path)/\(PlanFolder.settingsName)"
    let overrides = AlignmentOverride.all(
      in: rules, for: step.date, from: base.text, to: theirs.text, path: settings, &problems)
    let changes = PlanChanges(from: base.text, to: theirs.text, overrides: overrides)
    let merge = EditionMerge(
      folder: step.folder.path, base: base, theirs: theirs, alignment: changes.alignment, choice: choice,
      edition: step.date)
    problems.report(contentsOf: merge.problems.diagnostics)
    let name = PlanFolder.layoutName
    let layout = Reconciliation(
      folder: step.folder.path, base: base.files.filter { $0.key == name },
      theirs: theirs.files.filter { $0.key == name })
    // Where the blocks stand is nobody's to edit: what is there gives way to what the new text needs.
    if !layout.problems.isEmpty { step.files[name] = theirs.files[name] }
    step.files.merge(merge.writes.merging(layout.writes) { one, _ in one }) { _, new in new }
    step.removals = merge.removals
    step.kept = merge.kept + layout.kept
    // The same text read anew is no revision.
    if base.source.bytes != theirs.source.bytes { step.changes = changes }
    step.conflictCount = merge.conflicts.count
  }

  // MARK: Writing

  private func carryOut(_ step: Step) throws(Diagnostic) -> ImportSummary {
    // The edition's text comes last: while it is not there, an import that was cut short can simply be run again.
    let paths = step.files.keys.sorted {
      ($0.hasPrefix("editions/") ? 1 : 0, $0) < ($1.hasPrefix("editions/") ? 1 : 0, $1)
    }
    for path in paths {
      let target = "\(step.folder.path)/\(path)"
      try Folder.create(String(target[..<(target.lastIndex(of: "/") ?? target.endIndex)]))
      try File.replace(target, with: step.files[path] ?? [])
    }
    for path in step.removals { try File.remove("\(step.folder.path)/\(path)") }
    return ImportSummary(
      slug: step.folder.slug, edition: step.date, isCurrent: step.isCurrent, plan: step.plan, written: paths,
      removed: step.removals, kept: step.kept, changes: step.changes, conflictCount: step.conflictCount)
  }
}
