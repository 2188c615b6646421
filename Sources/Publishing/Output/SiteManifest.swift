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
    let text = try File.readText(path)
    var paths = PathList()
    for line in 0..<text.lineCount {
      let path = text.bytes[self.path(in: text, line: text.line(line))]
      if staysInside(path) { paths.append(utf8: path) }
    }
    return SiteManifest(paths: paths)
  }

  /// A line is `SUM  PATH`; the lines of an older version are paths alone.
  private static func path(in text: SourceText, line: Range<Int>) -> Range<Int> {
    let sum = line.prefix(Checksum.digitCount)
    let hasSum =
      line.count > sum.count + 2 && text.bytes[sum].allSatisfy(Checksum.isDigit)
      && text.bytes[sum.upperBound] == 0x20 && text.bytes[sum.upperBound + 1] == 0x20
    return hasSum ? sum.upperBound + 2..<line.upperBound : line
  }

  /// The manifest of a site with these files, which are sorted by path.
  static func bytes(_ files: SiteListing) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(files.paths.indices.reduce(0) { $0 + files.paths.utf8($1).count + Checksum.digitCount + 3 })
    for index in files.paths.indices {
      files.sum(index).write(to: &text)
      text.append(0x20)
      text.append(0x20)
      text += files.paths.utf8(index)
      text.append(0x0A)
    }
    return text
  }

  /// Whether a path below the site's folder stays below it.
  static func staysInside(_ path: some Collection<UInt8>) -> Bool {
    path.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).allSatisfy { component in
      !component.isEmpty && !component.elementsEqual(".".utf8) && !component.elementsEqual("..".utf8)
    }
  }
}
