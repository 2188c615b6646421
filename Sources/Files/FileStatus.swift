/// What tells a file from what it was before, without reading it.
public struct FileStatus: Sendable, Hashable {
  public enum Kind: Sendable, Hashable {
    case file, folder, other
  }

  public let kind: Kind
  /// In bytes.
  public let size: Int
  private let inode: UInt64
  /// Last written, and last written or renamed, in nanoseconds since 1970.
  public let modified: Int
  private let changed: Int

  /// The same for all folders.
  public static let folder = FileStatus(kind: .folder, size: 0, inode: 0, modified: 0, changed: 0)

  private init(kind: Kind, size: Int, inode: UInt64, modified: Int, changed: Int) {
    self.kind = kind
    self.size = size
    self.inode = inode
    self.modified = modified
    self.changed = changed
  }

  /// The status of what stands at `path`, links followed; nil when nothing does.
  public init?(of path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    self.init(status)
  }

  /// - Parameter path: with a 0 behind it.
  init?(at path: [CChar]) {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    self.init(status)
  }

  init(_ status: stat) {
    #if canImport(Darwin)
      let (modified, changed) = (status.st_mtimespec, status.st_ctimespec)
    #else
      let (modified, changed) = (status.st_mtim, status.st_ctim)
    #endif
    let kind: Kind =
      switch status.st_mode & S_IFMT {
      case S_IFREG: .file
      case S_IFDIR: .folder
      default: .other
      }
    self.init(
      kind: kind, size: Int(status.st_size), inode: UInt64(status.st_ino),
      modified: modified.tv_sec * 1_000_000_000 + modified.tv_nsec,
      changed: changed.tv_sec * 1_000_000_000 + changed.tv_nsec)
  }

  /// Size and times, as bytes that are held against others.
  public func pack(into packing: inout Packing) {
    for number in [modified, changed, size] { packing.number(number) }
  }

  /// All that is known, as bytes that are held against others.
  func packWhole(into packing: inout Packing) {
    pack(into: &packing)
    packing.number(Int(truncatingIfNeeded: inode & 0x7FFF_FFFF_FFFF_FFFF))
  }

  /// Appends all that is known, in `length` bytes.
  func append(to bytes: inout [UInt8]) {
    withUnsafeBytes(of: (modified, changed, size, inode)) { bytes.append(contentsOf: $0) }
  }

  /// How many bytes `append` writes.
  static let length = MemoryLayout<(Int, Int, Int, UInt64)>.size

  /// When it was last written, moved or linked, in nanoseconds since 1970.
  var lastTouched: Int { max(modified, changed) }

  /// A tag for the content, as HTTP's ETag wants it.
  public var tag: String {
    String(modified, radix: 36) + "-" + String(changed, radix: 36) + "-" + String(size, radix: 36)
  }
}
