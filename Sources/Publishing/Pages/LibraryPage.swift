import Articles
import Links

/// `index.html`: the plans of the library; with a single plan, that plan's front page.
enum LibraryPage {
  static let schema = TemplateSchema(
    text: ["planCount"], lists: ["plans": PlanOverview.schema])

  static func file(_ library: Library, _ site: SiteFrame, _ templates: TemplateFolder) -> SiteFile {
    let isSingle = library.plans.count == 1
    let record = TemplateRecord(site.values(.library, title: nil, description: site.title))
      .merging([
        "planCount": .number(library.plans.count),
        "plans": .list(
          library.plans.map {
            TemplateRecord(
              PlanOverview.values(
                $0, from: .library, site.strings, isRevised: site.revised.contains($0.slug), withChapters: isSingle))
          }),
      ])
    return SiteFile(.library, templates.render(.library, record))
  }
}
