import Articles
import Links

/// What search engines are told: `robots.txt`, and with a known address `sitemap.xml` (sitemaps.org, 0.9).
enum SitemapFiles {
  /// How many addresses one file may hold.
  private static let limit = 50_000
  /// Pages that nobody looks for.
  private static let unlisted = Set([PageID.search, .notFound, .offline].map(\.path))

  /// - Parameters:
  ///   - pages: those that are no plan's.
  ///   - parts: those of the plans.
  static func files(_ pages: [String], _ parts: [PlanPart], at address: WebAddress?) -> [SiteFile] {
    guard let address else { return [robots(sitemap: nil)] }
    var all = PathList(pages)
    for part in parts {
      for page in part.pages { all.append(utf8: part.listing.utf8(Int(page))) }
    }
    let urls = all.sorted().filter { !unlisted.contains($0) }.map(address.url)
    var parts: [SiteFile] = []
    for start in stride(from: 0, to: urls.count, by: limit) {
      let number = parts.isEmpty && urls.count <= limit ? "" : "-\(parts.count + 1)"
      parts.append(
        xml("sitemap\(number).xml", root: "urlset", item: "url", urls[start..<min(start + limit, urls.count)]))
    }
    let index =
      parts.count > 1
      ? [xml("sitemap.xml", root: "sitemapindex", item: "sitemap", parts.map { address.url(of: $0.path) }[...])] : []
    return [robots(sitemap: address.url(of: "sitemap.xml"))] + index + parts
  }

  private static func xml(_ path: String, root: String, item: String, _ urls: ArraySlice<String>) -> SiteFile {
    var text =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<\(root) xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n"
    for url in urls { text += "<\(item)><loc>\(XMLText.escaped(url))</loc></\(item)>\n" }
    return SiteFile(path: path, bytes: Array((text + "</\(root)>\n").utf8))
  }

  private static func robots(sitemap: String?) -> SiteFile {
    let lines = ["User-agent: *", "Allow: /"] + (sitemap.map { ["", "Sitemap: \($0)"] } ?? [])
    return SiteFile(path: "robots.txt", bytes: Array((lines.joined(separator: "\n") + "\n").utf8))
  }
}
