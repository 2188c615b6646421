import Diagnostics
import Files

/// `Site/.gangmu`: every file that Gangmu wrote, a line each with its SHA-256, sorted by path, as `sha256sum` writes and
/// checks it.
///
/// What is not in it belongs to somebody else, and is neither overwritten nor removed. Two manifests held against each
/// other say what has to be uploaded.
struct SiteManifest: Sendable, Hashable {
  static let name = ".gangmu"

  /// Sorted.
  let paths: PathList

  init(paths: PathList) {
    self.paths = paths.sorted()
  }

  /// The manifest of the site in `folder`; nil when there is none. Lines that lead out of the folder are not believed.
  static func read(in folder: String) throws(Diagnostic) -> SiteManifest? {
    let path = "\(folder)/\(name)"
    guard File.exists(path) else { return nil }
    let text = try File.read(path)
    var paths = PathList()
    paths.reserveCapacity(text.count / (Checksum.digitCount + 24), bytes: text.count / 2)
    text.withUnsafeBufferPointer { text in
      var start = 0
      while start < text.count {
        let end = text[start...].firstIndex(of: 0x0A) ?? text.count
        let path = text[self.path(in: text, line: start..<end)]
        if staysInside(path) { paths.append(utf8: path) }
        start = end + 1
      }
    }
    return SiteManifest(paths: paths)
  }

  /// A line is `SUM  PATH`; the lines of an older version are paths alone.
  private static func path(in text: UnsafeBufferPointer<UInt8>, line: Range<Int>) -> Range<Int> {
    let sum = line.prefix(Checksum.digitCount)
    let hasSum =
      line.count > sum.count + 2 && text[sum].allSatisfy(Checksum.isDigit)
      && text[sum.upperBound] == 0x20 && text[sum.upperBound + 1] == 0x20
    return hasSum ? sum.upperBound + 2..<line.upperBound : line
  }

  /// The manifest of a site with these files, which are sorted by path.
  static func bytes(_ files: SiteListing) -> [UInt8] {
    let size = files.paths.count * (Checksum.digitCount + 3) + files.paths.byteCount
    return [UInt8](unsafeUninitializedCapacity: size) { text, count in
      for index in files.paths.indices {
        files.sum(index).write(to: UnsafeMutableBufferPointer(rebasing: text[count..<count + Checksum.digitCount]))
        count += Checksum.digitCount
        text[count] = 0x20
        text[count + 1] = 0x20
        count += 2
        files.paths.utf8(index).withUnsafeBufferPointer { path in
          for byte in path {
            text[count] = byte
            count += 1
          }
        }
        text[count] = 0x0A
        count += 1
      }
    }
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
