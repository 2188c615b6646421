import ArgumentParser
import Articles
import Diagnostics
import Documents
import Editions
import Files
import Revisions
import Text

struct ImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Brings a plan's text into Content/ as an edition.",
    discussion: """
      The text becomes one Markdown file an article below Content/PLAN/. Importing a text again writes what is missing \
      and keeps what was edited by hand; where an edit and a revised text touch the same file, nothing is written and \
      the place is named.
      """)

  @Argument(
    help: ArgumentHelp(
      "Plan texts: .txt, .md, .docx, .odt, .html, .epub or .pdf.",
      discussion:
        "Each of several is a plan of its own, named after its file; with --plan they are parts of one, in order.")
  )
  var files: [String] = []

  @Flag(help: "Make an edition of what was edited in Content/: of --plan, with --date, without a file.")
  var fromContent = false

  @Option(help: "The plan's name in paths and addresses, like hengyang-15.")
  var plan: String?

  @Option(help: "The edition's date (YYYY-MM-DD), where the text names none.")
  var date: String?

  @Flag(help: "Print how the outline was found, and every heading with its line.")
  var explain = false

  @Flag(help: "Where a hand edit and the text touch the same sentence, keep the edit.")
  var keepMine = false

  @Flag(help: "Where a hand edit and the text touch the same sentence, take the text.")
  var takeNew = false

  @Flag(help: "Where a hand edit and the text touch the same sentence, write both into the file, between marks.")
  var markConflicts = false

  @OptionGroup var content: ContentOptions
  @OptionGroup var report: ReportOptions

  private var choice: ConflictChoice { keepMine ? .keepMine : takeNew ? .takeNew : markConflicts ? .mark : .stop }

  func validate() throws {
    if fromContent {
      if !files.isEmpty { throw ValidationError("Name no file with --from-content.") }
      if plan == nil || date == nil { throw ValidationError("Name --plan and --date with --from-content.") }
    } else if files.isEmpty {
      throw ValidationError("Name a plan's text to import.")
    }
    if [keepMine, takeNew, markConflicts].count(where: { $0 }) > 1 {
      throw ValidationError("Choose one of --keep-mine, --take-new and --mark-conflicts.")
    }
    if let twice = files.first(where: { file in files.count { $0 == file } > 1 }) {
      throw ValidationError("`\(twice)` is named twice.")
    }
    if let plan, Slug(plan) == nil { throw ValidationError("`\(plan)` is no name for a plan: \(Slug.rule).") }
    if let date, CalendarDate(iso: date) == nil {
      throw ValidationError("`\(date)` is no date; write it like 2025-12-15.")
    }
  }

  func run() throws {
    let report = Report(options: report)
    if fromContent {
      try report.run { () throws(DiagnosticList) in try storeContent() }
      return
    }
    try report.run { () throws(DiagnosticList) in
      let sources = try documents()
      let (summaries, warnings) = try PlanImport.run(
        requests(sources), into: ContentFolder(path: content.content), today: .today, choice: choice,
        strict: report.options.strict)
      return Outcome(
        result: zip(summaries, sources).map { PlanResult($0, $1.documents) },
        text: zip(summaries, sources).map { ImportCommand.text($0, $1.documents, explain: explain) }
          .joined(separator: "\n"),
        diagnostics: sources.flatMap { $0.documents.flatMap(\.diagnostics) } + warnings)
    }
  }

  /// Makes an edition of the Markdown.
  private func storeContent() throws(DiagnosticList) -> Outcome {
    guard let slug = plan.flatMap({ Slug($0) }), let date = date.flatMap({ CalendarDate(iso: $0) }) else {
      throw DiagnosticList([])
    }
    let changes = try ContentEdition(slug, in: ContentFolder(path: content.content)).store(as: date)
    let lines = ["\(slug) \(date): \(changes.summary)"] + ImportCommand.alignment(changes)
    return Outcome(result: ChangesRecord(changes), text: lines.joined(separator: "\n"), diagnostics: [])
  }

  /// The plans that the files are, each with its parts in order.
  private func documents() throws(DiagnosticList) -> [(slug: Slug, documents: [Document])] {
    var problems = DiagnosticCollector()
    // What is said of files that were read is shown with the result, unless it is to fail.
    var found = DiagnosticCollector()
    var sources: [(slug: Slug, documents: [Document])] = []
    for file in files {
      guard let slug = Slug(plan ?? ImportCommand.name(of: file)) else {
        problems.report(
          Diagnostic(in: file, "has no name that a plan can have", remedy: "name the plan with --plan; \(Slug.rule)"))
        continue
      }
      let known = sources.firstIndex { $0.slug == slug }
      if plan == nil, known != nil {
        problems.report(
          Diagnostic(in: file, "would be a second plan `\(slug)`", remedy: "import it with another --plan"))
      }
      do throws(Diagnostic) {
        let document = try Document.read(file)
        found.report(contentsOf: document.diagnostics)
        if let known { sources[known].documents.append(document) } else { sources.append((slug, [document])) }
      } catch {
        problems.report(error)
      }
    }
    try problems.throwErrors()
    try found.throwErrors(strict: report.strict)
    return sources
  }

  private func requests(_ sources: [(slug: Slug, documents: [Document])]) -> [PlanImport.Request] {
    sources.compactMap { slug, documents in
      SourceText(joining: documents.map(\.text)).map {
        PlanImport.Request(slug: slug, source: $0, date: date.flatMap { CalendarDate(iso: $0) })
      }
    }
  }

  /// The file's name without folder and ending.
  private static func name(of file: String) -> String {
    let name = file.split(separator: "/").last.map(String.init) ?? file
    return name.lastIndex(of: ".").map { $0 > name.startIndex ? String(name[..<$0]) : name } ?? name
  }

  private static func text(_ summary: ImportSummary, _ documents: [Document], explain: Bool) -> String {
    let counts =
      "\(summary.chapterCount) chapters, \(summary.articleCount) articles, \(summary.sentenceCount) sentences"
    let files = "\(summary.written.count) files written, \(summary.removed.count) removed"
    var lines = ["\(summary.slug) \(summary.edition): \(counts); \(files)"]
    lines += documents.compactMap { $0.isPlain ? nil : "  read \($0.text.name): \($0.origin)" }
    lines += summary.levels.map { level in
      "  \(level.role) \(level.example): \(level.count), from \(level.first) to \(level.last)"
    }
    if explain {
      lines += summary.reasons.map { "  because \($0)" }
      lines += summary.outline.map {
        "  line \($0.position.line): \(String(repeating: "  ", count: $0.depth))[\($0.number)] \($0.heading)"
      }
    }
    if !summary.isCurrent { lines.append("  older than the current edition: stored, the articles stay as they are") }
    if let changes = summary.changes { lines += ImportCommand.alignment(changes) }
    if summary.conflictCount > 0 { lines.append("  conflicts decided as asked: \(summary.conflictCount)") }
    lines += summary.kept.map { "  kept as edited by hand: \($0)" }
    lines += ImportCommand.folds(summary)
    lines += summary.setAside.map { "  set aside (\($0.reason)): line \($0.position.line): \($0.text)" }
    return lines.joined(separator: "\n")
  }
}

