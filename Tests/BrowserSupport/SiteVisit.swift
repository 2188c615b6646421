import Foundation

/// How a reader comes to the site: as a folder on a disk, or below some path of a web host.
public enum Hosting: String, CaseIterable, Sendable, CustomStringConvertible {
  case disk, server

  public var description: String { rawValue }
}

/// A browser in front of the committed site.
public struct SiteVisit {
  public let browser: BrowserSession
  /// What the addresses of the site's pages begin with.
  public let base: String
  /// The web host, if there is one.
  public let server: StaticServer?

  /// Opens a browser, and a web host if asked, for the time of the body. `searchDelay` makes the host a slow one.
  public static func with(
    _ hosting: Hosting, _ options: BrowserOptions = BrowserOptions(), searchDelay: Double = 0,
    _ body: (SiteVisit) throws -> Void
  ) throws {
    let server =
      hosting == .server ? try StaticServer(serving: PublishedSite.folder, searchDelay: searchDelay) : nil
    defer { server?.stop() }
    let base = server.map { $0.origin + StaticServer.path } ?? PublishedSite.folder.absoluteString
    try BrowserSession.with(options) { try body(SiteVisit(browser: $0, base: base, server: server)) }
  }

  /// The same in front of another site, on a web host.
  public static func with(site: URL, _ options: BrowserOptions = BrowserOptions(), _ body: (SiteVisit) throws -> Void)
    throws
  {
    let server = try StaticServer(serving: site)
    defer { server.stop() }
    let base = server.origin + StaticServer.path
    try BrowserSession.with(options) { try body(SiteVisit(browser: $0, base: base, server: server)) }
  }

  /// Opens a page by its path in the site: `search.html?q=…`.
  public func open(_ path: String) throws {
    try browser.open(base + path)
  }

  /// The path in the site of the page that is open, with query and fragment.
  public var path: String {
    get throws {
      let address = try browser.address
      guard address.hasPrefix(base) else {
        throw BrowserSession.Failure(description: "\(address) is outside of \(base)")
      }
      return String(address.dropFirst(base.count))
    }
  }

  /// Waits until the browser stands on a page; what leads there (a click, a key) need not wait by itself.
  public func wait(for path: String, seconds: Double = 20) throws {
    let deadline = Date(timeIntervalSinceNow: seconds)
    while try self.path != path {
      guard Date() < deadline else {
        throw BrowserSession.Failure(description: "not at \(path) but at \(try self.path)")
      }
      Thread.sleep(forTimeInterval: 0.02)
    }
  }
}
