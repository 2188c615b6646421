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

  /// The same by path, in no more memory than it needs.
  func sorted() -> SiteListing {
    var order = Array(paths.indices)
    if !isSorted { order.sort { paths.utf8($0).lexicographicallyPrecedes(paths.utf8($1)) } }
    var sorted = SiteListing()
    sorted.reserveCapacity(order.count, pathBytes: paths.byteCount)
    for index in order { sorted.append(index..<index + 1, of: self) }
    return sorted
  }

  private var isSorted: Bool {
    paths.indices.dropFirst().allSatisfy { paths.utf8($0 - 1).lexicographicallyPrecedes(paths.utf8($0)) }
  }

  private mutating func reserveCapacity(_ count: Int, pathBytes: Int) {
    paths.reserveCapacity(count, bytes: pathBytes)
    sums.reserveCapacity(count)
    sizes.reserveCapacity(count)
  }

  private mutating func append(_ range: Range<Int>, of other: SiteListing) {
    paths.append(range, of: other.paths)
    sums += other.sums[range]
    sizes += other.sizes[range]
  }

  /// All files of several parts, by path.
  static func joined(_ parts: [SiteListing]) -> SiteListing {
    let parts = parts.map { $0.isSorted ? $0 : $0.sorted() }
    // The files of a plan stand together in the order of paths, for its folder is before each of them.
    let sections = parts.enumerated().flatMap { part, listing in listing.sections.map { (part: part, files: $0) } }
      .sorted {
        parts[$0.part].paths.utf8($0.files.lowerBound)
          .lexicographicallyPrecedes(parts[$1.part].paths.utf8($1.files.lowerBound))
      }
    var all = SiteListing()
    all.reserveCapacity(
      parts.reduce(0) { $0 + $1.paths.count }, pathBytes: parts.reduce(0) { $0 + $1.paths.byteCount })
    for section in sections { all.append(section.files, of: parts[section.part]) }
    return all.isSorted ? all : all.sorted()
  }

  /// Pieces in which each file lies in the same topmost folder; files in none are pieces by themselves.
  private var sections: [Range<Int>] {
    var sections: [Range<Int>] = []
    var last: ArraySlice<UInt8>?
    for index in paths.indices {
      let path = paths.utf8(index)
      let folder = path.firstIndex(of: UInt8(ascii: "/")).map { path[...$0] }
      if let folder, folder == last, let section = sections.popLast() {
        sections.append(section.lowerBound..<index + 1)
      } else {
        sections.append(index..<index + 1)
      }
      last = folder
    }
    return sections
  }
}
