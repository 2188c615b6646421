import Files

/// What files a part of a site has: their paths below the site's folder, their checksums and sizes, without what is in them.
public struct SiteListing: Sendable, Hashable {
  public private(set) var paths = PathList()
  private var sums: [Checksum] = []
  private var sizes: [Int] = []

  public init() {}

  public init(_ files: some Sequence<SiteFile>) {
    for file in files { append(file) }
  }

  mutating func append(_ file: SiteFile) {
    append(path: file.path, size: file.bytes.count, sum: file.checksum)
  }

  mutating func append(path: String, size: Int, sum: Checksum) {
    paths.append(path)
    sums.append(sum)
    sizes.append(size)
  }

  mutating func append(contentsOf other: SiteListing) {
    paths.append(contentsOf: other.paths)
    sums += other.sums
    sizes += other.sizes
  }

  func sum(_ index: Int) -> Checksum { sums[index] }

  /// In bytes.
  func size(_ index: Int) -> Int { sizes[index] }

  /// All files of several parts, by path.
  static func joined(_ parts: [SiteListing]) -> SiteListing {
    // The files of a plan stand together in the order of paths, for its folder is before each of them.
    let sorted = parts.flatMap { $0.sorted().sections }.filter { !$0.paths.isEmpty }.sorted {
      $0.paths.utf8(0).lexicographicallyPrecedes($1.paths.utf8(0))
    }
    var all = SiteListing()
    for section in sorted { all.append(contentsOf: section) }
    return all.sorted()
  }

  /// Pieces in which each file lies in the same topmost folder; files in none are pieces by themselves.
  private var sections: [SiteListing] {
    var sections: [SiteListing] = []
    var last: ArraySlice<UInt8>?
    for index in paths.indices {
      let path = paths.utf8(index)
      let folder = path.firstIndex(of: UInt8(ascii: "/")).map { path[...$0] }
      if folder == nil || folder != last { sections.append(SiteListing()) }
      sections[sections.count - 1].append(index, of: self)
      last = folder
    }
    return sections
  }

  private mutating func append(_ index: Int, of other: SiteListing) {
    paths.append(utf8: other.paths.utf8(index))
    sums.append(other.sums[index])
    sizes.append(other.sizes[index])
  }

  private func sorted() -> SiteListing {
    let isSorted = paths.indices.dropFirst().allSatisfy {
      paths.utf8($0 - 1).lexicographicallyPrecedes(paths.utf8($0))
    }
    if isSorted { return self }
    var sorted = SiteListing()
    for index in paths.indices.sorted(by: { paths.utf8($0).lexicographicallyPrecedes(paths.utf8($1)) }) {
      sorted.append(index, of: self)
    }
    return sorted
  }
}
