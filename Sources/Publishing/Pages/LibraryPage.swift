import Articles
import Links

/// `index.html`: the plans of the library; with a single plan, that plan's front page.
enum LibraryPage {
  static let schema = TemplateSchema(
    text: [.planCount], lists: [.plans: PlanOverview.schema])

  /// - Parameter exports: the files of each plan for other programs.
  static func file(
    _ library: Library, _ site: SiteFrame, _ templates: TemplateFolder,
    _ exports: [PlanFiles]
  ) -> SiteFile {
    let isSingle = library.plans.count == 1
    let record = site.record(.library, title: nil, description: site.title)
      .merging([
        .planCount: .number(library.plans.count),
        .plans: .list(
          zip(library.plans, exports).map { plan, exports in
            PlanOverview.values(
              plan, from: .library, site.strings, isRevised: site.revised.contains(plan.slug),
              hasLedger: site.ledgers.contains(plan.slug), withChapters: isSingle, exports: exports)
          }),
      ])
    return SiteFile(.library, templates.render(.library, record))
  }
}
