import Diagnostics
import Files
import Foundation

/// The addresses of an earlier build: those that readers may have kept, and that must still lead somewhere.
///
/// An address is the path of a file, with an anchor of its page or without, or a URL in one of its XML files (a sitemap, a
/// feed) that names such a file. Files of the search index are parts of a page, loaded by it, and nobody's address.
public struct EarlierSite: Sendable {
  /// The folder of the earlier build.
  public let path: String
  public let addressCount: Int
  /// Those that lead nowhere.
  public let lostCount: Int

  /// - Parameter site: the site that must have them now.
  static func compare(_ earlier: SiteSurvey, with site: SiteSurvey) -> (EarlierSite, problems: [Diagnostic]) {
    var comparison = EarlierComparison(earlier: earlier, site: site)
    for path in earlier.paths where !path.hasPrefix("search/") { comparison.check(path) }
    return (
      EarlierSite(
        path: earlier.folder, addressCount: comparison.addressCount, lostCount: comparison.lostCount),
      comparison.problems
    )
  }
}

private struct EarlierComparison {
  let earlier: SiteSurvey
  let site: SiteSurvey
  var addressCount = 0
  var lostCount = 0
  var problems: [Diagnostic] = []

  mutating func check(_ path: String) {
    let anchors = earlier.pages[path]?.anchors ?? [:]
    addressCount += 1 + anchors.count
    if ["xml", "atom", "rss"].contains(path.split(separator: ".").last) { checkURLs(in: path) }
    guard site.has(path) else {
      lostCount += 1 + anchors.count
      let more = anchors.isEmpty ? "" : ", nor do its \(anchors.count) anchors"
      problems.append(
        Diagnostic(
          in: "\(earlier.folder)/\(path)", "does not exist in \(site.folder) any more\(more)",
          remedy: "keep a page there that says what became of it"))
      return
    }
    // What is no page of Gangmu's now may have any anchors.
    guard let page = site.pages[path] else { return }
    let place = PagePlace(folder: earlier.folder, path: path)
    for (anchor, offset) in anchors.sorted(by: { $0.value < $1.value }) where !page.hasAnchor(anchor) {
      lostCount += 1
      problems.append(
        place.diagnostic(
          at: offset, "has the anchor `\(anchor)`, which \(site.folder)/\(path) has no more",
          remedy: "keep the anchor where its text went"))
    }
  }

  /// URLs of files that the earlier site had, with fragments that their pages had: in `<loc>`, `<link>`, `<id>`, `href`.
  private mutating func checkURLs(in path: String) {
    guard let bytes = try? File.read("\(earlier.folder)/\(path)") else { return }
    let place = PagePlace(folder: earlier.folder, path: path)
    for (token, offset) in HTMLToken.located(in: bytes) {
      let urls: [String] =
        switch token {
        case .text(let text): [text.trimmingCharacters(in: .whitespacesAndNewlines)]
        case .start(_, let attributes): [attributes["href"], attributes["src"]].compactMap { $0 }
        case .end: []
        }
      for url in urls where url.hasPrefix("http://") || url.hasPrefix("https://") {
        guard let (file, fragment) = file(named: url) else { continue }
        addressCount += 1
        if site.has(file), site.pages[file]?.hasAnchor(fragment) ?? true { continue }
        lostCount += 1
        problems.append(
          place.diagnostic(
            at: offset, "names `\(url)`, which leads nowhere in \(site.folder)",
            remedy: "keep a page there that says what became of it"))
      }
    }
  }

  /// The file that a URL names: where the earlier site stood on its host is found by which of its files fits.
  private func file(named url: String) -> (path: String, fragment: String)? {
    var parts = url.split(separator: "/", omittingEmptySubsequences: false).dropFirst(3)
    while true {
      if case .file(let path, let fragment) = SiteAddress(parts.joined(separator: "/"), on: "", base: nil),
        !path.isEmpty, earlier.has(path)
      {
        return (path, fragment)
      }
      if parts.isEmpty { return nil }
      parts.removeFirst()
    }
  }
}
