import Articles
import Links
import Search

/// What a page is, for search engines, in the words of schema.org (JSON-LD 1.1): a plan is a `Legislation`, its chapters
/// and articles are parts of it.
struct StructuredData: Sendable {
  private let address: WebAddress

  init(at address: WebAddress) {
    self.address = address
  }

  /// The site with its search, for the library's page.
  func site(title: String, language: String) -> [UInt8] {
    var json = opened("WebSite", name: title, url: address.base, language: language)
    json.raw(",\"potentialAction\":{\"@type\":\"SearchAction\",\"query-input\":\"required name=q\",\"target\":")
    json.object([("@type", "EntryPoint"), ("urlTemplate", "\(address.url(of: PageID.search))?q={q}")])
    json.raw("}}")
    return json.bytes
  }

  /// A page that is nothing more.
  func page(_ page: PageID, title: String, language: String) -> [UInt8] {
    var json = opened("WebPage", name: title, url: address.url(of: page), language: language)
    json.raw("}")
    return json.bytes
  }

  /// A plan, for its front and its full text.
  func plan(_ plan: PlanContent) -> [UInt8] {
    let settings = plan.settings
    let url = address.url(of: PageID.plan(plan.slug))
    var json = opened("Legislation", name: settings.title, url: url, language: settings.language)
    json.raw(",")
    json.members([("@id", url), ("legislationDate", plan.edition.description)])
    if let body = settings.body {
      json.raw(",\"legislationPassedBy\":")
      json.object([("@type", "Organization"), ("name", body)])
    }
    json.raw("}")
    return json.bytes
  }

  /// A chapter or article of a plan.
  ///
  /// - Parameter label: how it is cited.
  func part(_ page: PageID, label: String, title: String, of plan: PlanContent) -> [UInt8] {
    let name = [label, title].filter { !$0.isEmpty }.joined(separator: " ")
    var json = opened("Legislation", name: name, url: address.url(of: page), language: plan.settings.language)
    json.raw(",")
    json.members([("legislationIdentifier", label), ("legislationDate", plan.edition.description)])
    json.raw(",\"isPartOf\":")
    json.object([
      ("@type", "Legislation"), ("@id", address.url(of: PageID.plan(plan.slug))), ("name", plan.settings.title),
    ])
    json.raw("}")
    return json.bytes
  }

  private func opened(_ type: String, name: String, url: String, language: String) -> JSONBytes {
    var json = JSONBytes()
    json.raw("{")
    json.members([
      ("@context", "https://schema.org"), ("@type", type), ("name", name), ("url", url), ("inLanguage", language),
    ])
    return json
  }
}
