import Articles
import Diagnostics
import Ledgers
import Links
import Revisions
import Search

/// A whole site in memory: every file that a library and its templates make, and nothing that depends on the day or
/// the machine.
public struct Site: Sendable {
  /// By path.
  public let files: [SiteFile]
  public let pageCount: Int

  /// The recipe: links, files for other programs, pages, editions, index, assets, and what a web host and a reader without a
  /// network need.
  ///
  /// - Parameters:
  ///   - histories: the editions of the library's plans.
  ///   - formerTerms: what the editions of plans that were revised had as terms.
  ///   - ledgers: those of the plans that have one.
  ///
  /// Throws, with their places in Content/, the links that lead nowhere.
  public static func make(
    of library: Library, _ histories: [PlanHistory], _ formerTerms: [Slug: FormerTerms] = [:],
    _ ledgers: [PlanLedger] = [], with templates: TemplateFolder
  ) throws(DiagnosticList) -> (site: Site, warnings: [Diagnostic]) {
    let (linked, warnings) = try LinkedLibrary.linking(library, formerTerms: formerTerms)
    let frame = SiteFrame(library, histories, templates.strings)
    let exports = library.plans.map { plan in
      PlanExport(plan, of: linked, histories.first { $0.slug == plan.slug }).files
    }
    var styles: [SiteFile] = []
    var editionData: [SiteFile] = []
    var ledgerFiles: [SiteFile] = []
    var pages = [
      LibraryPage.file(library, frame, templates, exports), SearchPage.file(library, frame, templates),
      NotFoundPage.file(frame, templates), OfflinePage.file(frame, templates),
    ]
    for (plan, exported) in zip(library.plans, exports) {
      let editions = histories.first { $0.slug == plan.slug }.map { EditionsFrame(plan, $0, site: frame) }
      let frame = PlanFrame(plan, of: linked, site: frame, templates: templates)
      pages.append(PlanOverview.file(frame, templates, exported))
      pages += ChapterPage.files(frame, editions, templates)
      pages += ArticlePage.files(frame, editions, templates)
      pages += PassagePage.files(frame, editions, templates)
      pages.append(FullPage.file(frame, editions, templates))
      styles.append(PrintStyle.file(plan))
      if let editions {
        pages += EditionPages.files(editions, templates)
        editionData += EditionPages.data(editions)
      }
      if let ledger = ledgers.first(where: { $0.slug == plan.slug }) {
        ledgerFiles.append(SiteFile(path: "\(plan.slug)/\(Ledger.fileName)", bytes: ledger.csv))
      }
      pages.append(MapPage.file(frame, templates))
      if plan.terms.publication != .off {
        let terms = formerTerms[plan.slug] ?? .none
        pages.append(TermsPage.file(frame, terms, templates))
        pages += TermPage.files(frame, terms, templates)
      }
    }
    let index = SearchIndex(library, templates.strings).files.map { SiteFile(path: $0.path, bytes: $0.bytes) }
    var files =
      pages + styles + editionData + ledgerFiles + exports.flatMap { $0.map(\.file) } + index + templates.assets
      + [WebManifest.file(frame)]
      + SitemapFiles.files(pages, at: frame.address)
    if let address = frame.address { files.append(AtomFeed.file(library, histories, frame, at: address)) }
    if let worker = templates.parts["sw.js"] { files += OfflineFiles.files(files, of: library, worker: worker) }
    files.sort { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    return (Site(files: files, pageCount: pages.count), templates.warnings + warnings)
  }
}
