import Articles
import Diagnostics
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
  /// The pages made with the templates that were read.
  private var pages = RenderMemory()
  /// Whether it is worth while to keep pages for the next time.
  private let isRepeated: Bool

  /// - Parameter isRepeated: whether the site will be made more than once.
  public init(content: ContentFolder, templates: String, isRepeated: Bool = false) {
    self.content = content
    self.templates = templates
    self.isRepeated = isRepeated
  }

  /// The whole site, what it was made of, and warnings; throws everything that is wrong with either folder.
  public mutating func make() throws(DiagnosticList) -> (site: Site, library: Library, warnings: [Diagnostic]) {
    var problems = DiagnosticCollector()
    // Both folders are read before either's problems end the run.
    let found = problems.collect { () throws(DiagnosticList) in try content.library(remembering: &library) }
    let language = (found?.library.settings ?? SiteSettings()).language
    let folder = problems.collect { () throws(DiagnosticList) in try templateFolder(language) }
    guard let found, let folder else { throw DiagnosticList(problems.diagnostics) }
    let (editions, editionWarnings) = try histories.histories(of: found.library, in: content)
    let terms = histories.formerTerms(of: found.library, editions)
    let (ledgers, ledgerWarnings) = try content.ledgers(of: found.library, editions)
    pages.begin()
    let (site, warnings) = try Site.make(of: found.library, editions, terms, ledgers, with: folder)
    return (site, found.library, found.warnings + editionWarnings + ledgerWarnings + warnings)
  }

  private mutating func templateFolder(_ language: String) throws(DiagnosticList) -> TemplateFolder {
    if let readTemplates, readTemplates.language == language { return readTemplates.folder }
    var folder = try TemplateFolder.read(templates, language: language)
    if isRepeated {
      pages = RenderMemory()
      folder = folder.remembering(in: pages)
    }
    readTemplates = (folder, language)
    return folder
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
