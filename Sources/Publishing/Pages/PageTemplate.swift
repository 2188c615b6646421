/// The templates that Gangmu fills itself; all others are included by these.
enum PageTemplate: String, CaseIterable, Sendable {
  case library, plan, contents, chapter, article, passage, full, term, terms, map, search, notfound, offline, single
  case dated, datedcontents, editions, changes, redline, comparison, history, tombstone
  case ledger, body

  /// The values that the template has.
  var schema: TemplateSchema {
    switch self {
    case .library: SiteFrame.schema + LibraryPage.schema
    case .offline: SiteFrame.schema
    case .search: SiteFrame.schema + SearchPage.schema
    case .notfound: SiteFrame.schema + NotFoundPage.schema
    case .contents: ContentsFragment.schema
    case .plan: PlanFrame.schema + PlanOverview.schema
    case .full: PlanFrame.schema + PlanOverview.schema + FullPage.schema
    case .single: PlanFrame.schema + PlanOverview.schema + FullPage.schema + SingleFile.schema
    case .term: PlanFrame.schema + TermPage.schema
    case .map: PlanFrame.schema + MapPage.schema
    case .ledger: PlanFrame.schema + LedgerPage.schema
    case .body: PlanFrame.schema + BodyPage.schema
    case .terms: PlanFrame.schema + TermsPage.schema
    case .chapter: PlanFrame.schema + ChapterPage.schema
    case .article: PlanFrame.schema + ArticlePage.schema
    case .dated: DatedPage.schema
    case .datedcontents: DatedContents.schema
    case .editions: EditionsPage.schema
    case .changes: ChangesPage.schema
    case .redline: RedlinePage.schema
    case .comparison: ComparisonPage.schema
    case .history: HistoryPage.schema
    case .tombstone: TombstonePage.schema
    case .passage: PlanFrame.schema + PassagePage.schema
    }
  }
}
