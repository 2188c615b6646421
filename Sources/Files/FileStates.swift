/// How files below a folder stand, one after the other: sizes and times, to be held against what they were before.
///
/// Of a large site there are hundreds of thousands: no path becomes a string on the way, and names are looked up in the folder that
/// the last file was in, which takes two thirds of the time that whole paths take.
public struct FileStates: ~Copyable {
  private var packing = Packing()
  /// The folder, and the path below it that was asked for last, with a 0 in place of the slash before its name.
  private var path: [CChar]
  private let rootLength: Int
  /// How long the path of the open folder is, with a slash behind it.
  private var folderLength = 0
  private var folder: Int32 = -1

  public init(in root: String) {
    path = root.utf8.map { CChar(bitPattern: $0) } + [0]
    rootLength = path.count
  }

  deinit {
    if folder >= 0 { close(folder) }
  }

  /// Of all that were added.
  public var sum: Checksum { Checksum(of: packing.bytes) }

  /// Of all that were added since the last time.
  public mutating func take() -> Checksum {
    defer { packing = Packing(capacity: packing.bytes.count) }
    return sum
  }

  /// Adds the file at the path (UTF-8) below the folder.
  ///
  /// - Returns: false when no file stands there.
  public mutating func add(_ file: ArraySlice<UInt8>) -> Bool {
    let status = status(of: file)
    status?.pack(into: &packing)
    return status?.kind == .file
  }

  /// Adds the folder at the path (UTF-8) below the folder.
  ///
  /// - Returns: when it was last touched, in nanoseconds since 1970; nil when no folder stands there.
  public mutating func add(folder: ArraySlice<UInt8>) -> Int? {
    // A folder is asked for once: it is not worth while to open the one that it is in.
    let name =
      path[..<(rootLength - 1)] + [CChar(bitPattern: UInt8(ascii: "/"))] + folder.map { CChar(bitPattern: $0) } + [0]
    guard let status = FileStatus(at: Array(name)), status.kind == .folder else { return nil }
    status.packWhole(into: &packing)
    return status.lastTouched
  }

  private mutating func status(of file: ArraySlice<UInt8>) -> FileStatus? {
    let nameLength = file.lastIndex(of: UInt8(ascii: "/")).map { file.endIndex - $0 - 1 } ?? file.count
    let parent = file.dropLast(nameLength)
    guard isOpen(parent) || open(parent) else { return nil }
    path.removeSubrange(folderLength...)
    file.suffix(nameLength).withUnsafeBytes { path.append(contentsOf: $0.bindMemory(to: CChar.self)) }
    path.append(0)
    return path.withUnsafeBufferPointer { path in
      var status = stat()
      guard let start = path.baseAddress, fstatat(folder, start + folderLength, &status, 0) == 0 else { return nil }
      return FileStatus(status)
    }
  }

  /// Whether the open folder is the one with this path, which ends with a slash where it is not empty.
  private func isOpen(_ parent: ArraySlice<UInt8>) -> Bool {
    guard folder >= 0, rootLength + parent.count == folderLength else { return false }
    return path.withUnsafeBytes { path in
      parent.withUnsafeBytes { parent in
        guard parent.count > 1, let one = path.baseAddress, let other = parent.baseAddress else { return true }
        return memcmp(one + rootLength, other, parent.count - 1) == 0
      }
    }
  }

  private mutating func open(_ parent: ArraySlice<UInt8>) -> Bool {
    if folder >= 0 { close(folder) }
    path.removeSubrange(rootLength...)
    for byte in parent { path.append(CChar(bitPattern: byte)) }
    folderLength = path.count
    path[rootLength - 1] = parent.isEmpty ? 0 : CChar(bitPattern: UInt8(ascii: "/"))
    path[folderLength - 1] = 0
    folder = path.withUnsafeBufferPointer { path in
      path.baseAddress.map { Files.open(folder: $0) } ?? -1
    }
    return folder >= 0
  }
}

private func open(folder path: UnsafePointer<CChar>) -> Int32 { open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC) }
