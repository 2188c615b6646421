import Articles
import Links

/// What every page of the site shows around its content.
struct SiteFrame: Sendable {
  /// The site's name.
  let title: String
  /// A language tag (BCP 47).
  let language: String

  /// Whether the library holds one plan alone.
  private let isSingle: Bool

  static let schema = TemplateSchema(
    text: ["language", "root", "siteTitle", "pageTitle", "description"], flags: ["isSingle"])

  init(_ library: Library) {
    let only = library.plans.count == 1 ? library.plans.first?.settings : nil
    title = library.settings.title ?? only?.displayTitle ?? "规划库"
    language = library.settings.language
    isSingle = library.plans.count == 1
  }

  /// The values of `schema` for one page.
  ///
  /// - Parameter title: what the page itself is called; nil for the front page, which is called as the site is.
  func values(_ page: PageID, title: String?, description: String) -> [String: TemplateValue] {
    [
      "language": .text(language), "root": .text(page.root), "siteTitle": .text(self.title),
      "pageTitle": .text(title.map { "\($0) · \(self.title)" } ?? self.title), "description": .text(description),
      "isSingle": .flag(isSingle),
    ]
  }
}

extension PlanSettings {
  /// The title for places where little room is.
  var displayTitle: String { shortTitle ?? title }
}
