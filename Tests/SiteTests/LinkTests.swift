import BrowserSupport
import Foundation
import Testing

/// Every reference of the committed site leads to something in it, from wherever the folder lies.
@Suite struct LinkTests {
  /// A place where a page names another file.
  private struct Reference {
    let page: SitePage
    let element: HTMLElement
    let attribute: String
    let value: String

    /// `<a href="https://…">` is the reader's to follow; all else a browser asks for by itself.
    var isFollowedByTheReader: Bool { element.name == "a" && attribute == "href" }

    var description: String { "\(page.path): <\(element.name) \(attribute)=\"\(value)\">" }
  }

  private static let attributes: Set = [
    "href", "src", "action", "srcset", "poster", "data", "formaction", "background", "ping", "xlink:href", "manifest",
  ]

  private let references = SitePage.all.flatMap { page in
    page.root.all.flatMap { element in
      element.attributes.filter { Self.attributes.contains($0.name) }.map { attribute in
        Reference(page: page, element: element, attribute: attribute.name, value: attribute.value)
      }
    }
  }

  @Test func everyReferenceIsRelative() {
    #expect(references.count > 1000)
    for reference in references where !Self.isRelative(reference.value) && !reference.value.hasPrefix("data:") {
      let isForTheReader = reference.isFollowedByTheReader && reference.value.contains(/^(https?:\/\/|mailto:)/)
      #expect(isForTheReader, "\(reference.description)")
    }
  }

  @Test func everyReferenceLeadsToAFileOrAnElement() throws {
    let files = Set(try PublishedSite.files())
    let pages = Dictionary(uniqueKeysWithValues: SitePage.all.map { ($0.path, Set($0.identifiers)) })
    for reference in references where Self.isRelative(reference.value) {
      let parts = reference.value.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
      let path = Self.resolved(String(parts[0].prefix { $0 != "?" }), from: reference.page.path)
      // To a file and never to a folder: a disk has no index page.
      #expect(path.map(files.contains) == true, "\(reference.description)")
      guard parts.count == 2, let path, let identifiers = pages[path] else { continue }
      let identifier = parts[1].removingPercentEncoding ?? ""
      #expect(identifiers.contains(identifier), "no id for \(reference.description)")
    }
  }

  @Test func everyLabelAndDescriptionPointsToAnElement() {
    for page in SitePage.all {
      let identifiers = Set(page.identifiers)
      for element in page.root.all {
        for name in ["for", "aria-labelledby", "aria-describedby", "aria-controls"] {
          for identifier in (element[name] ?? "").split(separator: " ") {
            #expect(identifiers.contains(String(identifier)), "\(name)=\(identifier) on \(page.path)")
          }
        }
      }
    }
  }

  /// A page's address can be shared: each is reached by links from the front page.
  @Test func everyPageIsReachedFromTheFrontPage() {
    var reached: Set = ["index.html"]
    var waiting = ["index.html"]
    let links = Dictionary(grouping: references.filter(\.isFollowedByTheReader), by: \.page.path)
    while let page = waiting.popLast() {
      for link in links[page] ?? [] where Self.isRelative(link.value) {
        let path = Self.resolved(String(link.value.prefix { $0 != "#" && $0 != "?" }), from: page)
        if let path, reached.insert(path).inserted { waiting.append(path) }
      }
    }
    #expect(Set(SitePage.all.map(\.path)).subtracting(reached) == ["404.html", "offline.html"])
  }

  /// Style sheets and pictures may not ask for anything either.
  @Test func noAssetRefersToAnotherHost() throws {
    let files = try PublishedSite.files()
    let assets = files.filter { $0.hasPrefix("assets/") && !$0.hasSuffix(".png") }
    #expect(assets.count >= 4)
    for path in assets {
      // These name languages, and nothing is asked of them.
      let text = ["http://www.w3.org/", "https://json-schema.org/draft/"].reduce(try PublishedSite.read(path)) {
        $0.replacing($1, with: "")
      }
      #expect(!text.contains(/https?:\/\/|@import/), "\(path)")
      for match in text.matches(of: /url\(\s*["']?([^"')]*)/) where path.hasSuffix(".css") {
        let isThere = Self.resolved(String(match.1), from: path).map(files.contains) == true
        #expect(match.1.hasPrefix("data:") || isThere, "\(match.0) in \(path)")
      }
    }
  }

  private static func isRelative(_ reference: String) -> Bool {
    !reference.hasPrefix("/") && !reference.contains(/^[A-Za-z][A-Za-z0-9+.\-]*:/)
  }

  /// The path in the site that a reference on a page names; nil where it leaves the site.
  private static func resolved(_ reference: String, from page: String) -> String? {
    guard let reference = reference.removingPercentEncoding else { return nil }
    if reference.isEmpty { return page }
    var parts = page.split(separator: "/").dropLast().map(String.init)
    for part in reference.split(separator: "/", omittingEmptySubsequences: false) {
      if part == ".." {
        guard parts.popLast() != nil else { return nil }
      } else if part != "." {
        parts.append(String(part))
      }
    }
    return parts.joined(separator: "/")
  }
}
