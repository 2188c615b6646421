import Articles
import Links

/// `search.html`. Where no script runs it leads to what finds without one: the full texts, in which the browser can look, and
/// the indexes of terms.
enum SearchPage {
  static let schema = TemplateSchema(
    flags: [.hasPlans],
    lists: [
      .plans: TemplateSchema(text: [.shortTitle, .textLanguage, .fullURL, .termsURL], flags: [.hasTermIndex])
    ])

  /// In a library of more plans than this the library's page lists them, and every search would load them for nothing.
  private static let mostPlans = 20

  static func file(_ all: [PlanHeader], _ site: SiteFrame, _ templates: TemplateFolder) -> SiteFile {
    let plans = all.count <= mostPlans ? all : []
    let record = site.record(
      .search, title: site.strings[.searchTitle],
      description: site.strings.text(.searchDescription, ["siteTitle": site.title])
    ).merging([
      .hasPlans: .flag(!plans.isEmpty),
      .plans: .list(
        plans.map { plan in
          [
            .shortTitle: .text(plan.title),
            .textLanguage: .text(plan.language),
            .fullURL: .text(PageID.search.url(to: .full(plan.slug))),
            .hasTermIndex: .flag(plan.termPublication != .off),
            .termsURL: .text(PageID.search.url(to: .terms(plan.slug))),
          ]
        }),
    ])
    return SiteFile(.search, templates.render(.search, record))
  }
}
