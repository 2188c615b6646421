/// How the files of a folder stand: what they are called, their sizes and times, in one checksum. While it is the same, so are
/// their bytes, but for files that were saved in the moment in which they were looked at (`newest`).
public struct FolderTimes: Sendable, Hashable {
  public let sum: Checksum
  /// When a file was last written, moved or linked, in nanoseconds since 1970; 0 where there is none.
  public let newest: Int

  /// Looks at all files.
  ///
  /// - Parameter isDeep: whether those of the folders in it count too.
  /// - Returns: nil when something cannot be looked at. A folder that is not there has no files.
  public init?(of path: String, isDeep: Bool = true) {
    var look = Look(isDeep: isDeep)
    guard look.visit(AT_FDCWD, path, as: "") else { return nil }
    sum = Checksum(of: look.packing.bytes)
    newest = look.newest
  }

  /// Names are looked up in the folder that is open, which takes two thirds of the time that whole paths take.
  private struct Look {
    let isDeep: Bool
    var packing = Packing()
    var newest = 0

    mutating func visit(_ parent: Int32, _ name: String, as path: String) -> Bool {
      let descriptor = openat(parent, name, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
      guard descriptor >= 0 else { return path.isEmpty && errno == ENOENT }
      guard let folder = fdopendir(descriptor) else {
        close(descriptor)
        return false
      }
      defer { closedir(folder) }
      for entry in Folder.entries(of: folder) {
        if entry.isFolder {
          guard !isDeep || visit(descriptor, entry.name, as: "\(path)\(entry.name)/") else { return false }
          continue
        }
        var status = stat()
        guard fstatat(descriptor, entry.name, &status, 0) == 0 else { return false }
        packing.text(path)
        packing.text(entry.name)
        let state = FileStatus(status)
        state.packWhole(into: &packing)
        newest = max(newest, state.lastTouched)
      }
      return true
    }
  }
}
