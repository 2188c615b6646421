import Articles
import Diagnostics
import Files
import Ledgers
import Links
import Parallel
import Revisions
import Search

/// How a site is made: the files of each plan, in any order, and when all plans are made those of the whole. Nothing of it
/// depends on the day or the machine.
public struct SiteRecipe: Sendable {
  /// Takes files as they are made, on any thread.
  public typealias Sink = @Sendable ([SiteFile]) throws(Diagnostic) -> Void

  /// The sources of one plan's files.
  public struct PlanSources: Sendable {
    let linked: LinkedPlan
    let history: PlanHistory?
    let formerTerms: FormerTerms
    let ledger: PlanLedger?

    /// - Parameters:
    ///   - history: the plan's editions.
    ///   - formerTerms: what the editions of a revised plan had as terms.
    ///   - ledger: nil where it has none.
    public init(_ linked: LinkedPlan, _ history: PlanHistory?, _ formerTerms: FormerTerms, _ ledger: PlanLedger?) {
      self.linked = linked
      self.history = history
      self.formerTerms = formerTerms
      self.ledger = ledger
    }
  }

  private let settings: SiteSettings
  private let plans: [PlanHeader]
  private let templates: TemplateFolder
  private let frame: SiteFrame

  /// - Parameter plans: all plans of the library, by slug.
  public init(_ settings: SiteSettings, _ plans: [PlanHeader], with templates: TemplateFolder) {
    self.settings = settings
    self.plans = plans
    self.templates = templates
    frame = SiteFrame(settings, plans, templates.strings)
  }

  /// Of what all pages show of the site around their content, beside the templates.
  public var influence: Checksum {
    var packing = Packing()
    frame.common(beside: .library).pack(into: &packing)
    return Checksum(of: packing.bytes)
  }

  /// Whether the pages of the whole are made of the lists of all plans' files.
  public var listsPlans: Bool { frame.address != nil }

  // MARK: A plan

  /// A piece of a plan's files that can be made beside the others; the one that makes the plan's front gives the plan at a glance,
  /// for the library's page.
  private typealias Piece = @Sendable (inout MadeFiles) -> TemplateRecord?

  /// Makes the files of a plan and gives them away.
  public func makePlan(_ sources: PlanSources, into sink: @escaping Sink) throws(Diagnostic) -> PlanPart {
    let plan = sources.linked.plan
    let site = frame
    let frame = PlanFrame(plan, of: sources.linked, site: site, templates: templates)
    let editions = sources.history.map { EditionsFrame(plan, $0, site: site) }
    let made = try pieces(sources, frame, editions).parallelResults { (piece) throws(Diagnostic) in
      var files = MadeFiles(into: sink)
      let overview = piece(&files)
      return (files: try files.taken(), overview: overview)
    }
    var part = PlanPart(plan.slug)
    for piece in made {
      part.listing.append(contentsOf: piece.files.listing)
      if let overview = piece.overview { part.overview = overview }
    }
    if let address = site.address { part.feed = AtomFeed.entries(plan, sources.history, site, at: address) }
    if templates.parts["sw.js"] != nil {
      let list = OfflineFiles.list(part.listing, of: plan.slug)
      try sink([list])
      part.offline = OfflineList(plan.slug.description, list)
      part.listing.append(list)
    }
    part.listing = part.listing.sorted()
    part.pages = made.flatMap(\.files.pages).compactMap { part.listing.sortedIndex(of: $0.utf8).map(UInt32.init) }
    part.notes = sources.linked.documentsElsewhere
    return part
  }

  /// What is to be made of one plan, the largest pieces first.
  private func pieces(_ sources: PlanSources, _ frame: PlanFrame, _ editions: EditionsFrame?) -> [Piece] {
    let (plan, templates, isOnlyPlan) = (frame.plan, templates, plans.count == 1)
    let ledger = sources.ledger.map { LedgerFrame($0, frame, editions) }
    return [
      { files in
        guard plan.terms.publication != .off else { return nil }
        TermPage.make(frame, sources.formerTerms, templates, to: &files)
        files.add(page: TermsPage.file(frame, sources.formerTerms, templates))
        return nil
      },
      { files in
        ArticlePage.make(frame, editions, ledger, templates, to: &files)
        return nil
      },
      { files in
        let export = PlanExport(sources.linked, sources.history, address: frame.address)
        let exports = PlanFiles(exports: export.files, ledger: ledger?.table)
        files.add(page: PlanOverview.file(frame, templates, exports))
        for file in exports.all { files.add(file) }
        return PlanOverview.values(
          plan, from: .library, frame.strings, isRevised: frame.isRevised, hasLedger: frame.hasLedger,
          withChapters: isOnlyPlan, exports: exports)
      },
      { files in
        if let editions { EditionPages.make(editions, templates, to: &files) }
        return nil
      },
      { files in
        ChapterPage.make(frame, editions, templates, to: &files)
        for page in PassagePage.files(frame, editions, templates) { files.add(page: page) }
        files.add(page: FullPage.file(frame, editions, templates))
        files.add(page: MapPage.file(frame, templates))
        files.add(PrintStyle.file(plan))
        return nil
      },
      { files in
        guard let ledger else { return nil }
        files.add(page: LedgerPage.file(ledger, templates))
        for page in BodyPage.files(ledger, templates) { files.add(page: page) }
        return nil
      },
    ]
  }

  // MARK: The search

  /// What a plan says to the search.
  public func searchText(of plan: PlanContent) -> SearchPlanText { SearchPlanText(plan, templates.strings) }

  // MARK: The whole

  /// Makes the files that are no plan's.
  ///
  /// - Parameters:
  ///   - parts: what the making of all plans left, by slug.
  ///   - index: the files of the search.
  /// - Returns: how many pages the site has, and the files' list, by path.
  public func makeWhole(_ parts: [PlanPart], index: SiteListing, into sink: Sink) throws(Diagnostic) -> (
    pageCount: Int, listing: SiteListing
  ) {
    let pages = [
      LibraryPage.file(parts, frame, templates), SearchPage.file(plans, frame, templates),
      NotFoundPage.file(frame, templates), OfflinePage.file(frame, templates),
    ]
    let hasLedger = plans.contains(where: \.hasLedger)
    var files =
      pages + templates.assets.filter { hasLedger || $0.path != LedgerFrame.style } + [WebManifest.file(frame)]
      + SitemapFiles.files(pages.map(\.path), parts, at: frame.address)
    if let address = frame.address {
      files.append(AtomFeed.file(parts.flatMap(\.feed), settings, frame, at: address))
    }
    if let worker = templates.parts["sw.js"] {
      var all = SiteListing(files)
      all.append(contentsOf: index)
      let list = OfflineFiles.list(all, of: nil)
      files += [list, OfflineFiles.worker([OfflineList("*", list)] + parts.compactMap(\.offline), worker)]
    }
    try sink(files)
    return (parts.reduce(pages.count) { $0 + $1.pageCount }, SiteListing(files).sorted())
  }
}
