import Articles
import Diagnostics
import Editions
import Ledgers
import Links
import Parallel
import Publishing
import Revisions

/// Makes the site of Content/ and Templates/, once or again and again; what it was not told to forget it does not read
/// again.
public struct SiteBuilder: Sendable {
  public let content: ContentFolder
  /// The folder of the templates, as the user named it.
  public let templates: String
  private var library = LibraryMemory()
  private var histories = HistoryMemory()
  /// With the language whose strings were read with them.
  private var readTemplates: (folder: TemplateFolder, language: String)?

  public init(content: ContentFolder, templates: String) {
    self.content = content
    self.templates = templates
  }

  /// The whole site, what it was made of, and warnings; throws everything that is wrong with either folder.
  public mutating func make() throws(DiagnosticList) -> (site: Site, library: Library, warnings: [Diagnostic]) {
    let sources = try read()
    readTemplates = sources.templates
    library = sources.libraryMemory
    let read = try editions(of: sources.library, with: sources.templates.folder)
    histories = read.memory
    let (linked, linkWarnings) = try read.linked.get()
    let site = Site.make(
      of: linked, read.editions, read.terms, read.ledgers, index: read.index, with: sources.templates.folder)
    return (
      site, sources.library, sources.warnings + read.warnings + sources.templates.folder.warnings + linkWarnings
    )
  }

  private struct ReadEditions: Sendable {
    let memory: HistoryMemory
    let editions: [PlanHistory]
    let terms: [Slug: FormerTerms]
    let ledgers: [PlanLedger]
    let index: [SiteFile]
    let warnings: [Diagnostic]
    /// The library with its links; its problems come after those of the texts.
    let linked: Linking
  }

  private typealias Linking = Result<(linked: LinkedLibrary, warnings: [Diagnostic]), DiagnosticList>

  /// The editions, the ledgers and the search index, and the library with its links, which where no plan was revised need not
  /// wait for them.
  private func editions(of library: Library, with templates: TemplateFolder) throws(DiagnosticList) -> ReadEditions {
    let isRevised = library.plans.contains { plan in
      var problems = DiagnosticCollector()
      return (try? content.plan(plan.slug).editions(&problems))?.count != 1
    }
    let (found, early) = inParallel {
      Result { () throws(DiagnosticList) in
        var memory = histories
        let (editions, warnings) = try memory.histories(of: library, in: content)
        let terms = memory.formerTerms(of: library, editions)
        let (ledgers, ledgerWarnings) = try content.ledgers(of: library, editions)
        let index = Site.searchIndex(of: library, with: templates)
        return (memory, editions, terms, ledgers, index, warnings + ledgerWarnings)
      }
    } _: { () -> Linking? in
      isRevised ? nil : Linking { () throws(DiagnosticList) in try LinkedLibrary.linking(library) }
    }
    let (memory, editions, terms, ledgers, index, warnings) = try found.get()
    let linked =
      early
      ?? Linking { () throws(DiagnosticList) in try LinkedLibrary.linking(library, formerTerms: terms) }
    return ReadEditions(
      memory: memory, editions: editions, terms: terms, ledgers: ledgers, index: index, warnings: warnings,
      linked: linked)
  }

  private struct Sources: Sendable {
    let libraryMemory: LibraryMemory
    let library: Library
    let warnings: [Diagnostic]
    let templates: (folder: TemplateFolder, language: String)
  }

  /// Both folders, each read before the other's problems end the run.
  private func read() throws(DiagnosticList) -> Sources {
    // What language the templates are wanted in is part of what is read beside them; most often it is as it was or the
    // default.
    let expected = readTemplates?.language ?? SiteSettings().language
    var (found, folder) = inParallel {
      var memory = library
      return Result { () throws(DiagnosticList) in
        let (library, warnings) = try content.library(remembering: &memory)
        return (memory, library, warnings)
      }
    } _: {
      Result { () throws(DiagnosticList) in try templateFolder(expected) }
    }
    let language = (try? found.get())?.1.settings.language ?? expected
    if language != expected { folder = Result { () throws(DiagnosticList) in try templateFolder(language) } }
    var problems = DiagnosticCollector()
    let read = problems.collect { () throws(DiagnosticList) in try found.get() }
    let templates = problems.collect { () throws(DiagnosticList) in try folder.get() }
    guard let read, let templates else { throw DiagnosticList(problems.diagnostics) }
    return Sources(libraryMemory: read.0, library: read.1, warnings: read.2, templates: (templates, language))
  }

  private func templateFolder(_ language: String) throws(DiagnosticList) -> TemplateFolder {
    if let readTemplates, readTemplates.language == language { return readTemplates.folder }
    return try TemplateFolder.read(templates, language: language)
  }

  /// To be called when a file or folder at `path`, below Content/, has changed.
  public mutating func forgetContent(_ path: String) {
    library.forget(path)
    histories.forget(path)
  }

  /// To be called when anything in Templates/ has changed.
  public mutating func forgetTemplates() {
    readTemplates = nil
  }

  /// To be called when it is not known what has changed.
  public mutating func forgetAll() {
    library = LibraryMemory()
    histories = HistoryMemory()
    readTemplates = nil
  }
}
