import Diagnostics
import Files
import Publishing

/// A site's folder as a browser finds it: which files there are, and what its pages lead to.
struct SiteSurvey {
  /// The site's folder, as the user named it.
  let folder: String
  /// The files that Gangmu wrote, by path, sorted; all that are not hidden where it did not say.
  let paths: [String]
  private(set) var pages: [String: PageSurvey] = [:]
  private(set) var problems = DiagnosticCollector()

  /// Reads the site in `folder`; throws when there is none.
  init(_ folder: String) throws(Diagnostic) {
    self.folder = folder
    guard Folder.exists(folder) else {
      throw Diagnostic(
        in: folder, File.exists(folder) ? "is a file where a folder is needed" : "does not exist",
        remedy: "name the folder of a site")
    }
    if let own = try SiteFolder(path: folder).ownPaths() {
      paths = own
    } else {
      let files = try Folder.files(below: folder)
      paths = files.filter { path in !path.split(separator: "/").contains { $0.hasPrefix(".") } }
    }
    for path in paths where path.hasSuffix(".html") {
      if let html = try? File.read("\(folder)/\(path)") { pages[path] = PageSurvey(html: html) }
    }
  }

  /// Whether an address may name the file: one of Gangmu's or of somebody else's.
  func has(_ path: String) -> Bool {
    SiteSurvey.isFile("\(folder)/\(path)")
  }

  private static func isFile(_ path: String) -> Bool { FileStatus(of: path)?.kind == .file }

  // MARK: Links

  /// Follows every link of every page.
  ///
  /// - Parameter address: where the site stands by its settings.
  mutating func followLinks(_ address: WebAddress?) {
    let (base, basePath) = (address?.base, address?.path)
    for path in paths {
      guard let page = pages[path] else { continue }
      let place = PagePlace(folder: folder, path: path)
      for (anchor, offset) in page.repeatedAnchors {
        problems.report(
          place.diagnostic(
            at: offset, "has the anchor `\(anchor)` twice, so that links find the first only",
            remedy: "take one out of the template"))
      }
      for link in page.links {
        var address = SiteAddress(link.destination, on: path, base: base)
        // The page for what is not there is shown at any depth, so its links must begin at the root.
        if path == "404.html", case .rooted(let rooted, let fragment) = address {
          guard let basePath else { continue }
          if rooted.hasPrefix(basePath) {
            address = SiteAddress(
              String(rooted.dropFirst(basePath.count)) + (fragment.isEmpty ? "" : "#\(fragment)"), on: "", base: nil)
          }
        }
        follow(link, to: address, at: place)
      }
    }
  }

  private mutating func follow(_ link: PageSurvey.Link, to address: SiteAddress, at place: PagePlace) {
    let problem: String
    let remedy: String
    switch address {
    case .inline: return
    case .elsewhere:
      guard link.isLoaded else { return }
      problem = "loads `\(link.destination)` from elsewhere"
      remedy = "put a copy of it into Templates/assets"
    case .rooted:
      problem = "leads to `\(link.destination)`, which is another place in every folder"
      remedy = "write a relative address, with `{{root}}` before it"
    case .outside:
      problem = "leads to `\(link.destination)`, out of the site"
      remedy = "write an address within the site"
    case .file(let path, let fragment):
      guard has(path) else {
        problem = "leads to `\(link.destination)`, and \(folder)/\(path) does not exist"
        remedy = "run `gangmu build`, or correct the link in the template"
        break
      }
      if pages[path]?.hasAnchor(fragment) ?? true { return }
      problem = "leads to `\(link.destination)`, and \(folder)/\(path) has no anchor `\(fragment)`"
      remedy = "run `gangmu build`, or correct the link in the template"
    }
    problems.report(place.diagnostic(at: link.offset, problem, remedy: remedy))
  }

  /// The pages to which no way of links leads from the front page, sorted.
  func orphans(_ address: WebAddress?) -> [String] {
    var reached: Set<String> = ["index.html", "404.html", "offline.html"]
    var waiting = Array(reached)
    while let path = waiting.popLast() {
      for link in pages[path]?.links ?? [] where !link.isLoaded {
        guard case .file(let target, _) = SiteAddress(link.destination, on: path, base: address?.base) else { continue }
        if reached.insert(target).inserted { waiting.append(target) }
      }
    }
    return paths.filter { pages[$0] != nil && !reached.contains($0) }
  }
}

/// A page in the messages of a check.
struct PagePlace {
  let folder: String
  let path: String

  /// The page is read once more for a message, so that a check of many pages keeps little of them.
  func diagnostic(at offset: Int, _ problem: String, remedy: String) -> Diagnostic {
    let path = "\(folder)/\(path)"
    let position = (try? File.readText(path)).map { $0.position(of: min(offset, $0.bytes.count)) }
    return Diagnostic(in: path, at: position, problem, remedy: remedy)
  }
}
