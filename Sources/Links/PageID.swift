import Articles
import Text

/// What names a page of the site, and from which its address follows.
public enum PageID: Sendable, Hashable {
  case library
  case search
  case notFound
  /// What a reader without a network sees for a page that was not kept.
  case offline
  case plan(Slug)
  case full(Slug)
  case preamble(Slug)
  case closing(Slug)
  case chapter(Slug, OutlineNumber)
  case article(ArticleID)

  /// The plan that the page belongs to; nil for the pages of the whole site.
  public var plan: Slug? {
    switch self {
    case .library, .search, .notFound, .offline: nil
    case .plan(let slug), .full(let slug), .preamble(let slug), .closing(let slug), .chapter(let slug, _): slug
    case .article(let id): id.plan
    }
  }

  private var fileName: String {
    switch self {
    case .library, .plan: "index.html"
    case .search: "search.html"
    case .notFound: "404.html"
    case .offline: "offline.html"
    case .full: "full.html"
    case .preamble: "preamble.html"
    case .closing: "closing.html"
    case .chapter(_, let number): "chapter-\(number).html"
    case .article(let id): "\(id.number).html"
    }
  }

  /// The file's path below the site's folder: `hengyang-15/28.html`.
  public var path: String {
    plan.map { "\($0)/\(fileName)" } ?? fileName
  }

  /// The address relative to the site's root, percent-encoded.
  public var url: String {
    plan.map { "\($0.url)/\(fileName)" } ?? fileName
  }

  /// The way from the page to the site's root: "" or `../`.
  public var root: String { plan == nil ? "" : "../" }

  /// The address of `target` relative to this page.
  public func url(to target: PageID) -> String {
    if let plan, plan == target.plan { return target.fileName }
    return root + target.url
  }
}
