import Articles
import Diagnostics
import Editions
import Ledgers
import Links
import Parallel
import Publishing
import Search
import Synchronization

/// Makes the site of Content/ and Templates/, once or again and again; what it was not told to forget it does not read
/// again.
///
/// Every plan is read twice: first for what other plans need of it, then for its pages. Between the two it is let go, but for what
/// fits in little memory; so a library of any size can be built.
public struct SiteBuilder: Sendable {
  public let content: ContentFolder
  /// The folder of the templates, as the user named it.
  public let templates: String
  private var memory: [Slug: PlanReading] = [:]
  /// With the language whose strings were read with them.
  private var readTemplates: (folder: TemplateFolder, language: String)?

  public init(content: ContentFolder, templates: String) {
    self.content = content
    self.templates = templates
  }

  /// What a build made.
  public struct Made: Sendable {
    public let settings: SiteSettings
    public let pageCount: Int
    public let warnings: [Diagnostic]
    /// What is worth knowing of the texts and no fault of them.
    public let notes: [Diagnostic]
  }

  /// Makes the whole site in the folder, of which nothing is changed when anything is wrong with either source.
  ///
  /// - Parameter check: is called with the warnings before anything is changed, and may throw them.
  public mutating func publish(
    to folder: SiteFolder, _ check: ([Diagnostic]) throws(DiagnosticList) -> Void = { _ in }
  ) throws(DiagnosticList) -> (made: Made, change: SiteChange) {
    let sources = try read(holdsAll: false)
    var made: Made?
    let change = try folder.publish { (draft) throws(DiagnosticList) in
      let run = try make(sources) { (files) throws(Diagnostic) in try draft.add(files) }
      try check(run.made.warnings)
      made = run.made
      return run.listings
    }
    guard let made else { throw DiagnosticList([]) }
    return (made, change)
  }

  /// The whole site in memory, what it was made of, and warnings; throws everything that is wrong with either folder.
  public mutating func make() throws(DiagnosticList) -> (site: Site, library: Library, warnings: [Diagnostic]) {
    let sources = try read(holdsAll: true)
    let files = FileCollection()
    let made = try make(sources) { (more) throws(Diagnostic) in files.add(more) }.made
    let plans = sources.library.plans.compactMap { plan in
      var reading = plan.held
      return reading?.plan(sources.library.settings).plan
    }
    return (
      Site(files.all, pageCount: made.pageCount, notes: made.notes),
      Library(settings: sources.library.settings, plans: plans), made.warnings
    )
  }

  // MARK: Both passes

  private struct Sources: Sendable {
    let library: LibraryReading
    let templates: TemplateFolder
  }

  /// The first pass, over both folders, each read before the other's problems end the run.
  private mutating func read(holdsAll: Bool) throws(DiagnosticList) -> Sources {
    // What language the templates are wanted in is part of what is read beside them; most often it is as it was or the
    // default.
    let expected = readTemplates?.language ?? SiteSettings().language
    var (found, folder) = inParallel { [content, memory] in
      Result { () throws(DiagnosticList) in
        try LibraryReading.read(content, remembering: memory, holdsAll: holdsAll)
      }
    } _: { [self] in
      Result { () throws(DiagnosticList) in try templateFolder(expected) }
    }
    let language = (try? found.get())?.settings.language ?? expected
    if language != expected { folder = Result { () throws(DiagnosticList) in try templateFolder(language) } }
    var problems = DiagnosticCollector()
    let read = problems.collect { () throws(DiagnosticList) in try found.get() }
    let templates = problems.collect { () throws(DiagnosticList) in try folder.get() }
    guard let read, let templates else { throw DiagnosticList(problems.diagnostics) }
    readTemplates = (templates, language)
    return Sources(library: read, templates: templates)
  }

  private func templateFolder(_ language: String) throws(DiagnosticList) -> TemplateFolder {
    if let readTemplates, readTemplates.language == language { return readTemplates.folder }
    return try TemplateFolder.read(templates, language: language)
  }

  /// The second pass: the files of every plan and, beside them, of the search; then of the whole.
  private mutating func make(_ sources: Sources, into sink: @escaping SiteRecipe.Sink) throws(DiagnosticList)
    -> (made: Made, listings: [SiteListing])
  {
    let library = sources.library
    let recipe = SiteRecipe(library.settings, library.plans.map(\.header), with: sources.templates)
    let (plans, index) = inParallel { [content] in
      library.plans.parallelMap { plan in
        PlanMaking(plan, of: library, in: content).make(recipe, into: sink)
      }
    } _: { [content] in
      Result { () throws(Diagnostic) in
        let texts = library.plans.parallelMap { plan -> SearchPlanText? in
          var reading = plan.held ?? PlanReading(content.plan(plan.header.slug))
          return reading.plan(library.settings).plan.map(recipe.searchText)
        }
        return try recipe.makeIndex(of: texts.compactMap { $0 }, into: sink)
      }
    }
    var problems = DiagnosticCollector()
    for plan in plans {
      problems.report(contentsOf: plan.noticed)
      memory[plan.slug] = plan.held
    }
    try problems.throwErrors()
    let parts = plans.compactMap(\.part)
    return try DiagnosticList.of { () throws(Diagnostic) in
      let index = try index.get()
      let whole = try recipe.makeWhole(parts, index: index, into: sink)
      let made = Made(
        settings: library.settings, pageCount: whole.pageCount,
        warnings: library.warnings + plans.flatMap(\.textWarnings) + sources.templates.warnings
          + plans.flatMap(\.linkWarnings),
        notes: parts.flatMap(\.notes))
      return (made, parts.map(\.listing) + [index, whole.listing])
    }
  }

  // MARK: Changes

  /// To be called when a file or folder at `path`, below Content/, has changed.
  public mutating func forgetContent(_ path: String) {
    let parts = path.split(separator: "/", maxSplits: 1)
    guard let slug = parts.first.flatMap({ Slug(String($0)) }) else { return }
    memory[slug]?.forget(parts.count > 1 ? parts[1] : "")
  }

  /// To be called when anything in Templates/ has changed.
  public mutating func forgetTemplates() {
    readTemplates = nil
  }

  /// To be called when it is not known what has changed.
  public mutating func forgetAll() {
    memory = [:]
    readTemplates = nil
  }
}

/// Files that are made on several threads.
private final class FileCollection: Sendable {
  private let files = Mutex<[SiteFile]>([])

  func add(_ more: [SiteFile]) { files.withLock { $0 += more } }

  var all: [SiteFile] { files.withLock { $0 } }
}
