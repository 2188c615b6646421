import Diagnostics

/// What a build did to the site's folder: the paths of its files below the folder, sorted.
///
/// The manifest, `.gangmu`, is one of them.
public struct SiteChange: Sendable {
  private let site: String
  /// Where the lines of each of the site's parts are in its manifest.
  public let places: ManifestPlaces
  public let written: PathList
  public let removed: PathList

  init(of site: String, _ places: ManifestPlaces, written: PathList, removed: PathList) {
    self.site = site
    self.places = places
    self.written = written
    self.removed = removed
  }

  /// Read from the manifest that stands when it is asked for: a large site has hundreds of thousands of files.
  public var unchanged: PathList {
    let all = (try? SiteManifest.read(in: site))?.paths ?? PathList()
    return all.sortedMerging([SiteManifest.name]).sortedSubtracting(written)
  }

  public var unchangedCount: Int { places.fileCount + 1 - written.count }
}
