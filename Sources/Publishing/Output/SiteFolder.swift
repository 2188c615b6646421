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
    if !File.exists(path), let change = try publishFirst(files) { return change }
    guard Folder.exists(path) else {
      throw DiagnosticList(
        Diagnostic(in: path, "is a file where a folder is needed", remedy: "name another folder with --output"))
    }
    return try Folder.locked(path) { () throws(DiagnosticList) in try update(files) }
  }

  /// A new folder is built under another name and appears all at once; nil when another run has made it meanwhile.
  private func publishFirst(_ files: [SiteFile]) throws(DiagnosticList) -> SiteChange? {
    let draft = "\(path).gangmu-new"
    try DiagnosticList.of { () throws(Diagnostic) in try Folder.create(draft) }
    return try Folder.locked(draft) { () throws(DiagnosticList) in
      guard !File.exists(path) else {
        Folder.removeIfEmpty(draft)
        return nil
      }
      return try DiagnosticList.of { () throws(Diagnostic) in
        // What a run that died has left.
        for entry in try Folder.entries(draft) {
          if entry.isFolder {
            try Folder.remove("\(draft)/\(entry.name)")
          } else {
            try File.remove("\(draft)/\(entry.name)")
          }
        }
        return try fill(draft, files)
      }
    }
  }

  /// Writes the files into the folder `draft`, and puts it in the site's place.
  private func fill(_ draft: String, _ files: [SiteFile]) throws(Diagnostic) -> SiteChange {
    var folders: Set<Substring> = []
    let all = files + [manifest(of: files)]
    for file in all {
      if let slash = file.path.lastIndex(of: "/"), folders.insert(file.path[..<slash]).inserted {
        try Folder.create("\(draft)/\(file.path[..<slash])")
      }
    }
    try all.forEachInParallel(in: SiteFolder.batch) { (file) throws(Diagnostic) in
      try File.write(file.bytes, to: "\(draft)/\(file.path)")
    }
    try File.move(draft, to: path)
    return SiteChange(written: SiteFolder.sorted(all.map(\.path)), unchanged: [], removed: [])
  }

  private func update(_ files: [SiteFile]) throws(DiagnosticList) -> SiteChange {
    let old = try DiagnosticList.of { () throws(Diagnostic) in
      try SiteStaging.recover(path)
      return try ownManifest()
    }
    try checkGround(of: files, old)
    let all = files + [manifest(of: files)]
    var changed: [SiteFile] = []
    var unchanged: [String] = []
    let isHeld = all.parallelMap(in: SiteFolder.batch) { File.holds($0.bytes, at: "\(path)/\($0.path)") }
    for (file, isHeld) in zip(all, isHeld) {
      if isHeld { unchanged.append(file.path) } else { changed.append(file) }
    }
    let gone = SiteFolder.sorted(
      old.paths.subtracting(files.map(\.path)).filter { File.exists("\(path)/\($0)") })
    if !changed.isEmpty || !gone.isEmpty {
      try DiagnosticList.of { () throws(Diagnostic) in
        try SiteStaging.apply(changed, removing: gone, in: path)
      }
    }
    return SiteChange(
      written: SiteFolder.sorted(changed.map(\.path)), unchanged: SiteFolder.sorted(unchanged), removed: gone)
  }

  /// How many files are looked at by one core in one go.
  private static let batch = 64

  private static func sorted(_ paths: some Sequence<String>) -> [String] {
    paths.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// The paths, below the folder, of the files that Gangmu wrote there, sorted; nil when it wrote none.
  public func ownPaths() throws(Diagnostic) -> [String]? {
    try SiteManifest.read(in: path).map { SiteFolder.sorted($0.paths) }
  }

  /// The file that lists `files` in the folder.
  public func manifest(of files: [SiteFile]) -> SiteFile {
    SiteFile(path: SiteManifest.name, bytes: SiteManifest.bytes(files))
  }

  /// What Gangmu wrote into the folder. A folder without a manifest must have nothing in it but hidden files
  /// (`.git`, `.DS_Store`).
  private func ownManifest() throws(Diagnostic) -> SiteManifest {
    if let manifest = try SiteManifest.read(in: path) { return manifest }
    guard let foreign = try Folder.entries(path).first(where: { !$0.name.hasPrefix(".") }) else {
      return SiteManifest(paths: [])
    }
    throw Diagnostic(
      in: path, "holds files that Gangmu did not write (`\(foreign.name)` is one)",
      remedy: "name a new or empty folder with --output")
  }

  /// Nothing of somebody else's may stand where a file goes, and no link may lead a file out of the folder.
  private func checkGround(of files: [SiteFile], _ old: SiteManifest) throws(DiagnosticList) {
    var problems = DiagnosticCollector()
    var folders: Set<String> = []
    let known = old.paths
    for file in files {
      let target = "\(path)/\(file.path)"
      if !known.contains(file.path), File.exists(target), !File.holds(file.bytes, at: target) {
        problems.report(
          Diagnostic(in: target, "is not from Gangmu, and the build would overwrite it", remedy: "move it away"))
      }
      var folder = file.path
      while let slash = folder.lastIndex(of: "/") {
        folder = String(folder[..<slash])
        guard folders.insert(folder).inserted else { break }
        let place = "\(path)/\(folder)"
        if File.exists(place), !Folder.isRealFolder(place) {
          problems.report(
            Diagnostic(in: place, "is a file or link where the site has a folder", remedy: "move it away"))
        }
      }
    }
    try problems.throwErrors()
  }
}
