import BrowserSupport

/// A page of the committed site.
struct SitePage: Sendable {
  let path: String
  let root: HTMLElement

  init(_ path: String) throws {
    self.path = path
    do {
      root = try HTMLElement.page(PublishedSite.read(path))
    } catch let problem as HTMLProblem {
      throw HTMLProblem(description: "\(path): \(problem)")
    }
  }

  var identifiers: [String] { root.all.compactMap { $0["id"] } }

  static let all: [SitePage] = {
    let paths = (try? PublishedSite.files().filter { $0.hasSuffix(".html") }) ?? []
    // A page that cannot be read is the business of `PageTests.everyPageIsWellFormed`.
    return paths.compactMap { try? SitePage($0) }
  }()
}
