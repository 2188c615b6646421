import Articles
import Diagnostics
import Ledgers
import Links
import Parallel
import Revisions
import Search

/// A whole site in memory: every file that a library and its templates make, and nothing that depends on the day or
/// the machine.
public struct Site: Sendable {
  /// By path.
  public let files: [SiteFile]
  public let pageCount: Int
  /// What is worth knowing of the texts and no fault of them: documents that they name and the library does not hold.
  public let notes: [Diagnostic]

  /// A piece of a site that can be made beside the others.
  private struct Part: Sendable {
    var pages: [SiteFile] = []
    var others: [SiteFile] = []
    /// The plan's files for other programs, with what they are.
    var exports: PlanFiles?
  }

  private typealias Work = @Sendable () -> Part

  /// The recipe: files for other programs, pages, editions, index, assets, and what a web host and a reader without a network
  /// need.
  ///
  /// - Parameters:
  ///   - linked: the library with its links.
  ///   - histories: the editions of the library's plans.
  ///   - formerTerms: what the editions of plans that were revised had as terms.
  ///   - ledgers: those of the plans that have one.
  ///   - index: the library's search index, as `searchIndex` makes it.
  public static func make(
    of linked: LinkedLibrary, _ histories: [PlanHistory], _ formerTerms: [Slug: FormerTerms] = [:],
    _ ledgers: [PlanLedger] = [], index: [SiteFile], with templates: TemplateFolder
  ) -> Site {
    let library = linked.library
    let frame = SiteFrame(library, histories, ledgers, templates.strings)
    let bySlug = Dictionary(histories.map { ($0.slug, $0) }, uniquingKeysWith: { first, _ in first })
    let works = library.plans.flatMap { plan in
      let sources = PlanSources(
        history: bySlug[plan.slug], formerTerms: formerTerms[plan.slug] ?? .none,
        ledger: ledgers.first { $0.slug == plan.slug })
      return Site.works(plan, sources, of: linked, frame, templates)
    }
    let parts = works.parallelMap { $0() }
    let pages =
      [
        LibraryPage.file(library, frame, templates, parts.compactMap(\.exports)),
        SearchPage.file(library, frame, templates), NotFoundPage.file(frame, templates),
        OfflinePage.file(frame, templates),
      ] + parts.flatMap(\.pages)
    var files =
      pages + parts.flatMap(\.others) + parts.compactMap(\.exports).flatMap(\.all) + index
      + templates.assets.filter { !ledgers.isEmpty || $0.path != LedgerFrame.style }
      + [WebManifest.file(frame)] + SitemapFiles.files(pages, at: frame.address)
    if let address = frame.address { files.append(AtomFeed.file(library, histories, frame, at: address)) }
    if let worker = templates.parts["sw.js"] { files += OfflineFiles.files(files, of: library, worker: worker) }
    files.sort { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    return Site(files: files, pageCount: pages.count, notes: linked.documentsElsewhere)
  }

  /// The files of the search index, which needs no links and so can be made while these are looked for.
  public static func searchIndex(of library: Library, with templates: TemplateFolder) -> [SiteFile] {
    SearchIndex(library, templates.strings).files.map { SiteFile(path: $0.path, bytes: $0.bytes) }
  }

  /// What a plan's pages are made of beside its text.
  private struct PlanSources: Sendable {
    let history: PlanHistory?
    let formerTerms: FormerTerms
    let ledger: PlanLedger?
  }

  /// What is to be made of one plan, the largest pieces first.
  private static func works(
    _ plan: PlanContent, _ sources: PlanSources, of linked: LinkedLibrary, _ site: SiteFrame,
    _ templates: TemplateFolder
  ) -> [Work] {
    let frame = PlanFrame(plan, of: linked, site: site, templates: templates)
    let editions = sources.history.map { EditionsFrame(plan, $0, site: site) }
    let ledger = sources.ledger.map { LedgerFrame($0, frame, editions) }
    return [
      {
        guard plan.terms.publication != .off else { return Part() }
        return Part(
          pages: TermPage.files(frame, sources.formerTerms, templates)
            + [TermsPage.file(frame, sources.formerTerms, templates)])
      },
      { Part(pages: ArticlePage.files(frame, editions, ledger, templates)) },
      {
        let exports = PlanFiles(exports: PlanExport(plan, of: linked, sources.history).files, ledger: ledger?.table)
        return Part(pages: [PlanOverview.file(frame, templates, exports)], exports: exports)
      },
      {
        guard let editions else { return Part() }
        return Part(pages: EditionPages.files(editions, templates), others: EditionPages.data(editions))
      },
      {
        Part(
          pages: ChapterPage.files(frame, editions, templates) + PassagePage.files(frame, editions, templates)
            + [FullPage.file(frame, editions, templates), MapPage.file(frame, templates)],
          others: [PrintStyle.file(plan)])
      },
      {
        guard let ledger else { return Part() }
        return Part(pages: [LedgerPage.file(ledger, templates)] + BodyPage.files(ledger, templates))
      },
    ]
  }
}
