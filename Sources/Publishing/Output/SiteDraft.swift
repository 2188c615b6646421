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
    case new(OpenFolder)
    /// The site.
    case site(folder: String, SiteStaging)
  }

  private let ground: Ground
  private let state = Mutex(State())

  /// A site in a new folder.
  init(in folder: String) {
    ground = .new(OpenFolder(folder))
  }

  /// The next state of the site in `folder`.
  init(of folder: String) {
    ground = .site(folder: folder, SiteStaging(site: folder))
  }

  /// Takes files.
  public func add(_ files: some Sequence<SiteFile>) throws(Diagnostic) {
    for file in files {
      switch ground {
      case .new(let folder):
        try makeFolder(of: file.path, in: folder.path)
        try folder.write(file.bytes, to: file.path)
      case .site(let folder, let staging): try add(file, to: folder, staging)
      }
    }
  }

  private func makeFolder(of path: String, in folder: String) throws(Diagnostic) {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return }
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
    try stage(path) { (number) throws(Diagnostic) in try staging.write(bytes, as: number) }
  }

  private func stage(_ path: String, _ write: (Int) throws(Diagnostic) -> Void) throws(Diagnostic) {
    let number = state.withLock { state in
      state.stagedCount += 1
      return state.stagedCount - 1
    }
    try write(number)
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

  /// Ends the draft with the lists of its files, and of those that the site has already as they are to be.
  ///
  /// - Parameters:
  ///   - parts: nil for one that has just the lines that it has in the manifest that stands.
  ///   - places: where the lines of the same parts are in that, where it is known.
  ///   - site: the folder, when all is done.
  func finish(_ parts: [SiteListing?], places: ManifestPlaces?, site: String) throws(DiagnosticList) -> SiteChange {
    switch ground {
    case .new(let folder):
      let (files, places) = SiteListing.joined(parts.compactMap { $0 })
      try DiagnosticList.of { () throws(Diagnostic) in
        try folder.write(files.text, to: SiteManifest.name)
      }
      let written = files.paths.sortedMerging([SiteManifest.name])
      return SiteChange(of: site, places, written: written, removed: [])
    case .site(let folder, let staging):
      let listed = try DiagnosticList.of { () throws(Diagnostic) -> Listed in
        if let spliced = try splice(parts, places, folder, staging) { return spliced }
        return try list(parts, places, folder, staging)
      }
      return try finish(listed, folder, staging)
    }
  }

  /// What a new manifest says: where the lines of each part are, which files are in it that the one before had not, and the reverse.
  private typealias Listed = (places: ManifestPlaces, added: PathList, gone: PathList)

  /// Makes the manifest of the one that stands; nil where the parts are not known to be those of that one.
  private func splice(
    _ parts: [SiteListing?], _ places: ManifestPlaces?, _ folder: String, _ staging: SiteStaging
  ) throws(Diagnostic) -> Listed? {
    guard let places, let manifest = OpenFile("\(folder)/\(SiteManifest.name)"),
      let splicing = ManifestSplicing(manifest, parts, places)
    else { return nil }
    if splicing.isChanged {
      try stage(SiteManifest.name) { (number) throws(Diagnostic) in
        try staging.write(splicing.pieces, of: manifest, as: number)
      }
    }
    return (splicing.places, splicing.added, splicing.gone)
  }

  /// Puts the manifest together of the lines of all parts.
  private func list(
    _ parts: [SiteListing?], _ places: ManifestPlaces?, _ folder: String, _ staging: SiteStaging
  ) throws(Diagnostic) -> Listed {
    let path = "\(folder)/\(SiteManifest.name)"
    let standing = File.exists(path) ? try File.read(path) : []
    var lists: [SiteListing] = []
    for (number, part) in parts.enumerated() {
      guard let list = part ?? places.flatMap({ SiteListing(ofPart: number, at: $0, in: standing) }) else {
        throw Diagnostic(in: path, "was changed while the site was built", remedy: "build the site again")
      }
      lists.append(list)
    }
    let (files, places) = SiteListing.joined(lists)
    let difference = SiteManifest(standing).difference(to: files)
    if files.text != standing { try stage(files.text, for: SiteManifest.name, staging) }
    return (places, difference.added, difference.gone)
  }

  private func finish(_ listed: Listed, _ folder: String, _ staging: SiteStaging) throws(DiagnosticList) -> SiteChange {
    for path in state.withLock(\.written) where listed.added.sortedContains(path) && File.exists("\(folder)/\(path)") {
      report(
        Diagnostic(
          in: "\(folder)/\(path)", "is not from Gangmu, and the build would overwrite it", remedy: "move it away"))
    }
    let state = self.state.withLock { $0 }
    try state.problems.throwErrors()
    let removed = PathList(listed.gone.filter { File.exists("\(folder)/\($0)") })
    let steps = state.steps + removed.map { .remove(path: $0) }
    if !steps.isEmpty {
      try DiagnosticList.of { () throws(Diagnostic) in try staging.commit(steps) }
    }
    return SiteChange(of: folder, listed.places, written: state.written.sorted(), removed: removed)
  }

  /// Takes back what was added.
  func abandon() {
    switch ground {
    case .new(let folder): try? Folder.remove(folder.path)
    case .site(_, let staging): staging.abandon()
    }
  }
}
