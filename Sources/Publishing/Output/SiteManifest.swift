import Diagnostics
import Files

/// `Site/.gangmu`: the paths of all files that Gangmu wrote, a line each, sorted.
///
/// What is not in it belongs to somebody else, and is neither overwritten nor removed.
struct SiteManifest: Sendable, Hashable {
  static let name = ".gangmu"

  let paths: Set<String>

  init(_ paths: some Sequence<String>) {
    self.paths = Set(paths)
  }

  /// The manifest of the site in `folder`; nil when there is none. Lines that lead out of the folder are not believed.
  static func read(in folder: String) throws(Diagnostic) -> SiteManifest? {
    let path = "\(folder)/\(name)"
    guard File.exists(path) else { return nil }
    let text = try File.readText(path)
    return SiteManifest(
      (0..<text.lineCount).map { text.string(text.line($0)) }.filter(SiteManifest.staysInside))
  }

  var bytes: [UInt8] {
    Array(paths.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.map { $0 + "\n" }.joined().utf8)
  }

  /// Whether a path below the site's folder stays below it.
  static func staysInside(_ path: String) -> Bool {
    let components = path.split(separator: "/", omittingEmptySubsequences: false)
    return components.allSatisfy { !$0.isEmpty && $0 != "." && $0 != ".." }
  }
}
