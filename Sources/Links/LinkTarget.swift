import Articles
import Text

/// Where a link that an editor wrote in Markdown leads, by the destination they wrote.
///
/// Destinations are paths between files of Content/, as every Markdown editor follows them: `29.md`, `29.md#s3`,
/// `../chapters/8.md`, `../closing.md`, `../../another-plan/articles/3.md`, `../../another-plan/`.
enum LinkTarget: Hashable {
  /// A page of the site, with the anchor on it ("" for none).
  case page(PageID, fragment: String)
  /// An address elsewhere, which stays as it is.
  case external
  /// An address that a page must not link to (`javascript:` and the like).
  case unsafe
  /// No page of the site.
  case nowhere

  /// - Parameter page: the page of the file in which the destination stands.
  init(_ destination: String, from page: PageID) {
    if let scheme = LinkTarget.scheme(of: destination) {
      self = ["http", "https", "mailto", "tel"].contains(scheme) ? .external : .unsafe
      return
    }
    let parts = destination.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    let fragment = parts.count > 1 ? String(parts[1]) : ""
    guard let path = parts.first, !path.isEmpty else {
      self = fragment.isEmpty ? .nowhere : .page(page, fragment: fragment)
      return
    }
    if let target = LinkTarget.page(String(path), from: page) {
      self = .page(target, fragment: fragment)
    } else {
      self = .nowhere
    }
  }

  /// The scheme in lower case (RFC 3986, §3.1); a path that begins with `//` names a host and counts as one.
  private static func scheme(of destination: String) -> String? {
    if destination.hasPrefix("//") { return "//" }
    guard let colon = destination.firstIndex(of: ":") else { return nil }
    let scheme = destination[..<colon]
    // A colon behind a slash is part of a path.
    if scheme.contains("/") || scheme.contains("#") { return nil }
    return scheme.lowercased()
  }

  private static func page(_ path: String, from page: PageID) -> PageID? {
    guard let plan = page.plan, !path.hasPrefix("/") else { return nil }
    var folder = [plan.description]
    switch page {
    case .article: folder.append(PlanFolder.articlesName)
    case .chapter: folder.append(PlanFolder.chaptersName)
    default: break
    }
    for component in path.split(separator: "/") {
      switch component {
      case ".": continue
      case "..":
        guard !folder.isEmpty else { return nil }
        folder.removeLast()
      default: folder.append(percentDecoded(component))
      }
    }
    return self.page(folder)
  }

  private static func page(_ components: [String]) -> PageID? {
    guard let slug = components.first.flatMap({ Slug($0) }) else { return nil }
    switch (components.count, components.last ?? "") {
    case (1, _): return .plan(slug)
    case (2, PlanFolder.preambleName): return .preamble(slug)
    case (2, PlanFolder.closingName): return .closing(slug)
    case (3, let name) where name.hasSuffix(".md"):
      guard let number = OutlineNumber(name.dropLast(3)) else { return nil }
      switch components[1] {
      case PlanFolder.articlesName: return .article(ArticleID(plan: slug, number: number))
      case PlanFolder.chaptersName: return .chapter(slug, number)
      default: return nil
      }
    default: return nil
    }
  }

  private static func percentDecoded(_ component: Substring) -> String {
    var bytes: [UInt8] = []
    var rest = component.utf8[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "%"), let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16) {
        bytes.append(value)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
