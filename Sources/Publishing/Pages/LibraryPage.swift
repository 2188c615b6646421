import Links

/// `index.html`: the plans of the library; with a single plan, that plan's front page.
enum LibraryPage {
  static let schema = TemplateSchema(
    text: [.planCount], lists: [.plans: PlanOverview.schema])

  static func file(_ plans: [PlanPart], _ site: SiteFrame, _ templates: TemplateFolder) -> SiteFile {
    let record = site.record(.library, title: nil, description: site.title)
      .merging([
        .planCount: .number(plans.count), .plans: .list(plans.map(\.overview)),
      ])
    return SiteFile(.library, templates.render(.library, record))
  }
}
