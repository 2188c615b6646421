/// What a build did to the site's folder: the paths of its files below the folder, sorted.
///
/// The manifest, `.gangmu`, is one of them.
public struct SiteChange: Sendable, Hashable {
  public let written: [String]
  public let unchanged: [String]
  public let removed: [String]

  /// Of a build that had nothing to do.
  public init(unchanged: [String]) {
    self.init(written: [], unchanged: unchanged, removed: [])
  }

  init(written: [String], unchanged: [String], removed: [String]) {
    self.written = written
    self.unchanged = unchanged
    self.removed = removed
  }
}
