import Files

/// Paths of files in the order in which they were put in, packed into one array of bytes: the site of a large library has
/// hundreds of thousands of them.
public struct PathList: Sendable, Hashable, RandomAccessCollection, ExpressibleByArrayLiteral {
  private var bytes: [UInt8] = []
  /// Where each path ends in `bytes`.
  private var ends: [UInt32] = []

  public init() {}

  public init(_ paths: some Sequence<String>) {
    for path in paths { append(path) }
  }

  public init(arrayLiteral paths: String...) {
    self.init(paths)
  }

  public var startIndex: Int { 0 }
  public var endIndex: Int { ends.count }
  public subscript(index: Int) -> String { String(decoding: utf8(index), as: UTF8.self) }

  public mutating func append(_ path: String) {
    bytes += path.utf8
    ends.append(UInt32(bytes.count))
  }

  public mutating func append(utf8 path: some Sequence<UInt8>) {
    bytes += path
    ends.append(UInt32(bytes.count))
  }

  /// Makes room for just so many paths that have so many bytes in all.
  mutating func reserveCapacity(_ count: Int, bytes size: Int) {
    bytes.reserveCapacity(size)
    ends.reserveCapacity(count)
  }

  /// How many bytes the paths have in all.
  var byteCount: Int { bytes.count }

  public mutating func append(contentsOf other: PathList) {
    let start = UInt32(bytes.count)
    bytes += other.bytes
    ends += other.ends.map { $0 + start }
  }

  /// The path's bytes.
  public func utf8(_ index: Int) -> ArraySlice<UInt8> { bytes[bytes(of: index..<index + 1)] }

  /// Where the bytes of some paths stand, at least one.
  private func bytes(of range: Range<Int>) -> Range<Int> {
    (range.lowerBound == 0 ? 0 : Int(ends[range.lowerBound - 1]))..<Int(ends[range.upperBound - 1])
  }

  /// Appends some paths of another list.
  mutating func append(_ range: Range<Int>, of other: PathList) {
    guard !range.isEmpty else { return }
    let from = other.bytes(of: range)
    let (start, first) = (UInt32(bytes.count), UInt32(from.lowerBound))
    bytes += other.bytes[from]
    for end in other.ends[range] { ends.append(end - first + start) }
  }

  /// Whether a path comes before another of another list, by its bytes, which is no language's order and the same on every
  /// machine.
  func precedes(_ index: Int, _ other: PathList, _ otherIndex: Int) -> Bool {
    bytes.withUnsafeBytes { one in
      other.bytes.withUnsafeBytes { two in
        let (one, two) = (one[bytes(of: index..<index + 1)], two[other.bytes(of: otherIndex..<otherIndex + 1)])
        let length = Swift.min(one.count, two.count)
        guard length > 0, let first = UnsafeRawBufferPointer(rebasing: one).baseAddress,
          let second = UnsafeRawBufferPointer(rebasing: two).baseAddress
        else { return one.count < two.count }
        let order = memcmp(first, second, length)
        return order == 0 ? one.count < two.count : order < 0
      }
    }
  }

  /// Whether every path comes before the next.
  var isSorted: Bool { indices.dropFirst().allSatisfy { precedes($0 - 1, self, $0) } }

  /// The places of the paths in the order of their bytes.
  var order: [Int] { isSorted ? Array(indices) : indices.sorted { precedes($0, self, $1) } }

  /// The same paths by their bytes.
  public func sorted() -> PathList {
    if isSorted { return self }
    var list = PathList()
    list.reserveCapacity(count, bytes: byteCount)
    for index in order { list.append(index..<index + 1, of: self) }
    return list
  }

  /// Whether a sorted list has the path.
  func sortedContains(_ path: String) -> Bool { sortedIndex(of: path) != nil }

  /// All paths of two sorted lists that have none in common, sorted.
  public func sortedMerging(_ other: PathList) -> PathList {
    var list = PathList()
    list.reserveCapacity(count + other.count, bytes: byteCount + other.byteCount)
    var (place, last) = (0, 0)
    for index in other.indices {
      while place < count, precedes(place, other, index) { place += 1 }
      list.append(last..<place, of: self)
      list.append(index..<index + 1, of: other)
      last = place
    }
    list.append(last..<count, of: self)
    return list
  }

  /// Where a sorted list has the path.
  func sortedIndex(of path: String) -> Int? {
    let place = sortedPlace(of: path)
    return place < count && utf8(place).elementsEqual(path.utf8) ? place : nil
  }

  /// How many paths of a sorted list come before the path.
  private func sortedPlace(of path: String) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if utf8(middle).lexicographicallyPrecedes(path.utf8) { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The paths of a sorted list that another sorted list has not.
  func sortedSubtracting(_ other: PathList) -> PathList {
    var rest = PathList()
    var (start, place) = (0, 0)
    for index in other.indices {
      while place < count, precedes(place, other, index) { place += 1 }
      guard place < count, !other.precedes(index, self, place) else { continue }
      rest.append(start..<place, of: self)
      place += 1
      start = place
    }
    rest.append(start..<count, of: self)
    return rest
  }

  /// Pieces in which each path leads into the same folder; paths into none are pieces by themselves.
  ///
  /// In the order of paths the files of a folder stand together, but for the folders in it.
  var sections: [Range<Int>] {
    var sections: [Range<Int>] = []
    bytes.withUnsafeBufferPointer { bytes in
      var last: Range<Int> = 0..<0
      for index in indices {
        let path = self.bytes(of: index..<index + 1)
        let folder = path.lowerBound..<(bytes[path].lastIndex(of: UInt8(ascii: "/")).map { $0 + 1 } ?? path.lowerBound)
        if !folder.isEmpty, folder.count == last.count, bytes[folder].elementsEqual(bytes[last]) {
          sections[sections.count - 1] = sections[sections.count - 1].lowerBound..<index + 1
        } else {
          sections.append(index..<index + 1)
        }
        last = folder
      }
    }
    return sections
  }

  /// The sections of several sorted lists, those first whose paths come first.
  static func sections(of lists: [PathList]) -> [(list: Int, paths: Range<Int>)] {
    lists.enumerated().flatMap { number, list in list.sections.map { (list: number, paths: $0) } }
      .sorted { lists[$0.list].precedes($0.paths.lowerBound, lists[$1.list], $1.paths.lowerBound) }
  }

  /// All paths of several lists that have none in common, sorted.
  public static func joined(_ lists: [PathList]) -> PathList {
    let lists = lists.map { $0.sorted() }
    var all = PathList()
    all.reserveCapacity(lists.reduce(0) { $0 + $1.count }, bytes: lists.reduce(0) { $0 + $1.byteCount })
    for section in sections(of: lists) { all.append(section.paths, of: lists[section.list]) }
    return all.sorted()
  }
}

// MARK: As bytes

extension PathList {
  /// About how many bytes `pack` writes.
  public var packedSize: Int { bytes.count + 2 * ends.count }

  /// How long each path is, then all of them.
  public func pack(into packing: inout Packing) {
    packing.list(indices) { $0.number(bytes(of: $1..<$1 + 1).count) }
    packing.block(bytes)
  }

  public init(_ packed: inout Unpacking) {
    var end = 0
    let ends = packed.list { packed in
      end += Swift.min(packed.number(), Int(UInt32.max) / 2)
      if end > UInt32.max { packed.fail() }
      return UInt32(truncatingIfNeeded: end)
    }
    let bytes = packed.block()
    guard bytes.count == end else {
      packed.fail()
      return
    }
    (self.bytes, self.ends) = (bytes, ends)
  }
}
