import Diagnostics
import Files

/// `Site/.gangmu`: every file that Gangmu wrote, a line each with its SHA-256, sorted by path, as `sha256sum` writes and
/// checks it.
///
/// What is not in it belongs to somebody else, and is neither overwritten nor removed. Two manifests held against each
/// other say what has to be uploaded.
struct SiteManifest: Sendable, Hashable {
  static let name = ".gangmu"

  let paths: Set<String>

  /// The manifest of the site in `folder`; nil when there is none. Lines that lead out of the folder are not believed.
  static func read(in folder: String) throws(Diagnostic) -> SiteManifest? {
    let path = "\(folder)/\(name)"
    guard File.exists(path) else { return nil }
    let text = try File.readText(path)
    return SiteManifest(
      paths: Set((0..<text.lineCount).map { self.path(in: text, line: text.line($0)) }.filter(staysInside)))
  }

  /// A line is `SUM  PATH`; the lines of an older version are paths alone.
  private static func path(in text: SourceText, line: Range<Int>) -> String {
    let sum = line.prefix(Checksum.digitCount)
    let hasSum =
      line.count > sum.count + 2 && text.bytes[sum].allSatisfy(Checksum.isDigit)
      && text.bytes[sum.upperBound] == 0x20 && text.bytes[sum.upperBound + 1] == 0x20
    return text.string(hasSum ? sum.upperBound + 2..<line.upperBound : line)
  }

  /// The manifest of a site with these files.
  static func bytes(_ files: [SiteFile]) -> [UInt8] {
    var text: [UInt8] = []
    for file in files.sorted(by: { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }) {
      text += "\(file.checksum)  \(file.path)\n".utf8
    }
    return text
  }

  /// Whether a path below the site's folder stays below it.
  static func staysInside(_ path: String) -> Bool {
    let components = path.split(separator: "/", omittingEmptySubsequences: false)
    return components.allSatisfy { !$0.isEmpty && $0 != "." && $0 != ".." }
  }
}
