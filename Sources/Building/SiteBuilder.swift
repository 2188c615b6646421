import Articles
import Diagnostics
import Editions
import Files
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
    /// What the build still holds. To let it go takes time that a process that ends need not spend.
    public fileprivate(set) var remains: (any Sendable)?
  }

  /// Makes the whole site in the folder, of which nothing is changed when anything is wrong with either source.
  ///
  /// - Parameters:
  ///   - record: what was made before, where it was looked at.
  ///   - check: is called with the warnings before anything is changed, and may throw them.
  public mutating func publish(
    to folder: SiteFolder, after record: BuildRecord? = nil,
    _ check: ([Diagnostic]) throws(DiagnosticList) -> Void = { _ in }
  ) throws(DiagnosticList) -> (made: Made, change: SiteChange) {
    let record = record ?? BuildRecord(content: content, templates: templates, site: folder.path)
    let state = record?.sources
    let look = look(record)
    var sources = Optional(
      try read(holdsAll: false) { [content] settings in
        PlanRecords(state, of: content, site: folder.path, settings, look, record?.standings ?? [:])
      })
    let records = sources?.library.records
    let places = record?.places(of: sources?.library.plans.map(\.header.slug) ?? [])
    let (run, change) = try folder.publish(places: places) { (draft) throws(DiagnosticList) in
      let run = try make(
        &sources, listsPlans: places == nil, into: { (files) throws(Diagnostic) in try draft.add(files) })
      try check(run.made.warnings)
      return (run, run.parts(areKnown: places != nil))
    }
    if let records { keep(run, change, folder.path, records, record) }
    var made = run.made
    made.remains = run
    return (made, change)
  }

  /// What of the site is looked at to see what can be kept. Where the texts are those of the last build, the site is what may have
  /// changed, and each file is looked at.
  private func look(_ record: BuildRecord?) -> Standing.Look {
    record?.hasOtherSources == true ? .folders : .files
  }

  /// The whole site in memory, what it was made of, and warnings; throws everything that is wrong with either folder.
  public mutating func make() throws(DiagnosticList) -> (site: Site, library: Library, warnings: [Diagnostic]) {
    let sources = try read(holdsAll: true)
    let files = FileCollection()
    var given = Optional(sources)
    let made = try make(&given) { (more) throws(Diagnostic) in files.add(more) }.made
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

  struct Sources: Sendable {
    let library: LibraryReading
    let templates: TemplateFolder
  }

  /// The first pass, over both folders, each read before the other's problems end the run.
  mutating func read(
    holdsAll: Bool, records: @escaping @Sendable (SiteSettings) -> PlanRecords? = { _ in nil }
  ) throws(DiagnosticList) -> Sources {
    // What language the templates are wanted in is part of what is read beside them; most often it is as it was or the
    // default.
    let expected = readTemplates?.language ?? SiteSettings().language
    var (found, folder) = inParallel { [content, memory] in
      Result { () throws(DiagnosticList) in
        let library = try LibraryReading.read(content, remembering: memory, holdsAll: holdsAll, records: records)
        // A small library is read before the templates are.
        library.records?.readAhead()
        return library
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

  /// - Parameter listsPlans: whether the lists of the files of plans that stand as they were are wanted.
  func secondPass(_ sources: Sources, listsPlans: Bool, into sink: @escaping SiteRecipe.Sink) -> SecondPass {
    let library = sources.library
    let recipe = SiteRecipe(library.settings, library.plans.map(\.header), with: sources.templates)
    let texts = SearchTexts(content, library.settings, recipe, library.records)
    return SecondPass(
      recipe: recipe, texts: texts, index: library.records?.index, sink: sink,
      listsPlans: listsPlans || recipe.listsPlans)
  }

  /// So many plans do not keep all cores busy by themselves.
  static let fewPlans = 8

  struct Run: Sendable {
    let made: Made
    let plans: [PlanMaking.Made]
    /// Where what each plan says to the search is.
    let texts: [SearchTexts.Place]
    /// Of the plans, of the index and of the whole; those of plans that stand as they were may be empty.
    let listings: [SiteListing]
    let index: IndexMaking.Made
  }

  typealias PlansMade = (plans: [PlanMaking.Made], parts: [PlanPart], warnings: [Diagnostic])

  /// The second pass: the files of every plan and of the search; then of the whole.
  ///
  /// - Parameters:
  ///   - sources: nil afterwards; of a large library it is let go as soon as its plans are made.
  ///   - listsPlans: whether the lists of the files of plans that stand as they were are wanted.
  private mutating func make(
    _ sources: inout Sources?, listsPlans: Bool = true, into sink: @escaping SiteRecipe.Sink
  ) throws(DiagnosticList) -> Run {
    guard let pass = sources.map({ secondPass($0, listsPlans: listsPlans, into: sink) }),
      let settings = sources?.library.settings, let planCount = sources?.library.plans.count
    else { throw DiagnosticList([]) }
    // Of many plans each keeps a core busy, and memory is better spent on one of the two.
    let (made, places, index) =
      planCount > SiteBuilder.fewPlans ? try makeOneByOne(&sources, pass) : try makeAtOnce(&sources, pass)
    return try DiagnosticList.of { () throws(Diagnostic) in
      let whole = try pass.recipe.makeWhole(made.parts, index: index.index.listing, into: sink)
      return Run(
        made: Made(
          settings: settings, pageCount: whole.pageCount, warnings: made.warnings,
          notes: made.parts.flatMap(\.notes)),
        plans: made.plans, texts: places, listings: made.parts.map(\.listing) + [index.index.listing, whole.listing],
        index: index)
    }
  }

  private typealias Pieces = (plans: PlansMade, texts: [SearchTexts.Place], index: IndexMaking.Made)

  /// First the plans, then the search, when what plans need of each other was let go.
  private mutating func makeOneByOne(
    _ sources: inout Sources?, _ pass: SecondPass
  ) throws(DiagnosticList) -> Pieces {
    // What is kept needs little, and its memory is used again sooner where the system does not get it in between.
    let unknown = sources?.library.plans.count { $0.record == nil } ?? 0
    if unknown > SiteBuilder.fewPlans { FreedMemory.giveBackLargeArrays() } else { pass.index?.readAhead() }
    let held = Held(&sources)
    let made = try makePlans(of: held, pass)
    let places = made.plans.compactMap(\.text)
    let index = try IndexMaking(made.plans.map(\.slug), places, pass, after: { held.letGo() }).make()
    return (made, places, index)
  }

  /// Plans and search beside each other.
  private mutating func makeAtOnce(_ given: inout Sources?, _ pass: SecondPass) throws(DiagnosticList) -> Pieces {
    guard let sources = given.take() else { throw DiagnosticList([]) }
    let plans = sources.library.plans
    let (found, made) = inParallel {
      Result { () throws(DiagnosticList) in
        let places = try pass.texts.places(of: plans)
        return (places, try IndexMaking(plans.map(\.header.slug), places, pass).make())
      }
    } _: { [self] in
      var builder = self
      let made = Result { () throws(DiagnosticList) in
        try builder.makePlans(plans, sources, pass, takingTexts: false)
      }
      return (made: made, memory: builder.memory)
    }
    memory = made.memory
    let plansMade = try made.made.get()
    let (places, index) = try found.get()
    return (plansMade, places, index)
  }

  /// The files of all plans.
  private mutating func makePlans(of held: Held<Sources>, _ pass: SecondPass) throws(DiagnosticList) -> PlansMade {
    guard let sources = held.value else { throw DiagnosticList([]) }
    return try makePlans(sources.library.plans, sources, pass, takingTexts: true)
  }

  /// The files of plans; throws what is wrong with any of them.
  ///
  /// - Parameter takesTexts: whether what they say to the search is taken on the way, or somebody else does.
  mutating func makePlans(
    _ plans: [LibraryReading.Plan], _ sources: Sources, _ pass: SecondPass, takingTexts takesTexts: Bool
  ) throws(DiagnosticList) -> PlansMade {
    let made = plans.parallelMap { [content] plan in
      PlanMaking(plan, of: sources.library, in: content, texts: takesTexts ? pass.texts : nil).make(pass)
    }
    var problems = DiagnosticCollector()
    for plan in made {
      problems.report(contentsOf: plan.noticed)
      // What was kept was not read.
      if let held = plan.held { memory[plan.slug] = held }
    }
    try problems.throwErrors()
    let warnings =
      sources.library.warnings + made.flatMap(\.textWarnings) + sources.templates.warnings
      + made.flatMap(\.linkWarnings)
    return (made, made.compactMap(\.part), warnings)
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
