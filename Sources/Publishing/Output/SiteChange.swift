/// What a build did to the site's folder: the paths of its files below the folder, sorted.
///
/// The manifest, `.gangmu`, is one of them.
public struct SiteChange: Sendable {
  /// All files that the site has now, but for the manifest.
  private let files: SiteListing
  /// Of each of the lists that it was made of, where its files are among these.
  public let places: [[Range<Int>]]
  public let written: PathList
  public let removed: PathList

  init(files: SiteListing, places: [[Range<Int>]], written: PathList, removed: PathList) {
    self.files = files
    self.places = places
    self.written = written
    self.removed = removed
  }

  public var unchanged: PathList { files.paths.sortedMerging([SiteManifest.name]).sortedSubtracting(written) }
  public var unchangedCount: Int { files.count + 1 - written.count }
}
