import Diagnostics
import Files

/// `Site/.gangmu`: every file that Gangmu wrote, a line each with its SHA-256, sorted by path, as `sha256sum` writes and
/// checks it (`SiteListing`).
///
/// What is not in it belongs to somebody else, and is neither overwritten nor removed. Two manifests held against each
/// other say what has to be uploaded.
struct SiteManifest: Sendable, Hashable {
  static let name = ".gangmu"

  /// As it was read.
  private let text: [UInt8]

  init(_ text: [UInt8]) {
    self.text = text
  }

  /// The manifest of the site in `folder`; nil when there is none.
  static func read(in folder: String) throws(Diagnostic) -> SiteManifest? {
    let path = "\(folder)/\(name)"
    return File.exists(path) ? SiteManifest(try File.read(path)) : nil
  }

  /// The paths in it, sorted. Lines that lead out of the folder are not believed.
  var paths: PathList {
    var paths = PathList()
    text.withUnsafeBufferPointer { text in
      var start = 0
      while start < text.count {
        let end = SiteManifest.lineEnd(text, from: start)
        SiteManifest.add(start..<end, of: text, to: &paths)
        start = end + 1
      }
    }
    return paths.sorted()
  }

  private static func add(_ line: Range<Int>, of text: UnsafeBufferPointer<UInt8>, to paths: inout PathList) {
    let path = text[path(in: text, line: line)]
    if staysInside(path) { paths.append(utf8: path) }
  }

  /// Where the line that begins at `start` ends, before its line feed.
  private static func lineEnd(_ text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    text[start...].firstIndex(of: 0x0A) ?? text.count
  }

  /// A line is `SUM  PATH`; the lines of an older version are paths alone.
  private static func path(in text: UnsafeBufferPointer<UInt8>, line: Range<Int>) -> Range<Int> {
    let sum = line.prefix(Checksum.digitCount)
    let hasSum =
      line.count > SiteListing.pathStart && text[sum].allSatisfy(Checksum.isDigit) && text[sum.upperBound] == 0x20
      && text[sum.upperBound + 1] == 0x20
    return hasSum ? line.lowerBound + SiteListing.pathStart..<line.upperBound : line
  }

  /// Whether a path (UTF-8) below the site's folder stays below it: no name in it is empty, `.` or `..`.
  static func staysInside(_ path: some Collection<UInt8>) -> Bool {
    var length = 0
    var hasOnlyDots = true
    for byte in path {
      if byte == UInt8(ascii: "/") {
        if hasOnlyDots, length <= 2 { return false }
        (length, hasOnlyDots) = (0, true)
      } else {
        length += 1
        if byte != UInt8(ascii: ".") { hasOnlyDots = false }
      }
    }
    return !hasOnlyDots || length > 2
  }
}

// MARK: Against the next

extension SiteManifest {
  /// What tells a manifest from that of the site as it is to be.
  struct Difference {
    /// A line that is not the same in both.
    struct Change {
      /// In the old manifest, in bytes; where it has none, empty at the place where it would be.
      let old: Range<Int>
      /// Which one of the new list; nil where it has none.
      let new: Int?
    }

    /// Ascending.
    var changes: [Change] = []
    /// The paths that only the old one has, and those that only the new one has, sorted.
    var gone = PathList()
    var added = PathList()
  }

  /// Goes through both line by line, and where they are the same in large strides.
  func difference(to files: SiteListing) -> Difference {
    var difference = Difference()
    text.withUnsafeBufferPointer { old in
      files.text.withUnsafeBufferPointer { new in
        var (place, line) = (0, 0)
        while place < old.count || line < files.count {
          let start = files.start(line)
          let shared = SiteManifest.sharedLines(old[place...], new[start...])
          if shared > 0 {
            place += shared
            line = files.line(at: start + shared)
            continue
          }
          let end = SiteManifest.lineEnd(old, from: place)
          let order = SiteManifest.order(old[SiteManifest.path(in: old, line: place..<end)], files, line)
          let next = order <= 0 ? min(end + 1, old.count) : place
          difference.changes.append(Difference.Change(old: place..<next, new: order >= 0 ? line : nil))
          if order < 0 { SiteManifest.add(place..<end, of: old, to: &difference.gone) }
          if order > 0 { difference.added.append(utf8: files.utf8(line)) }
          place = next
          if order >= 0 { line += 1 }
        }
      }
    }
    // The lines of an older version may be in another order.
    let (gone, added) = (difference.gone.sorted(), difference.added.sorted())
    difference.gone = gone.sortedSubtracting(added)
    difference.added = added.sortedSubtracting(gone)
    return difference
  }

  /// Negative where the old path comes first or nothing is left of the new list, positive where the new one does.
  private static func order(_ old: Slice<UnsafeBufferPointer<UInt8>>, _ files: SiteListing, _ line: Int) -> Int {
    guard line < files.count else { return -1 }
    let new = files.utf8(line)
    return old.isEmpty ? 1 : old.elementsEqual(new) ? 0 : old.lexicographicallyPrecedes(new) ? -1 : 1
  }

  /// How many bytes the lines have with which both begin.
  private static func sharedLines(_ one: Slice<UnsafeBufferPointer<UInt8>>, _ other: Slice<UnsafeBufferPointer<UInt8>>)
    -> Int
  {
    let (one, other) = (UnsafeBufferPointer(rebasing: one), UnsafeBufferPointer(rebasing: other))
    let count = min(one.count, other.count)
    guard let first = one.baseAddress, let second = other.baseAddress, count > 0, one[0] == other[0] else { return 0 }
    var shared = 0
    for stride in [1 << 16, 1 << 10, 1] {
      while shared + stride <= count, memcmp(first + shared, second + shared, stride) == 0 { shared += stride }
    }
    return one[..<shared].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
  }
}
