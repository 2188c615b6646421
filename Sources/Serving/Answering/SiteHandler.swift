import Files
import Foundation

/// Answers requests for the files of the site as a plain host does, and adds to its pages what keeps them up to date.
struct SiteHandler: Sendable {
  /// The site's folder.
  let site: String
  let live: LiveSite
  let hosts: HostCheck

  /// How long a question for news is kept waiting; shorter than a connection may stay without an answer.
  private static let patience = Duration.seconds(25)

  func answer(_ request: RequestHead) async -> Answer {
    guard hosts.accepts(request.fields["host"]) else {
      return Answer(.misdirectedRequest, text: "This preview answers at 127.0.0.1 and localhost only.\n")
    }
    guard ["GET", "HEAD"].contains(request.method) else { return Answer(allowing: "GET, HEAD") }
    guard request.target.hasPrefix(LivePage.folder) else { return await siteAnswer(request.target) }
    return await liveAnswer(request.target.dropFirst(LivePage.folder.count))
  }

  // MARK: The site

  private func siteAnswer(_ target: String) async -> Answer {
    // The number first: a build in between makes the page ask again, and not miss it.
    let page = await LivePage(number: live.currentNumber, problems: live.currentProblems)
    guard Folder.exists(site) else {
      return Answer(.serviceUnavailable, "text/html; charset=utf-8", page.placeholder)
    }
    let basePath = await live.basePath
    return answer(to: target, page) ?? answer(to: target, below: basePath, page) ?? notFound(page)
  }

  /// nil when the site has no such file.
  private func answer(to target: String, _ page: LivePage) -> Answer? {
    guard let path = RequestPath(target) else { return nil }
    switch ServedFile.find(path, in: site) {
    case .file(let file):
      if path.path == "sw.js" { return Answer(.ok, MediaType.of("sw.js"), PackageResources.worker_js) }
      return answer(.ok, file, page)
    case .folderWithoutSlash: return Answer(movedTo: path.target + "/")
    case .nothing: return nil
    }
  }

  /// The page 404 names files by where they will stand on the host.
  private func answer(to target: String, below basePath: String?, _ page: LivePage) -> Answer? {
    guard let basePath, basePath != "/", target.hasPrefix(basePath) else { return nil }
    return answer(to: "/" + target.dropFirst(basePath.count), page)
  }

  private func notFound(_ page: LivePage) -> Answer {
    if let path = RequestPath("/404.html"), case .file(let file) = ServedFile.find(path, in: site),
      let answer = answer(.notFound, file, page)
    {
      return answer
    }
    return Answer(.notFound, text: "There is no such page.\n")
  }

  /// nil when the file is gone meanwhile.
  private func answer(_ status: Answer.Status, _ file: ServedFile, _ page: LivePage) -> Answer? {
    guard let bytes = try? File.read(file.path) else { return nil }
    let type = MediaType.of(file.path)
    guard MediaType.isHTML(type) else { return Answer(status, type, bytes, tag: file.status.tag) }
    let html = page.html(of: bytes, isAtAnyDepth: status == .notFound)
    return Answer(status, type, html, tag: status == .ok ? "\(file.status.tag)-\(page.number)" : nil)
  }

  // MARK: What is beside the site

  private func liveAnswer(_ target: Substring) async -> Answer {
    let name = target.prefix { $0 != "?" }
    switch name {
    case "live.js": return Answer(.ok, MediaType.of("live.js"), PackageResources.live_js)
    case "live.css": return Answer(.ok, MediaType.of("live.css"), PackageResources.live_css)
    case "state":
      let seen = Int(target.dropFirst(name.count + 1)) ?? -1
      let state = await live.state(after: seen, within: SiteHandler.patience)
      return Answer(.ok, "application/json", (try? JSONEncoder().encode(state)).map { Array($0) } ?? [])
    default: return Answer(.notFound, text: "There is no such page.\n")
    }
  }
}
