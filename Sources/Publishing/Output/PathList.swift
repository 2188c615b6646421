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

  /// The path's bytes.
  public func utf8(_ index: Int) -> ArraySlice<UInt8> { bytes[bytes(of: index..<index + 1)] }

  /// Where the bytes of some paths stand, at least one.
  private func bytes(of range: Range<Int>) -> Range<Int> {
    (range.lowerBound == 0 ? 0 : Int(ends[range.lowerBound - 1]))..<Int(ends[range.upperBound - 1])
  }

  mutating func append(_ other: PathList) { append(other.indices, of: other) }

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
  private func precedes(_ index: Int, _ other: PathList, _ otherIndex: Int) -> Bool {
    bytes.withUnsafeBytes { one in
      other.bytes.withUnsafeBytes { two in
        bytesPrecede(one[bytes(of: index..<index + 1)], two[other.bytes(of: otherIndex..<otherIndex + 1)])
      }
    }
  }

  /// The same paths by their bytes.
  public func sorted() -> PathList {
    if indices.dropFirst().allSatisfy({ precedes($0 - 1, self, $0) }) { return self }
    var list = PathList()
    list.reserveCapacity(count, bytes: bytes.count)
    for index in indices.sorted(by: { precedes($0, self, $1) }) { list.append(index..<index + 1, of: self) }
    return list
  }

  /// Whether a sorted list has the path.
  func sortedContains(_ path: String) -> Bool { sortedIndex(of: path) != nil }

  /// All paths of two sorted lists that have none in common, sorted.
  public func sortedMerging(_ other: PathList) -> PathList {
    var list = PathList()
    list.reserveCapacity(count + other.count, bytes: bytes.count + other.bytes.count)
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
    indices.first(notBefore: { utf8($0).lexicographicallyPrecedes(path.utf8) })
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
}
