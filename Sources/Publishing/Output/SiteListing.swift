import Files
import Parallel

/// What files a part of a site has: their paths below the site's folder, their checksums and sizes, without what is in them.
///
/// It is held as the manifest says it: a line each of the SHA-256, two spaces and the path, as `sha256sum` writes and checks it. So
/// the manifest of a large site is put together of what was kept of its parts.
public struct SiteListing: Sendable, Hashable {
  /// The lines.
  public private(set) var text: [UInt8] = []
  /// Where each line ends, behind its line feed.
  private var ends: [UInt32] = []
  /// In bytes.
  private var sizes: [Int] = []

  /// How far into a line its path begins.
  static let pathStart = Checksum.digitCount + 2

  public init() {}

  public init(_ files: some Sequence<SiteFile>) {
    for file in files { append(file) }
  }

  mutating func append(_ file: SiteFile) {
    file.checksum.write(to: &text)
    text.append(0x20)
    text.append(0x20)
    text += file.path.utf8
    text.append(0x0A)
    ends.append(UInt32(text.count))
    sizes.append(file.bytes.count)
  }

  mutating func append(contentsOf other: SiteListing) {
    append(other.indices, of: other)
  }

  /// Appends some lines of another list.
  mutating func append(_ range: Range<Int>, of other: SiteListing) {
    guard !range.isEmpty else { return }
    let lines = other.start(range.lowerBound)..<other.start(range.upperBound)
    let (start, first) = (UInt32(text.count), UInt32(lines.lowerBound))
    text += other.text[lines]
    for end in other.ends[range] { ends.append(end - first + start) }
    sizes += other.sizes[range]
  }

  mutating func reserveCapacity(_ count: Int, bytes: Int) {
    text.reserveCapacity(bytes)
    ends.reserveCapacity(count)
    sizes.reserveCapacity(count)
  }

  // MARK: Its files

  public var count: Int { ends.count }
  public var indices: Range<Int> { ends.indices }

  /// Where a line begins, or that behind the last would.
  func start(_ line: Int) -> Int { line == 0 ? 0 : Int(ends[line - 1]) }

  /// The line that begins at an offset in the text.
  func line(at offset: Int) -> Int { indices.first(notBefore: { ends[$0] <= offset }) }

  /// Where the path of a file stands in the text.
  private func path(of index: Int) -> Range<Int> {
    start(index) + SiteListing.pathStart..<start(index + 1) - 1
  }

  /// The path in a line.
  static func path(ofLine line: ArraySlice<UInt8>) -> ArraySlice<UInt8> { line.dropFirst(pathStart).dropLast() }

  /// What the manifest says of some files.
  public func lines(_ range: ClosedRange<Int>) -> ArraySlice<UInt8> {
    text[start(range.lowerBound)..<start(range.upperBound + 1)]
  }

  /// A file's path (UTF-8).
  public func utf8(_ index: Int) -> ArraySlice<UInt8> { text[path(of: index)] }

  public func path(_ index: Int) -> String { String(decoding: utf8(index), as: UTF8.self) }

  /// The first hexadecimal digits of a file's checksum.
  func sum(_ index: Int, digits: Int = Checksum.digitCount) -> String {
    String(decoding: text[start(index)..<start(index) + digits], as: UTF8.self)
  }

  /// In bytes.
  func size(_ index: Int) -> Int { sizes[index] }

  public var paths: PathList {
    var paths = PathList()
    paths.reserveCapacity(count, bytes: text.count - count * (SiteListing.pathStart + 1))
    for index in indices { paths.append(utf8: utf8(index)) }
    return paths
  }

  // MARK: In the order of their paths

  /// Whether a file's path comes before that of another by its bytes, which is no language's order and the same on every machine.
  func precedes(_ index: Int, _ other: SiteListing, _ otherIndex: Int) -> Bool {
    text.withUnsafeBytes { one in
      other.text.withUnsafeBytes { two in
        bytesPrecede(one[path(of: index)], two[other.path(of: otherIndex)])
      }
    }
  }

  var isSorted: Bool { indices.dropFirst().allSatisfy { precedes($0 - 1, self, $0) } }

  /// The same by path, in no more memory than it needs.
  func sorted() -> SiteListing {
    let order = isSorted ? Array(indices) : indices.sorted { precedes($0, self, $1) }
    var sorted = SiteListing()
    sorted.reserveCapacity(order.count, bytes: text.count)
    for index in order { sorted.append(index..<index + 1, of: self) }
    return sorted
  }

  /// Where a sorted list has the path.
  func sortedIndex(of path: some Collection<UInt8>) -> Int? {
    let place = sortedPlace(of: path)
    return place < count && utf8(place).elementsEqual(path) ? place : nil
  }

  /// How many files of a sorted list come before the path.
  func sortedPlace(of path: some Collection<UInt8>) -> Int {
    text.withUnsafeBytes { text in
      Array(path).withUnsafeBytes { sought in
        indices.first(notBefore: { bytesPrecede(text[self.path(of: $0)], sought[...]) })
      }
    }
  }