extension ImportCommand {
  /// What became of the chapters and articles, a line for each that changed.
  fileprivate static func alignment(_ changes: PlanChanges) -> [String] {
    changes.changed.map { change in
      let sentences = change.rows.count { $0.isChangeOfWording && !$0.isHeading }
      let isWhole = change.kinds == [.added] || change.kinds == [.deleted]
      let count = isWhole || sentences == 0 ? "" : "; \(sentences) sentence\(sentences == 1 ? "" : "s") changed"
      let title =
        (change.new.first.flatMap { changes.alignment.new[$0] }
        ?? change.old.first.flatMap { changes.alignment.old[$0] })?
        .heading.title ?? ""
      return
        "  \(change.arrow)\(title.isEmpty ? "" : " \(title)"): \(change.kinds.map(\.rawValue).joined(separator: ", "))\(count)"
    }
  }

  /// What was taken out of the text, each kind with its count and first place.
  private static func folds(_ summary: ImportSummary) -> [String] {
    var counts: [String: (count: Int, first: Int)] = [:]
    for fold in summary.folds { counts[fold.kind, default: (0, fold.position.line)].count += 1 }
    return counts.sorted { $0.key < $1.key }.map { kind, found in
      "  \(kind): \(found.count), the first in line \(found.first)"
    }
  }
}

