import Links

/// The pages whose text links to a page or refers to it.
enum BacklinkList {
  static let schema = TemplateSchema(
    flags: [.hasBacklinks], lists: [.backlinks: TemplateSchema(text: [.url, .label, .title])])

  static func values(of page: PageID, in frame: PlanFrame) -> TemplateRecord {
    let backlinks = frame.linked.backlinks(to: page)
    return [
      .hasBacklinks: .flag(!backlinks.isEmpty),
      .backlinks: .list(
        backlinks.map { link in
          [
            .url: .text(page.url(to: link.page) + (link.sentence.map { "#s\($0)" } ?? "")),
            .label: .text(frame.label(of: link)), .title: .text(link.title),
          ]
        }),
    ]
  }
}
