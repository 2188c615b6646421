#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// How files below a folder stand, one after the other: sizes and times, to be held against what they were before. Of a large site
/// there are hundreds of thousands, so no path becomes a string on the way.
public struct FileStates {
  private var packing = Packing()
  /// The folder and a slash, and then the path that was asked for last.
  private var path: [CChar]
  private let folderLength: Int

  public init(in folder: String) {
    path = folder.utf8.map { CChar(bitPattern: $0) } + [CChar(bitPattern: UInt8(ascii: "/"))]
    folderLength = path.count
  }

  /// Of all that were added.
  public var sum: Checksum { Checksum(of: packing.bytes) }

  /// Adds the file at the path (UTF-8) below the folder.
  ///
  /// - Returns: false when no file stands there.
  public mutating func add(_ file: some Collection<UInt8>) -> Bool {
    path.removeSubrange(folderLength...)
    for byte in file { path.append(CChar(bitPattern: byte)) }
    path.append(0)
    var status = stat()
    guard stat(path, &status) == 0 else { return false }
    let state = FileStatus(status)
    state.pack(into: &packing)
    return state.kind == .file
  }
}
