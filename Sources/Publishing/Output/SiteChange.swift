/// What a build did to the site's folder: the paths of its files below the folder, sorted.
///
/// The manifest, `.gangmu`, is one of them.
public struct SiteChange: Sendable, Hashable {
  /// All that the site has now.
  let files: PathList
  public let written: PathList
  public let removed: PathList

  /// Of a build that had nothing to do.
  public init(unchanged: PathList) {
    self.init(files: unchanged, written: [], removed: [])
  }

  init(files: PathList, written: PathList, removed: PathList) {
    self.files = files
    self.written = written
    self.removed = removed
  }

  public var unchanged: PathList { files.sortedSubtracting(written) }
  public var unchangedCount: Int { files.count - written.count }
}
