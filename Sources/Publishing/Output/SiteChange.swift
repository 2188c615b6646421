/// What a build did to the site's folder: the paths of its files below the folder, sorted.
///
/// The manifest, `.gangmu`, is one of them.
public struct SiteChange: Sendable, Hashable {
  public let written: PathList
  public let unchanged: PathList
  public let removed: PathList

  /// Of a build that had nothing to do.
  public init(unchanged: PathList) {
    self.init(written: [], unchanged: unchanged, removed: [])
  }

  init(written: PathList, unchanged: PathList, removed: PathList) {
    self.written = written
    self.unchanged = unchanged
    self.removed = removed
  }
}
