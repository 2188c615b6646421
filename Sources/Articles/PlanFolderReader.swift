import Diagnostics
import Files
import Text

extension PlanContent {
  /// The plan in `folder`, or nil when it cannot be read; what was noticed goes into `problems`.
  public static func read(_ folder: PlanFolder, _ problems: inout DiagnosticCollector) -> PlanContent? {
    PlanFolderReader.read(folder, &problems)
  }
}

/// Reads a plan's folder: every file is read before anything is thrown, so that one run names all that is wrong.
struct PlanFolderReader {
  private let folder: PlanFolder
  private var problems = DiagnosticCollector()

  init(_ folder: PlanFolder) {
    self.folder = folder
  }

  /// The plan, or nil when it cannot be read; what was noticed goes into `problems`.
  static func read(_ folder: PlanFolder, _ problems: inout DiagnosticCollector) -> PlanContent? {
    var reader = PlanFolderReader(folder)
    let plan = reader.plan()
    problems.report(contentsOf: reader.problems.diagnostics)
    return reader.problems.hasErrors ? nil : plan
  }

  private mutating func plan() -> PlanContent? {
    let folder = folder
    let edition = currentEdition()
    let settings = collect { (problems) throws(DiagnosticList) in try folder.settings(&problems) }
    let terms = collect { (problems) throws(DiagnosticList) in try folder.terms(&problems) }
    let chapters = readChapters()
    let articles = readArticles(chapters: chapters)
    let preamble = readPassage(PlanFolder.preambleName)
    let closing = readPassage(PlanFolder.closingName)
    guard let edition, let settings else { return nil }
    var plan = PlanContent(
      slug: folder.slug, settings: settings, edition: edition, preamble: preamble,
      chapters: PlanFolderReader.chapters(chapters, holding: articles), closing: closing, path: folder.path)
    plan.terms = terms ?? TermSettings()
    return plan
  }

  private mutating func currentEdition() -> CalendarDate? {
    let folder = folder
    let dates = collect { (problems) throws(DiagnosticList) in
      try DiagnosticList.of { () throws(Diagnostic) in try folder.editions(&problems) }
    }
    guard let dates else { return nil }
    if dates.isEmpty {
      problems.report(
        Diagnostic(
          in: folder.path, "has no edition",
          remedy: "import the plan's text with `gangmu import FILE --plan \(folder.slug)`"))
    }
    return dates.last
  }

  private mutating func readChapters() -> [Chapter] {
    numberedFiles(PlanFolder.chaptersName).compactMap { number in
      let path = "\(folder.path)/\(PlanFolder.chapterName(number))"
      let chapter = collect { (problems) throws(DiagnosticList) in
        try MarkdownFile.readChapter(PlanFolderReader.text(path), fileNumber: number, &problems)
      }
      if let lead = chapter?.lead { problems.report(contentsOf: lead.warnings()) }
      return chapter
    }
  }

  private mutating func readArticles(chapters: [Chapter]) -> [Article] {
    let slug = folder.slug
    let known = Set(chapters.map(\.number))
    let articles = numberedFiles(PlanFolder.articlesName).compactMap { number -> Article? in
      let path = "\(folder.path)/\(PlanFolder.articleName(number))"
      let article = collect { (problems) throws(DiagnosticList) in
        try MarkdownFile.readArticle(
          PlanFolderReader.text(path), plan: slug, fileNumber: number, chapters: known, &problems)
      }
      if let article { problems.report(contentsOf: article.body.warnings()) }
      return article
    }
    if articles.isEmpty, chapters.isEmpty, !problems.hasErrors {
      problems.report(
        Diagnostic(
          in: folder.path, "holds neither chapter nor article",
          remedy: "import the plan's text with `gangmu import FILE --plan \(slug)`"))
    }
    return articles
  }

  private mutating func readPassage(_ name: String) -> Body? {
    let path = "\(folder.path)/\(name)"
    guard File.exists(path) else { return nil }
    guard
      let text = collect({ (_) throws(DiagnosticList) in try PlanFolderReader.text(path) })
    else { return nil }
    if FrontMatter.begins(text) {
      problems.report(
        Diagnostic(
          in: path, at: Position(line: 1, column: 1), "has front matter, which this file does not take",
          remedy: "leave the text alone in it"))
    }
    let body = Body(path: path, firstLine: 1, markdown: text.bytes)
    problems.report(contentsOf: body.warnings())
    return body.prose.bytes.isEmpty ? nil : body
  }

  /// A file of Markdown; an error for each conflict in it that nobody resolved.
  private static func text(_ path: String) throws(DiagnosticList) -> SourceText {
    let text = try DiagnosticList.of { () throws(Diagnostic) in try File.readText(path) }
    let conflicts = ConflictMarks.problems(in: text)
    if !conflicts.isEmpty { throw DiagnosticList(conflicts) }
    return text
  }

  /// The numbers that the Markdown files of a folder are named after, in order.
  private mutating func numberedFiles(_ name: String) -> [OutlineNumber] {
    let path = "\(folder.path)/\(name)"
    guard Folder.exists(path) else { return [] }
    let entries = collect { (_) throws(DiagnosticList) in
      try DiagnosticList.of { () throws(Diagnostic) in try Folder.entries(path) }
    }
    var numbers: [OutlineNumber] = []
    // `28.md~` is an editor's backup.
    for entry in entries ?? [] where !entry.name.hasPrefix(".") && !entry.name.hasSuffix("~") {
      if !entry.isFolder, entry.name.hasSuffix(".md"), let number = OutlineNumber(entry.name.dropLast(3)) {
        numbers.append(number)
      } else {
        problems.report(
          Diagnostic(
            .warning, in: "\(path)/\(entry.name)", "is not read, because it is not named after a number",
            remedy: "name it like 28.md"))
      }
    }
    return numbers.sorted()
  }

  private mutating func collect<Value>(
    _ work: (inout DiagnosticCollector) throws(DiagnosticList) -> Value
  ) -> Value? {
    var found = DiagnosticCollector()
    do throws(DiagnosticList) {
      let value = try work(&found)
      problems.report(contentsOf: found.diagnostics)
      return value
    } catch {
      problems.report(contentsOf: found.diagnostics + error.diagnostics)
      return nil
    }
  }

  private static func chapters(_ chapters: [Chapter], holding articles: [Article]) -> [Chapter] {
    let byChapter = Dictionary(grouping: articles, by: \.chapter)
    var all = chapters
    if let loose = byChapter[Chapter.none], !chapters.contains(where: { $0.number == Chapter.none }) {
      all.append(
        Chapter(
          number: Chapter.none, heading: Heading(marker: "", title: "", terminator: ""), lead: nil, articles: loose,
          correction: nil, path: ""))
    }
    return all.sorted { $0.number < $1.number }.map { chapter in
      Chapter(
        number: chapter.number, heading: chapter.heading, lead: chapter.lead, articles: byChapter[chapter.number] ?? [],
        correction: chapter.correction, path: chapter.path)
    }
  }
}
