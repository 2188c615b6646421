/// A file or folder in a watched folder.
struct WatchedPath: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// The watched folder, as the user named it.
  let folder: String
  /// Below it; empty for the folder itself.
  let path: String

  var description: String { path.isEmpty ? folder : "\(folder)/\(path)" }

  func appending(_ name: String) -> WatchedPath {
    WatchedPath(folder: folder, path: path.isEmpty ? name : "\(path)/\(name)")
  }

  /// Whether this is `other` or lies in it.
  func isWithin(_ other: WatchedPath) -> Bool {
    folder == other.folder && (other.path.isEmpty || path == other.path || path.hasPrefix(other.path + "/"))
  }

  static func < (one: WatchedPath, other: WatchedPath) -> Bool { (one.folder, one.path) < (other.folder, other.path) }
}

/// What changed in the watched folders.
struct FolderChanges: Sendable, Hashable {
  private(set) var paths: Set<WatchedPath> = []
  /// Whether more may have changed than is named.
  private(set) var isIncomplete = false
  /// Whether any of it is a file that is whole again, and not only one that is gone or just begun: many editors take a
  /// file away for a moment to put another in its place.
  private(set) var holdsSavedFile = false

  static let everything: FolderChanges = {
    var changes = FolderChanges()
    changes.reportIncomplete()
    return changes
  }()

  var isEmpty: Bool { paths.isEmpty && !isIncomplete }

  mutating func reportIncomplete() {
    isIncomplete = true
    holdsSavedFile = true
  }

  /// - Parameter isSaved: whether a whole file or folder stands there now.
  mutating func report(_ path: WatchedPath, isFolder: Bool, isSaved: Bool) {
    guard FolderChanges.isMaterial(path, isFolder: isFolder) else { return }
    paths.insert(path)
    if isSaved { holdsSavedFile = true }
  }

  mutating func merge(_ others: FolderChanges) {
    paths.formUnion(others.paths)
    isIncomplete = isIncomplete || others.isIncomplete
    holdsSavedFile = holdsSavedFile || others.holdsSavedFile
  }

  private static let draftEndings: Set<Substring> = ["bak", "new", "old", "orig", "part", "swp", "swx", "temp", "tmp"]

  /// Whether a site can be made from the file: not from hidden files, nor from what editors write on the way to the file
  /// that they save (`28.md~`, `.28.md.swp`, `#28.md#`, `sedX3fQ0a`, `4913`).
  private static func isMaterial(_ path: WatchedPath, isFolder: Bool) -> Bool {
    let components = path.path.split(separator: "/")
    if components.contains(where: { $0.hasPrefix(".") }) { return false }
    guard !isFolder, let name = components.last else { return true }
    guard let point = name.lastIndex(of: "."), !name.hasSuffix("~"), !name.hasPrefix("#") else { return false }
    let ending = name[name.index(after: point)...]
    return !ending.isEmpty && !draftEndings.contains(ending)
  }
}
