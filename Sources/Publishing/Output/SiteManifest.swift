import Diagnostics
import Files

/// `Site/.gangmu`: every file that Gangmu wrote, a line each with its SHA-256, sorted by path, as `sha256sum` writes and
/// checks it.
///
/// What is not in it belongs to somebody else, and is neither overwritten nor removed. Two manifests held against each
/// other say what has to be uploaded.
struct SiteManifest: Sendable, Hashable {
  static let name = ".gangmu"

  /// The checksum of each file; nil where the line of an older version had none.
  let checksums: [String: Checksum?]

  var paths: Set<String> { Set(checksums.keys) }

  init(_ files: [SiteFile]) {
    checksums = Dictionary(files.map { ($0.path, Checksum(of: $0.bytes)) }, uniquingKeysWith: { first, _ in first })
  }

  private init(_ checksums: [String: Checksum?]) {
    self.checksums = checksums
  }

  /// The manifest of the site in `folder`; nil when there is none. Lines that lead out of the folder are not believed.
  static func read(in folder: String) throws(Diagnostic) -> SiteManifest? {
    let path = "\(folder)/\(name)"
    guard File.exists(path) else { return nil }
    let text = try File.readText(path)
    var checksums: [String: Checksum?] = [:]
    for line in 0..<text.lineCount {
      let (path, checksum) = entry(text.string(text.line(line)))
      if staysInside(path) { checksums.updateValue(checksum, forKey: path) }
    }
    return SiteManifest(checksums)
  }

  /// A line with a checksum is `SUM  PATH`, one without is the path alone.
  private static func entry(_ line: String) -> (path: String, checksum: Checksum?) {
    let sum = line.prefix { $0 != " " }
    guard let checksum = Checksum(sum), line.dropFirst(sum.count).hasPrefix("  ") else { return (line, nil) }
    return (String(line.dropFirst(sum.count + 2)), checksum)
  }

  var bytes: [UInt8] {
    var text: [UInt8] = []
    for path in checksums.keys.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
      if let checksum = checksums[path] ?? nil { text += "\(checksum)  ".utf8 }
      text += "\(path)\n".utf8
    }
    return text
  }

  /// Whether a path below the site's folder stays below it.
  static func staysInside(_ path: String) -> Bool {
    let components = path.split(separator: "/", omittingEmptySubsequences: false)
    return components.allSatisfy { !$0.isEmpty && $0 != "." && $0 != ".." }
  }
}
