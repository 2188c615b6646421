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

  /// So many files are looked at in one go.
  private static let batch = 64

  /// The site as the last build left it, when nothing has changed since.
  public func unchangedSite() -> (pages: Int, files: PathList)? {
    guard let text = try? File.readText(path), text.lineCount > 2 else {
      // What they hold is needed at the end.
      sources.beginReading()
      return nil
    }
    guard let fingerprint, text.string(text.line(0)) == "\(fingerprint)",
      let pages = Int(text.string(text.line(1)))
    else { return nil }
    let lines = (2..<text.lineCount).map { text.line($0) }.filter { !$0.isEmpty }
    let files = lines.batches(of: BuildRecord.batch).parallelMap { [site] batch -> PathList? in
      var paths = PathList()
      for line in batch {
        let parts = text.string(line).split(separator: "  ", maxSplits: 1)
        guard parts.count == 2, FileStatus.tag(ofFile: "\(site)/\(parts[1])").map({ $0 == parts[0] }) == true else {
          return nil
        }
        paths.append(String(parts[1]))
      }
      return paths
    }
    guard !files.contains(nil) else { return nil }
    var paths = PathList()
    for batch in files { paths.append(contentsOf: batch ?? []) }
    return (pages, paths.sorted())
  }

  /// Keeps that the site is now, after `change`, what it is made of. A record that cannot be written is none, and none is kept
  /// when a file was saved while the build ran: nobody knows which of its texts the build read.
  public func keep(pages: Int, _ change: SiteChange) {
    guard let fingerprint, sources.isUntouched else { return }
    var text = Array("\(fingerprint)\n\(pages)\n".utf8)
    // Of a large site the list is long: no path of it becomes a string of its own for longer than a moment.
    for paths in [change.written, change.unchanged] {
      let states = Array(paths.indices).batches(of: BuildRecord.batch).parallelMap { [site] batch -> [UInt8]? in
        var lines: [UInt8] = []
        for index in batch {
          guard let tag = FileStatus.tag(ofFile: "\(site)/\(paths[index])") else { return nil }
          lines += "\(tag)  \(paths[index])\n".utf8
        }
        return lines
      }
      guard !states.contains(nil) else { return }
      text.reserveCapacity(states.reduce(text.count) { $0 + ($1?.count ?? 0) })
      for lines in states { text += lines ?? [] }
    }
    guard let slash = path.lastIndex(of: "/") else { return }
    try? Folder.create(String(path[..<slash]))
    try? File.replace(path, with: text)
  }
}
