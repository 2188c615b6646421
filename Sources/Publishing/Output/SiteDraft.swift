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
  }

  private enum Ground: Sendable {
    /// A folder that is not the site yet.
    case new(folder: String)
    /// The site, with what Gangmu wrote there.
    case site(folder: String, SiteManifest, SiteStaging)
  }

  private let ground: Ground
  private let state = Mutex(State())

  /// A site in a new folder.
  init(in folder: String) {
    ground = .new(folder: folder)
  }

  /// The next state of the site in `folder`, in which `manifest` is Gangmu's.
  init(of folder: String, _ manifest: SiteManifest) {
    ground = .site(folder: folder, manifest, SiteStaging(site: folder))
  }

  /// Takes files and says what they were.
  @discardableResult
  public func add(_ files: some Sequence<SiteFile>) throws(Diagnostic) -> SiteListing {
    for file in files {
      switch ground {
      case .new(let folder):
        try makeFolder(of: file.path, in: folder)
        try File.write(file.bytes, to: "\(folder)/\(file.path)")
      case .site(let folder, let manifest, let staging): try add(file, to: folder, manifest, staging)
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

  private func add(
    _ file: SiteFile, to folder: String, _ manifest: SiteManifest, _ staging: SiteStaging
  ) throws(Diagnostic) {
    let target = "\(folder)/\(file.path)"
    checkFolders(of: file.path, in: folder)
    if File.holds(file.bytes, at: target) { return }
    let isOwn = file.path == SiteManifest.name || manifest.paths.sortedContains(file.path)
    if !isOwn, File.exists(target) {
      report(Diagnostic(in: target, "is not from Gangmu, and the build would overwrite it", remedy: "move it away"))
    }
    let number = state.withLock { state in
      state.stagedCount += 1
      return state.stagedCount - 1
    }
    try staging.write(file.bytes, as: number)
    state.withLock { state in
      state.steps.append(.put(staged: number, path: file.path))
      state.written.append(file.path)
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

  /// Ends the draft with the list of its files, and of those that the site has already as they are to be.
  func finish(_ listings: [SiteListing]) throws(DiagnosticList) -> SiteChange {
    let files = SiteListing.joined(listings)
    try DiagnosticList.of { () throws(Diagnostic) in
      _ = try add([SiteFile(path: SiteManifest.name, bytes: SiteManifest.bytes(files))])
    }
    let paths = files.paths.sortedMerging([SiteManifest.name])
    let state = self.state.withLock { $0 }
    try state.problems.throwErrors()
    guard case .site(let folder, let manifest, let staging) = ground else {
      return SiteChange(files: paths, written: paths, removed: [])
    }
    let removed = PathList(manifest.paths.sortedSubtracting(files.paths).filter { File.exists("\(folder)/\($0)") })
    let steps = state.steps + removed.map { .remove(path: $0) }
    if !steps.isEmpty {
      try DiagnosticList.of { () throws(Diagnostic) in try staging.commit(steps) }
    }
    return SiteChange(files: paths, written: state.written.sorted(), removed: removed)
  }

  /// Takes back what was added.
  func abandon() {
    switch ground {
    case .new(let folder): try? Folder.remove(folder)
    case .site(_, _, let staging): staging.abandon()
    }
  }
}
