/// How the files of a folder stand: what they are called, their sizes and times, in one checksum. While it is the same, so are
/// their bytes, but for files that were saved in the moment in which they were looked at (`newest`).
public struct FolderTimes: Sendable {
  public let sum: Checksum
  /// When a file was last written, moved or linked, in nanoseconds since 1970; 0 where there is none.
  public let newest: Int
  /// What lies in it.
  public let names: FolderNames

  /// Looks at all files.
  ///
  /// - Parameter isDeep: whether those of the folders in it count too.
  /// - Returns: nil when something cannot be looked at. A folder that is not there has no files.
  public init?(of path: String, isDeep: Bool = true) {
    var look = Look(isDeep: isDeep)
    guard look.visit(AT_FDCWD, path, as: "") else { return nil }
    self.init(look.seen, names: look.names)
  }

  /// Looks at the files that are known to lie there, which takes half the time.
  ///
  /// - Returns: nil when something was added or removed, or cannot be looked at.
  public init?(of path: String, known names: FolderNames) {
    guard let files = names.look(at: path) else { return nil }
    self.init(files, names: names)
  }

  private init(_ seen: Seen, names: FolderNames) {
    sum = Checksum(of: seen.packing.bytes)
    newest = seen.newest
    self.names = names
  }

  /// What is known of files.
  struct Seen {
    private(set) var packing = Packing()
    private(set) var newest = 0

    /// - Parameters:
    ///   - path: of the folder that the file lies in, with a slash behind it, or empty.
    ///   - name: the file's own.
    mutating func add(_ path: UnsafeBufferPointer<UInt8>, _ name: UnsafeBufferPointer<UInt8>, _ status: FileStatus) {
      packing.block(path)
      packing.block(name)
      status.packWhole(into: &packing)
      newest = max(newest, status.lastTouched)
    }
  }

  /// Names are looked up in the folder that is open, which takes two thirds of the time that whole paths take.
  private struct Look {
    let isDeep: Bool
    var seen = Seen()
    var names = FolderNames()

    mutating func visit(_ parent: Int32, _ name: String, as path: String) -> Bool {
      let descriptor = openat(parent, name, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
      guard descriptor >= 0 else { return path.isEmpty && errno == ENOENT }
      var status = stat()
      guard fstat(descriptor, &status) == 0, let folder = fdopendir(descriptor) else {
        close(descriptor)
        return false
      }
      defer { closedir(folder) }
      names.enter(path.isEmpty ? "" : name, FileStatus(status))
      for entry in Folder.entries(of: folder) {
        if entry.isFolder {
          guard !isDeep || visit(descriptor, entry.name, as: "\(path)\(entry.name)/") else { return false }
          continue
        }
        guard fstatat(descriptor, entry.name, &status, 0) == 0 else { return false }
        add(path, entry.name, FileStatus(status))
      }
      names.leave()
      return true
    }

    private mutating func add(_ path: String, _ name: String, _ status: FileStatus) {
      var (path, file) = (path, name)
      path.withUTF8 { path in file.withUTF8 { seen.add(path, $0, status) } }
      names.add(name)
    }
  }
}
