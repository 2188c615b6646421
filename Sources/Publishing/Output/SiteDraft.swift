import Diagnostics
import Files
import Synchronization

/// The next state of a site, to which files are added from any core and in any order, each once; what is added needs not be
/// kept. The folder shows none of it before all of it is there.
public final class SiteDraft: Sendable {
  private struct State: Sendable {
    /// Those that were made or looked at.
    var folders: Set<String> = []
    var problems = DiagnosticCollector()
    /// In a site that is there; of a new one all files are.
    var written = PathList()
    /// How many files were staged, and where each goes.
    var stagedCount = 0
    var steps: [SiteStaging.Step] = []
    /// The manifest that stands, where it was read already.
    var manifest: SiteListing?
  }

  private enum Ground: Sendable {
    /// A folder that is not the site yet.
    case new(folder: String)
    /// The site.
    case site(folder: String, SiteStaging)
  }

  private let ground: Ground
  private let state = Mutex(State())

  /// A site in a new folder.
  init(in folder: String) {
    ground = .new(folder: folder)
  }

  /// The next state of the site in `folder`.
  init(of folder: String) {
    ground = .site(folder: folder, SiteStaging(site: folder))
  }

  /// Takes files and says what they were.
  @discardableResult
  public func add(_ files: some Sequence<SiteFile>) throws(Diagnostic) -> SiteListing {
    for file in files {
      switch ground {
      case .new(let folder):
        try makeFolder(of: file.path, in: folder)
        try File.write(file.bytes, to: "\(folder)/\(file.path)")
      case .site(let folder, let staging): try add(file, to: folder, staging)
      }
    }
    return SiteListing(files)
  }

  private func makeFolder(of path: String, in folder: String) throws(Diagnostic) {
    guard let slash = path.lastIndex(of: "/") else { return }
    let parent = String(path[..<slash])
    if state.withLock({ $0.folders.contains(parent) }) { return }
    try Folder.create("\(folder)/\(parent)")
    _ = state.withLock { $0.folders.insert(parent) }
  }

  // MARK: In a site that is there

  private func add(_ file: SiteFile, to folder: String, _ staging: SiteStaging) throws(Diagnostic) {
    checkFolders(of: file.path, in: folder)
    if !File.holds(file.bytes, at: "\(folder)/\(file.path)") { try stage(file.bytes, for: file.path, staging) }
  }

  private func stage(_ bytes: [UInt8], for path: String, _ staging: SiteStaging) throws(Diagnostic) {
    let number = state.withLock { state in
      state.stagedCount += 1
      return state.stagedCount - 1
    }
    try staging.write(bytes, as: number)
    state.withLock { state in
      state.steps.append(.put(staged: number, path: path))
      state.written.append(path)
    }
  }

  /// No link may lead a file out of the folder.
  private func checkFolders(of path: String, in site: String) {
    var folder = path[...]
    while let slash = folder.lastIndex(of: "/") {
      folder = folder[..<slash]
      let isNew = state.withLock { $0.folders.insert(String(folder)).inserted }
      guard isNew else { return }
      let place = "\(site)/\(folder)"
      if File.exists(place), !Folder.isRealFolder(place) {
        report(Diagnostic(in: place, "is a file or link where the site has a folder", remedy: "move it away"))
      }
    }
  }

  private func report(_ problem: Diagnostic) {
    state.withLock { $0.problems.report(problem) }
  }

  // MARK: When all is there

  /// Some files of the site as it is to be.
  public struct Part: Sendable {
    let files: SiteListing
    /// Whether the site has just these, with the lines of its manifest.
    let isKept: Bool

    public init(_ files: SiteListing, isKept: Bool = false) {
      self.files = files
      self.isKept = isKept
    }
  }

  /// Ends the draft with the list of its files, and of those that the site has already as they are to be.
  ///
  /// - Parameter places: where the files of the same parts are in the manifest that stands, where that is known.
  func finish(_ parts: [Part], places: [[Range<Int>]]?) throws(DiagnosticList) -> SiteChange {
    switch ground {
    case .new(let folder):
      let (files, places) = SiteListing.joined(parts.map(\.files))
      try DiagnosticList.of { () throws(Diagnostic) in
        try File.write(files.text, to: "\(folder)/\(SiteManifest.name)")
      }
      return SiteChange(
        files: files, places: places, written: files.paths.sortedMerging([SiteManifest.name]), removed: [])
    case .site(let folder, let staging):
      if let places, let spliced = splicing(parts, places) {
        return try finish(spliced.files, spliced.places, spliced.difference, folder, staging)
      }
      let manifest = try DiagnosticList.of { () throws(Diagnostic) in try SiteManifest.read(in: folder) }
      let (files, places) = SiteListing.joined(parts.map(\.files))
      return try finish(files, places, (manifest ?? SiteManifest([])).difference(to: files), folder, staging)
    }
  }

  private func splicing(_ parts: [Part], _ places: [[Range<Int>]]) -> ManifestSplicing? {
    readAhead()
    var manifest = state.withLock { $0.manifest.take() }
    return ManifestSplicing(&manifest, parts, places)
  }

  /// Reads the manifest that stands, for who has nothing else to do.
  public func readAhead() {
    guard case .site(let folder, _) = ground, state.withLock({ $0.manifest == nil }),
      let text = try? File.read("\(folder)/\(SiteManifest.name)")
    else { return }
    let manifest = SiteListing(text: text)
    state.withLock { $0.manifest = manifest }
  }

  private func finish(
    _ files: SiteListing, _ places: [[Range<Int>]], _ difference: SiteManifest.Difference, _ folder: String,
    _ staging: SiteStaging
  ) throws(DiagnosticList) -> SiteChange {
    let written = state.withLock(\.written)
    for path in written where File.exists("\(folder)/\(path)") {
      guard let line = files.sortedIndex(of: path.utf8), !difference.hadPath(path, ofLine: line) else { continue }
      report(
        Diagnostic(
          in: "\(folder)/\(path)", "is not from Gangmu, and the build would overwrite it", remedy: "move it away"))
    }
    try DiagnosticList.of { () throws(Diagnostic) in
      if !File.holds(files.text, at: "\(folder)/\(SiteManifest.name)") {
        try stage(files.text, for: SiteManifest.name, staging)
      }
    }
    let state = self.state.withLock { $0 }
    try state.problems.throwErrors()
    let removed = PathList(
      difference.replaced.filter { files.sortedIndex(of: $0.utf8) == nil && File.exists("\(folder)/\($0)") })
    let steps = state.steps + removed.map { .remove(path: $0) }
    if !steps.isEmpty {
      try DiagnosticList.of { () throws(Diagnostic) in try staging.commit(steps) }
    }
    return SiteChange(files: files, places: places, written: state.written.sorted(), removed: removed)
  }

  /// Takes back what was added.
  func abandon() {
    switch ground {
    case .new(let folder): try? Folder.remove(folder)
    case .site(_, let staging): staging.abandon()
    }
  }
}
