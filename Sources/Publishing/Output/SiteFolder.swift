import Diagnostics
import Files
import Parallel

/// `Site/`: the folder that is published. Only files that differ are written, and only files that Gangmu wrote are
/// overwritten or removed.
public struct SiteFolder: Sendable {
  /// As the user named it.
  public let path: String

  public init(path: String) {
    // `Site/` is `Site`; the root folder has no other name.
    var path = path
    while path.hasSuffix("/"), path.count > 1 { path.removeLast() }
    self.path = path
  }

  /// Makes the folder hold `files`. When it throws, or the process dies, the site is as it was.
  public func publish(_ files: [SiteFile]) throws(DiagnosticList) -> SiteChange {
    try publish { (draft) throws(DiagnosticList) in
      try DiagnosticList.of { () throws(Diagnostic) in
        let batches = files.batches(of: SiteFolder.batch)
        let listings = try batches.parallelResults { (files) throws(Diagnostic) in
          try draft.add(files)
          return SiteListing(files)
        }
        return ((), listings)
      }
    }.change
  }

  /// What adds files to a draft: it returns the lists of them, nil for a part that has just the lines that it has in the manifest
  /// that stands, beside whatever else is to be known.
  public typealias Making<Made> = (SiteDraft) throws(DiagnosticList) -> (made: Made, parts: [SiteListing?])

  /// Makes the folder hold the files that `make` adds. When it throws, or the process dies, the site is as it was.
  ///
  /// - Parameter places: where the lines of the parts are in the manifest that stands, where that is known.
  public func publish<Made>(
    places: ManifestPlaces? = nil, _ make: Making<Made>
  ) throws(DiagnosticList) -> (made: Made, change: SiteChange) {
    if !File.exists(path), let published = try publishFirst(make) { return published }
    guard Folder.exists(path) else {
      throw DiagnosticList(
        Diagnostic(in: path, "is a file where a folder is needed", remedy: "name another folder with --output"))
    }
    return try Folder.locked(path) { () throws(DiagnosticList) in
      try DiagnosticList.of { () throws(Diagnostic) in
        try SiteStaging.recover(path)
        try checkIsOwn()
      }
      return try finish(SiteDraft(of: path), places, make)
    }
  }

  private func finish<Made>(
    _ draft: SiteDraft, _ places: ManifestPlaces?, _ make: Making<Made>
  ) throws(DiagnosticList) -> (made: Made, change: SiteChange) {
    do throws(DiagnosticList) {
      let (made, parts) = try make(draft)
      return (made, try draft.finish(parts, places: places, site: path))
    } catch {
      draft.abandon()
      throw error
    }
  }

  /// A new folder is built under another name and appears all at once; nil when another run has made it meanwhile.
  private func publishFirst<Made>(_ make: Making<Made>) throws(DiagnosticList) -> (made: Made, change: SiteChange)? {
    let draft = "\(path).gangmu-new"
    try DiagnosticList.of { () throws(Diagnostic) in try Folder.create(draft) }
    return try Folder.locked(draft) { () throws(DiagnosticList) in
      guard !File.exists(path) else {
        Folder.removeIfEmpty(draft)
        return nil
      }
      try DiagnosticList.of { () throws(Diagnostic) in
        // What a run that died has left.
        for entry in try Folder.entries(draft) {
          if entry.isFolder {
            try Folder.remove("\(draft)/\(entry.name)")
          } else {
            try File.remove("\(draft)/\(entry.name)")
          }
        }
      }
      let published = try finish(SiteDraft(in: draft), nil, make)
      try DiagnosticList.of { () throws(Diagnostic) in try File.move(draft, to: path) }
      return published
    }
  }

  /// Throws when the folder holds a whole site, which a part must not take the place of.
  public func checkIsPart() throws(DiagnosticList) {
    if File.exists("\(path)/\(SiteManifest.name)"), !File.exists("\(path)/\(SitePart.fileName)") {
      throw DiagnosticList(
        Diagnostic(
          in: path, "holds a whole site, and a part of one would take its place",
          remedy: "name another folder for the part with --output"))
    }
  }

  /// Where the manifest stands, below the folder.
  public static let manifestName = SiteManifest.name

  /// All that the manifest says Gangmu wrote; nil when there is no manifest.
  public var files: SiteListing? { (try? File.read("\(path)/\(SiteManifest.name)")).map { SiteListing(text: $0) } }

  /// What a build did that changed nothing.
  public func unchanged(_ places: ManifestPlaces) -> SiteChange {
    SiteChange(of: path, places, written: [], removed: [])
  }

  /// How many files are looked at by one core in one go.
  private static let batch = 64

  /// The paths, below the folder, of the files that Gangmu wrote there, sorted; nil when it wrote none.
  public func ownPaths() throws(Diagnostic) -> [String]? {
    try SiteManifest.read(in: path).map { Array($0.paths) }
  }

  /// The file that lists `files` in the folder.
  public func manifest(of files: [SiteFile]) -> SiteFile {
    SiteFile(path: SiteManifest.name, bytes: SiteListing(files).sorted().text)
  }

  /// A folder without a manifest must have nothing in it but hidden files (`.git`, `.DS_Store`).
  private func checkIsOwn() throws(Diagnostic) {
    if File.exists("\(path)/\(SiteManifest.name)") { return }
    guard let foreign = try Folder.entries(path).first(where: { !$0.name.hasPrefix(".") }) else { return }
    throw Diagnostic(
      in: path, "holds files that Gangmu did not write (`\(foreign.name)` is one)",
      remedy: "name a new or empty folder with --output")
  }
}