  /// Puts the checksums of a part's files into the lines at their places; false where these are of other files.
  mutating func take(_ part: SiteListing, at places: [Range<Int>]) -> Bool {
    guard part.count == places.reduce(0, { $0 + $1.count }) else { return false }
    for (line, index) in zip(places.joined(), part.indices) {
      guard utf8(line).elementsEqual(part.utf8(index)) else { return false }
      let (sum, new) = (start(line), part.start(index))
      text.replaceSubrange(sum..<sum + Checksum.digitCount, with: part.text[new..<new + Checksum.digitCount])
      sizes[line] = part.sizes[index]
    }
    return true
  }

  /// Whether a sorted list has a file with these bytes.
  public func sortedHas(_ path: String, _ bytes: [UInt8]) -> Bool {
    guard let index = sortedIndex(of: Array(path.utf8)), size(index) == bytes.count else { return false }
    return sum(index) == Checksum(of: bytes).description
  }

  /// All files of several parts by path, and where the lines of each part are then.
  static func joined(_ parts: [SiteListing]) -> (all: SiteListing, places: ManifestPlaces) {
    let sorted = parts.parallelMap { part in
      let part = part.isSorted ? part : part.sorted()
      return (files: part, sections: part.sections)
    }
    let sections = sorted.enumerated().flatMap { part, list in list.sections.map { (part: part, files: $0) } }
      .sorted { sorted[$0.part].files.precedes($0.files.lowerBound, sorted[$1.part].files, $1.files.lowerBound) }
    var all = SiteListing()
    all.reserveCapacity(parts.reduce(0) { $0 + $1.count }, bytes: parts.reduce(0) { $0 + $1.text.count })
    var places = [[Range<Int>]](repeating: [], count: parts.count)
    var isSorted = true
    for section in sections {
      let start = all.count
      all.append(section.files, of: sorted[section.part].files)
      places[section.part].append(start..<all.count)
      if start > 0, !all.precedes(start - 1, all, start) { isSorted = false }
    }
    if isSorted { return (all, all.places(of: places)) }
    all = all.sorted()
    for (part, list) in sorted.enumerated() {
      places[part] = list.files.indices.compactMap { all.sortedIndex(of: list.files.utf8($0)) }.map { $0..<$0 + 1 }
    }
    return (all, all.places(of: places))
  }

  /// Pieces in which each file is in the same folder; files in none are pieces by themselves.
  ///
  /// In the order of paths the files of a folder stand together, but for the folders in it.
  public var sections: [Range<Int>] {
    var sections: [Range<Int>] = []
    text.withUnsafeBufferPointer { text in
      var last: Range<Int> = 0..<0
      for index in indices {
        let path = path(of: index)
        let folder = path.lowerBound..<(text[path].lastIndex(of: UInt8(ascii: "/")).map { $0 + 1 } ?? path.lowerBound)
        if !folder.isEmpty, folder.count == last.count, text[folder].elementsEqual(text[last]) {
          sections[sections.count - 1] = sections[sections.count - 1].lowerBound..<index + 1
        } else {
          sections.append(index..<index + 1)
        }
        last = folder
      }
    }
    return sections
  }
}

extension SiteListing {
  /// A sorted list with files of another in the place of those with the same paths, and without some.
  ///
  /// - Parameters:
  ///   - others: sorted.
  ///   - removed: paths of this list that the other has not.
  func replacing(_ others: SiteListing, without removed: [String]) -> SiteListing {
    let gone =
      others.indices.compactMap { sortedIndex(of: others.utf8($0)) }
      + removed.compactMap { sortedIndex(of: Array($0.utf8)) }
    var rest = SiteListing()
    rest.reserveCapacity(count, bytes: text.count)
    var start = 0
    for index in gone.sorted() {
      rest.append(start..<index, of: self)
      start = index + 1
    }
    rest.append(start..<count, of: self)
    return SiteListing.joined([rest, others]).all
  }
}

// MARK: As bytes

extension SiteListing {
  public func pack(into packing: inout Packing) {
    packing.block(text)
    packing.list(sizes) { $0.number($1) }
  }

  public init(_ packed: inout Unpacking) {
    self.init(text: packed.block(), sizes: { _ in packed.list { $0.number() } })
    if sizes.count != ends.count || ends.last.map(Int.init) ?? 0 != text.count { packed.fail() }
  }

  /// - Parameters:
  ///   - text: lines; what follows the last one that is whole is left out.
  ///   - sizes: gives the sizes of so many files.
  public init(text: [UInt8], sizes: (Int) -> [Int] = { Array(repeating: 0, count: $0) }) {
    self.text = text
    ends.reserveCapacity(text.count / (SiteListing.pathStart + 16))
    text.withUnsafeBytes { text in
      guard let first = text.baseAddress else { return }
      var start = 0
      while let found = memchr(first + start, 0x0A, text.count - start) {
        let end = first.distance(to: found) + 1
        guard end - start > SiteListing.pathStart else { return }
        ends.append(UInt32(end))
        start = end
      }
    }
    self.sizes = sizes(ends.count)
  }
}
