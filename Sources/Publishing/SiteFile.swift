import Links

/// A file of the site: where it goes and what is in it.
public struct SiteFile: Sendable, Hashable {
  /// Below the site's folder: `hengyang-15/28.html`.
  public let path: String
  public let bytes: [UInt8]

  public init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }

  init(_ page: PageID, _ html: String) {
    self.init(path: page.path, bytes: Array(html.utf8))
  }
}
