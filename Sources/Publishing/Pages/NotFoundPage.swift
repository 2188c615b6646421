import Links

/// `404.html`, which a host shows in place of any missing page, at any depth.
///
/// It holds its style and its script, which its policy allows by their checksums; and where the settings say what
/// address the site has, its links are absolute.
enum NotFoundPage {
  static let schema = TemplateSchema(
    text: [.base, .icon, .styleHash, .scriptHash], html: [.style, .script])

  static func file(_ site: SiteFrame, _ templates: TemplateFolder) -> SiteFile {
    let title = site.strings[.notFoundTitle]
    let style = templates.parts["notfound.css"] ?? []
    let script = templates.parts["notfound.js"] ?? []
    let icon = templates.assets.first { $0.path == "assets/icon.svg" }?.bytes ?? []
    let record = site.record(.notFound, title: title, description: title)
      .merging([
        .base: .text(site.address?.path ?? ""),
        .icon: .text("data:image/svg+xml;base64,\(Base64.text(icon))"),
        .style: .html(style), .styleHash: .text(PolicyHash.of(style)), .script: .html(script),
        .scriptHash: .text(PolicyHash.of(script)),
      ])
    return SiteFile(.notFound, templates.render(.notfound, record))
  }
}

/// `offline.html`, for a page that was not kept.
enum OfflinePage {
  static func file(_ site: SiteFrame, _ templates: TemplateFolder) -> SiteFile {
    let title = site.strings[.offlineTitle]
    let values = site.record(.offline, title: title, description: title)
    return SiteFile(.offline, templates.render(.offline, values))
  }
}