extension Document {
  /// UTF-8 text, of which nothing is to be said.
  fileprivate var isPlain: Bool { converter == nil && encoding == .utf8 }

  fileprivate var origin: String {
    let pictures = pictureCount > 0 ? "; \(pictureCount) picture\(pictureCount == 1 ? "" : "s") left out" : ""
    let code = encoding == .utf8 ? "" : " in \(encoding.rawValue)"
    let elements = Set(leftOut.map(\.element)).sorted().joined(separator: ", ")
    let parts =
      leftOut.isEmpty
      ? "" : "; \(leftOut.count) part\(leftOut.count == 1 ? "" : "s") of the page left out (\(elements))"
    return "\(format.rawValue)\(code)" + (converter.map { ", by \($0)\(pictures)\(parts)" } ?? "")
  }
}

/// An import in `--json`.
struct PlanResult: Encodable, Sendable {
  struct Level: Encodable, Sendable {
    let role: String
    let example: String
    let count: Int
    let first: String
    let last: String
  }

  struct Aside: Encodable, Sendable {
    let line: Int
    let column: Int
    let text: String
    let reason: String
  }

  struct Source: Encodable, Sendable {
    let path: String
    let format: String
    let encoding: String
    let converter: String?
    let pictures: Int
    let leftOut: [LeftOut]
  }

  struct LeftOut: Encodable, Sendable {
    let element: String
    let text: String
  }

  struct Fold: Encodable, Sendable {
    let line: Int
    let column: Int
    let was: String
    let now: String
    let kind: String
  }

  let plan: String
  let sources: [Source]
  let folds: [Fold]
  let edition: String
  let isCurrent: Bool
  let chapters: Int
  let articles: Int
  let sentences: Int
  let written: [String]
  let removed: [String]
  let kept: [String]
  let setAside: [Aside]
  let levels: [Level]
  let reasons: [String]

  init(_ summary: ImportSummary, _ documents: [Document]) {
    sources = documents.map {
      Source(
        path: $0.text.name, format: $0.format.rawValue, encoding: $0.encoding.rawValue, converter: $0.converter,
        pictures: $0.pictureCount,
        leftOut: $0.leftOut.map { LeftOut(element: $0.element, text: $0.text) })
    }
    folds = summary.folds.map {
      Fold(line: $0.position.line, column: $0.position.column, was: $0.was, now: $0.now, kind: $0.kind)
    }
    plan = summary.slug.description
    edition = summary.edition.description
    isCurrent = summary.isCurrent
    chapters = summary.chapterCount
    articles = summary.articleCount
    sentences = summary.sentenceCount
    written = summary.written
    removed = summary.removed
    kept = summary.kept
    levels = summary.levels.map {
      Level(role: $0.role, example: $0.example, count: $0.count, first: $0.first, last: $0.last)
    }
    reasons = summary.reasons
    setAside = summary.setAside.map {
      Aside(line: $0.position.line, column: $0.position.column, text: $0.text, reason: $0.reason)
    }
  }
}

extension CalendarDate {
  /// The day by the machine's clock and time zone.
  fileprivate static var today: CalendarDate? {
    var now = time(nil)
    var parts = tm()
    localtime_r(&now, &parts)
    return CalendarDate(year: Int(parts.tm_year) + 1_900, month: Int(parts.tm_mon) + 1, day: Int(parts.tm_mday))
  }
}
