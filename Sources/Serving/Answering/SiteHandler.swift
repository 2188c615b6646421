import Files
import FlyingFox
import Foundation

/// Answers requests for the files of the site as a plain host does, and adds to its pages what keeps them up to date.
struct SiteHandler: HTTPHandler {
  /// The site's folder.
  let site: String
  let live: LiveSite
  let hosts: HostCheck

  /// How long a question for news is kept waiting; shorter than a connection may stay without an answer.
  private static let patience = Duration.seconds(25)

  func handleRequest(_ request: HTTPRequest) async throws -> HTTPResponse {
    guard hosts.accepts(request.headers[.host]) else {
      return SiteHandler.text(.misdirectedRequest, "This preview answers at 127.0.0.1 and localhost only.\n")
    }
    guard request.method == .GET || request.method == .HEAD else {
      var response = SiteHandler.text(.methodNotAllowed, "Only GET and HEAD.\n")
      response.headers[HTTPHeader("Allow")] = "GET, HEAD"
      return response
    }
    let target = request.target.rawValue
    let answer: Answer
    if target.hasPrefix(LivePage.folder) {
      answer = await liveAnswer(target.dropFirst(LivePage.folder.count))
    } else {
      answer = await siteAnswer(target)
    }
    return answer.response(to: request)
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
    return Answer(.notFound, "text/plain; charset=utf-8", Array("There is no such page.\n".utf8))
  }

  /// nil when the file is gone meanwhile.
  private func answer(_ status: HTTPStatusCode, _ file: ServedFile, _ page: LivePage) -> Answer? {
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
    default: return Answer(.notFound, "text/plain; charset=utf-8", Array("There is no such page.\n".utf8))
    }
  }

  private static func text(_ status: HTTPStatusCode, _ text: String) -> HTTPResponse {
    HTTPResponse(
      statusCode: status, headers: [.contentType: "text/plain; charset=utf-8"], body: Data(text.utf8))
  }
}

/// An answer before it is known how the request was made.
private struct Answer {
  let status: HTTPStatusCode
  private var headers: HTTPHeaders = [
    // A browser asks each time whether what it has is still right.
    .cacheControl: "no-cache", HTTPHeader("X-Content-Type-Options"): "nosniff",
  ]
  private let body: [UInt8]

  init(_ status: HTTPStatusCode, _ type: String, _ body: [UInt8], tag: String? = nil) {
    self.status = status
    self.body = body
    headers[.contentType] = type
    if let tag { headers[.eTag] = "\"\(tag)\"" }
  }

  init(movedTo target: String) {
    self.init(.movedPermanently, "text/plain; charset=utf-8", [])
    headers[.location] = target
  }

  func response(to request: HTTPRequest) -> HTTPResponse {
    if status == .ok, let tag = headers[.eTag], Answer.has(tag, request.headers[.ifNoneMatch]) {
      var headers = headers
      headers.removeValue(.contentType)
      return HTTPResponse(statusCode: .notModified, headers: headers)
    }
    guard request.method == .HEAD else { return HTTPResponse(statusCode: status, headers: headers, body: Data(body)) }
    var headers = headers
    headers[.contentLength] = String(body.count)
    return HTTPResponse(statusCode: status, headers: headers)
  }

  /// Whether the tags that a browser has (RFC 9110, §13.1.2) are any or hold this one.
  private static func has(_ tag: String, _ field: String?) -> Bool {
    guard let field else { return false }
    return field.split(separator: ",").contains { other in
      let other = other.trimmingCharacters(in: .whitespaces)
      return other == "*" || other == tag || other == "W/" + tag
    }
  }
}
