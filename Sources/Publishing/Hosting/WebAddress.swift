import Articles
import Links

/// Where the site stands on the web, as `base_url` says.
public struct WebAddress: Sendable, Hashable {
  /// `https://example.org/plans/`, with the slash.
  public let base: String

  /// nil when the site's settings name no address.
  public init?(_ settings: SiteSettings) {
    guard let baseURL = settings.baseURL else { return nil }
    base = baseURL.hasSuffix("/") ? baseURL : baseURL + "/"
  }

  /// The whole address of a page; that of a front page is its folder's.
  func url(of page: PageID) -> String { url(of: page.path) }

  /// The whole address of the file at `path` below the site's folder, percent-encoded (RFC 3986).
  func url(of path: String) -> String {
    let path = path.hasSuffix("index.html") ? path.dropLast("index.html".count) : path[...]
    return base
      + path.split(separator: "/", omittingEmptySubsequences: false).map { Slug.percentEncoded(String($0)) }
      .joined(separator: "/")
  }

  /// The path alone: `/plans/`.
  public var path: String {
    let authority = base.firstIndex(of: ":").map { base[$0...].dropFirst(3) } ?? base[...]
    return authority.firstIndex(of: "/").map { String(authority[$0...]) } ?? "/"
  }
}
