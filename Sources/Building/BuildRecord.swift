import Articles
import Diagnostics
import Files
import Parallel
import Publishing

/// What a build was made of and what it left, so that the next one can see that there is nothing to do.
///
/// Kept in the user's cache folder, one file a site, and never needed: it may be deleted at any time. Nothing is done only when
/// every file of Content/ and of the templates has the same bytes as then (by SHA-256), the program is the same, and every file
/// of the site stands as the build left it (by size and times). A build with warnings keeps none: they are to be seen
/// again.
public struct BuildRecord: Sendable {
  private let path: String
  private let site: String
  /// All that the site is made of.
  let sources: SourceState
  /// Beside it: the program, and where the sources are.
  private let place: String

  /// The record for a build from these folders as they are now; nil when something in them cannot be looked at or nothing can
  /// be kept on this machine.
  public init?(content: ContentFolder, templates: String, site: String) {
    guard let path = BuildRecord.place(site, "builds"), let program = Program.path,
      let status = FileStatus(of: program), let sources = SourceState(content, templates, reads: File.exists(path))
    else { return nil }
    place = (["\(program) \(status.tag)", content.path] + sources.templates).joined(separator: "\n")
    (self.sources, self.site, self.path) = (sources, site, path)
  }

  /// Of all that the site is made of and by; nil when something cannot be read.
  private var fingerprint: Checksum? {
    sources.fingerprint.map { Checksum(of: Array("\(place)\n\($0)".utf8)) }
  }

  /// Where what builds leave of a site is kept.
  ///
  /// - Parameter kind: what it is that is kept.
  static func place(_ site: String, _ kind: String) -> String? {
    let place = Program.realPath(site) ?? "\(Program.realPath(".") ?? "")/\(site)"
    return Program.cacheFolder.map { "\($0)/gangmu/\(kind)/\(Checksum(of: Array(place.utf8)))" }
  }

  /// The site as the last build left it, when nothing has changed since.
  public func unchangedSite() -> (pages: Int, files: PathList)? {
    guard let text = try? File.readText(path), text.lineCount > 3, let fingerprint,
      text.string(text.line(0)) == "\(fingerprint)",
      let pages = Int(text.string(text.line(1)))
    else { return nil }
    var paths = PathList()
    for line in 3..<text.lineCount where !text.line(line).isEmpty { paths.append(utf8: text.bytes[text.line(line)]) }
    guard let states = paths.states(in: site), text.string(text.line(2)) == "\(states)" else {
      return nil
    }
    return (pages, paths)
  }

  /// Keeps that the site is now, after `change`, what it is made of. A record that cannot be written is none, and none is kept
  /// when a file was saved while the build ran: nobody knows which of its texts the build read.
  public func keep(pages: Int, _ change: SiteChange) {
    let paths = change.written.sortedMerging(change.unchanged)
    guard let fingerprint, sources.isUntouched, let states = paths.states(in: site) else { return }
    var text = Array("\(fingerprint)\n\(pages)\n\(states)\n".utf8)
    text.reserveCapacity(text.count + paths.indices.reduce(0) { $0 + paths.utf8($1).count + 1 })
    for index in paths.indices {
      text += paths.utf8(index)
      text.append(0x0A)
    }
    guard let slash = path.lastIndex(of: "/") else { return }
    try? Folder.create(String(path[..<slash]))
    try? File.replace(path, with: text)
  }
}
