/// Paths of files in the order in which they were put in, packed into one array of bytes: the site of a large library has
/// hundreds of thousands of them.
public struct PathList: Sendable, Hashable, RandomAccessCollection, ExpressibleByArrayLiteral {
  private var bytes: [UInt8] = []
  /// Where each path ends in `bytes`.
  private var ends: [Int] = []

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
    ends.append(bytes.count)
  }

  mutating func append(utf8 path: some Sequence<UInt8>) {
    bytes += path
    ends.append(bytes.count)
  }

  public mutating func append(contentsOf other: PathList) {
    let start = bytes.count
    bytes += other.bytes
    ends += other.ends.map { $0 + start }
  }

  /// The path's bytes.
  func utf8(_ index: Int) -> ArraySlice<UInt8> { bytes[(index == 0 ? 0 : ends[index - 1])..<ends[index]] }

  /// The same paths by their bytes, which is no language's order and the same on every machine.
  public func sorted() -> PathList {
    var isSorted = true
    for index in indices.dropFirst() where !utf8(index - 1).lexicographicallyPrecedes(utf8(index)) { isSorted = false }
    if isSorted { return self }
    var list = PathList()
    for index in indices.sorted(by: { utf8($0).lexicographicallyPrecedes(utf8($1)) }) { list.append(utf8: utf8(index)) }
    return list
  }

  /// Whether a sorted list has the path.
  func sortedContains(_ path: String) -> Bool {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if utf8(middle).lexicographicallyPrecedes(path.utf8) { low = middle + 1 } else { high = middle }
    }
    return low < count && utf8(low).elementsEqual(path.utf8)
  }

  /// The paths of a sorted list that another sorted list has not.
  func sortedSubtracting(_ other: PathList) -> PathList {
    var rest = PathList()
    var place = 0
    for index in indices {
      let path = utf8(index)
      while place < other.count, other.utf8(place).lexicographicallyPrecedes(path) { place += 1 }
      if place == other.count || other.utf8(place) != path { rest.append(utf8: path) }
    }
    return rest
  }
}
