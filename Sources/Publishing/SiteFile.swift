import Files
import Links

/// A file of the site: where it goes and what is in it.
public struct SiteFile: Sendable, Hashable {
  /// Below the site's folder: `hengyang-15/28.html`.
  public let path: String
  public let bytes: [UInt8]
  let checksum: Checksum

  public init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
    checksum = Checksum(of: bytes)
  }

  init(_ page: PageID, _ html: [UInt8]) {
    self.init(path: page.path, bytes: html)
  }
}
