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
    let order = paths.order
    var sorted = SiteListing()
    sorted.reserveCapacity(order.count, pathBytes: paths.byteCount)
    for index in order { sorted.append(index..<index + 1, of: self) }
    return sorted
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
    let parts = parts.map { $0.paths.isSorted ? $0 : $0.sorted() }
    var all = SiteListing()
    all.reserveCapacity(
      parts.reduce(0) { $0 + $1.paths.count }, pathBytes: parts.reduce(0) { $0 + $1.paths.byteCount })
    for section in PathList.sections(of: parts.map(\.paths)) { all.append(section.paths, of: parts[section.list]) }
    return all.paths.isSorted ? all : all.sorted()
  }
}

// MARK: As bytes

extension SiteListing {
  public func pack(into packing: inout Packing) {
    paths.pack(into: &packing)
    packing.list(sizes) { $0.number($1) }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(sums.count * Checksum.digitCount / 2)
    for sum in sums { sum.append(to: &bytes) }
    packing.block(bytes)
  }

  public init(_ packed: inout Unpacking) {
    paths = PathList(&packed)
    sizes = packed.list { $0.number() }
    let bytes = packed.block()
    let size = Checksum.digitCount / 2
    if sizes.count != paths.count || bytes.count != paths.count * size { packed.fail() }
    sums = stride(from: 0, to: bytes.count, by: size).map { Checksum(bytes, at: $0) }
  }
}
