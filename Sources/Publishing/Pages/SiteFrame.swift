import Articles
import Links

/// What every page of the site shows around its content.
struct SiteFrame: Sendable {
  /// The site's name.
  let title: String
  /// The words of the interface.
  let strings: InterfaceStrings
  /// The language of the interface, a tag (BCP 47).
  let language: String
  /// The plans that have several editions.
  let revised: Set<Slug>
  /// The plans that have a ledger.
  let ledgers: Set<Slug>
  /// The language of the plans' texts, where they have one in common.
  private let textLanguage: String
  let titleLanguage: String

  /// Whether the library holds one plan alone.
  private let isSingle: Bool
  /// Where the site will stand; nil when nobody says.
  let address: WebAddress?

  static let schema = TemplateSchema(
    text: [
      .language, .textLanguage, .titleLanguage, .root, .siteTitle, .pageTitle, .description,
      .address,
      .siteAddress,
    ],
    html: [.structuredData],
    flags: [.isSingle, .hasAddress])

  /// - Parameter plans: all plans of the library.
  init(_ settings: SiteSettings, _ plans: [PlanHeader], _ strings: InterfaceStrings) {
    ledgers = Set(plans.filter(\.hasLedger).map(\.slug))
    revised = Set(plans.filter(\.isRevised).map(\.slug))
    let only = plans.count == 1 ? plans.first : nil
    title = settings.title ?? only?.title ?? strings[.library]
    titleLanguage = settings.title == nil ? only?.language ?? settings.language : settings.language
    let languages = Set(plans.map(\.language))
    textLanguage = languages.count == 1 ? languages.first ?? "" : PlanSettings.defaultLanguage
    self.strings = strings
    address = WebAddress(settings)
    language = settings.language
    isSingle = plans.count == 1
  }

  /// The values that all pages beside `page` have in common; with `values`, those of `schema`.
  func common(beside page: PageID) -> TemplateRecord {
    [
      .language: .text(language), .textLanguage: .text(textLanguage),
      .titleLanguage: .text(titleLanguage),
      .root: .text(page.root), .siteTitle: .text(title), .isSingle: .flag(isSingle),
      .hasAddress: .flag(address != nil), .siteAddress: .text(address?.base ?? ""),
    ]
  }

  /// The values that are one page's own.
  ///
  /// - Parameter title: what the page itself is called; nil for the front page, which is called as the site is.
  func values(_ page: PageID, title: String?, description: String) -> TemplateRecord {
    let full = title.map { "\($0) · \(self.title)" } ?? self.title
    return [
      .pageTitle: .text(full), .description: .text(description),
      .address: .text(address?.url(of: page) ?? ""),
      .structuredData: .html(structuredData(page, title: full)),
    ]
  }

  /// The values of `schema` for one page.
  func record(_ page: PageID, title: String?, description: String) -> TemplateRecord {
    common(beside: page).merging(values(page, title: title, description: description))
  }

  private func structuredData(_ page: PageID, title: String) -> [UInt8] {
    guard let data = address.map(StructuredData.init) else { return [] }
    return page == .library
      ? data.site(title: self.title, language: language) : data.page(page, title: title, language: language)
  }
}

extension PlanSettings {
  /// The title for places where little room is.
  var displayTitle: String { shortTitle ?? title }
}
