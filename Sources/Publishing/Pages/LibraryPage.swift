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
            TemplateRecord(PlanOverview.values($0, from: .library, site.strings, withChapters: isSingle))
          }),
      ])
    return SiteFile(.library, templates.render(.library, record))
  }
}

/// `search.html`.
enum SearchPage {
  static func file(_ site: SiteFrame, _ templates: TemplateFolder) -> SiteFile {
    let values = site.values(
      .search, title: site.strings[.searchTitle],
      description: site.strings.text(.searchDescription, ["siteTitle": site.title]))
    return SiteFile(.search, templates.render(.search, TemplateRecord(values)))
  }
}

/// `404.html`, which a host shows in place of any missing page, at any depth.
enum NotFoundPage {
  static let schema = TemplateSchema(text: ["base"])

  static func file(_ library: Library, _ site: SiteFrame, _ templates: TemplateFolder) -> SiteFile {
    let title = site.strings[.notFoundTitle]
    var values = site.values(.notFound, title: title, description: title)
    let base = library.settings.basePath ?? ""
    values["root"] = .text(base)
    values["base"] = .text(base)
    return SiteFile(.notFound, templates.render(.notfound, TemplateRecord(values)))
  }
}

extension SiteSettings {
  /// The path of `base_url`: `/plans/` for `https://example.org/plans/`.
  fileprivate var basePath: String? {
    guard let baseURL, let scheme = baseURL.firstIndex(of: ":") else { return nil }
    let authority = baseURL[scheme...].dropFirst(3)
    let path = authority.firstIndex(of: "/").map { authority[$0...] } ?? "/"
    return path.hasSuffix("/") ? String(path) : path + "/"
  }
}
