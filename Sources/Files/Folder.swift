import Diagnostics

/// Folders: what is in them, made, moved, removed.
public enum Folder {
  public struct Entry: Sendable, Hashable {
    public let name: String
    public let isFolder: Bool
  }

  public static func exists(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// Whether both paths lead to the same folder.
  public static func isSame(_ one: String, _ other: String) -> Bool {
    var (first, second) = (stat(), stat())
    return stat(one, &first) == 0 && stat(other, &second) == 0 && first.st_dev == second.st_dev
      && first.st_ino == second.st_ino
  }

  /// Whether a folder stands at `path` itself, not a link to one.
  public static func isRealFolder(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// What lies in the folder, sorted by the bytes of the names, so that no order depends on the disk.
  public static func entries(_ path: String) throws(Diagnostic) -> [Entry] {
    guard let folder = opendir(path) else {
      throw File.failure(path, "cannot be read", remedy: "check the path and its permissions")
    }
    defer { closedir(folder) }
    return entries(of: folder)
  }

  /// What lies in an open folder, sorted.
  static func entries(of folder: OpaquePointer) -> [Entry] {
    // The names behind each other, each with a 0: they are sorted without becoming strings.
    var names: [CChar] = []
    var found: [(start: Int, isFolder: Bool)] = []
    while let entry = readdir(folder) {
      withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { name in
          if strcmp(name, ".") == 0 || strcmp(name, "..") == 0 { return }
          found.append((names.count, isFolder(entry, in: folder, name)))
          names.append(contentsOf: UnsafeBufferPointer(start: name, count: strlen(name) + 1))
        }
      }
    }
    return names.withUnsafeBufferPointer { names in
      guard let start = names.baseAddress else { return [] }
      found.sort { strcmp(start + $0.start, start + $1.start) < 0 }
      return found.map { Entry(name: String(cString: start + $0.start), isFolder: $0.isFolder) }
    }
  }

  /// All files below the folder as paths relative to it, sorted; empty when the folder does not exist.
  public static func files(below path: String) throws(Diagnostic) -> [String] {
    guard exists(path) else { return [] }
    var files: [String] = []
    var waiting = [""]
    while let folder = waiting.popLast() {
      for entry in try entries(folder.isEmpty ? path : "\(path)/\(folder)") {
        let relative = folder.isEmpty ? entry.name : "\(folder)/\(entry.name)"
        if entry.isFolder { waiting.append(relative) } else { files.append(relative) }
      }
    }
    return files.sorted { $0.precedesByBytes($1) }
  }

  /// Makes the folder and all above it.
  public static func create(_ path: String) throws(Diagnostic) {
    if exists(path) || path.isEmpty { return }
    if let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")), slash != path.startIndex {
      try create(String(path[..<slash]))
    }
    guard mkdir(path, 0o755) == 0 || errno == EEXIST else {
      throw File.failure(path, "cannot be made", remedy: "check the permissions of the folder above")
    }
    guard exists(path) else {
      throw Diagnostic(
        in: path, "is a file where a folder is needed", remedy: "move the file away or name another folder")
    }
  }

  /// Removes the folder and all in it; one that is not there is no error. Links are removed, not followed.
  public static func remove(_ path: String) throws(Diagnostic) {
    guard exists(path) else { return }
    for entry in try entries(path) {
      if entry.isFolder { try remove("\(path)/\(entry.name)") } else { try File.remove("\(path)/\(entry.name)") }
    }
    guard rmdir(path) == 0 else {
      throw File.failure(path, "cannot be removed", remedy: "check the folder's permissions")
    }
  }

  /// Removes the folder when nothing is left in it.
  public static func removeIfEmpty(_ path: String) {
    _ = rmdir(path)
  }

  private static func isFolder(
    _ entry: UnsafeMutablePointer<dirent>, in folder: OpaquePointer, _ name: UnsafePointer<CChar>
  )
    -> Bool
  {
    if entry.pointee.d_type == UInt8(DT_DIR) { return true }
    guard entry.pointee.d_type == UInt8(DT_UNKNOWN) else { return false }
    var status = stat()
    return fstatat(dirfd(folder), name, &status, AT_SYMLINK_NOFOLLOW) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }
}

extension String {
  /// Whether its UTF-8 comes before that of another.
  fileprivate func precedesByBytes(_ other: String) -> Bool {
    let order = utf8.withContiguousStorageIfAvailable { one in
      other.utf8.withContiguousStorageIfAvailable { two in
        guard let first = one.baseAddress, let second = two.baseAddress else { return one.count < two.count }
        let order = memcmp(first, second, min(one.count, two.count))
        return order == 0 ? one.count < two.count : order < 0
      }
    }
    return (order ?? nil) ?? utf8.lexicographicallyPrecedes(other.utf8)
  }
}
