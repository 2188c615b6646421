import Diagnostics

/// Whole files, read and written with few system calls.
public enum File {
  /// The bytes of the file at `path`.
  public static func read(_ path: String) throws(Diagnostic) -> [UInt8] { try readWithStatus(path).bytes }

  /// The bytes of the file at `path`, and its status from before they were read.
  public static func readWithStatus(_ path: String) throws(Diagnostic) -> (bytes: [UInt8], status: FileStatus) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw failure(path, "cannot be read", remedy: "check the path and its permissions") }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      throw failure(path, "cannot be read", remedy: "check the path and its permissions")
    }
    guard status.st_mode & S_IFMT != S_IFDIR else {
      throw Diagnostic(in: path, "is a folder where a file is needed", remedy: "name a file")
    }
    guard let bytes = readAll(descriptor, expecting: Int(status.st_size)) else {
      throw failure(path, "cannot be read to its end", remedy: "check the disk")
    }
    return (bytes, FileStatus(status))
  }

  /// The file at `path` as a text; an error that names the place when it is not UTF-8.
  public static func readText(_ path: String) throws(Diagnostic) -> SourceText {
    let bytes = try read(path)
    if let text = SourceText(name: path, bytes: bytes) { return text }
    let offset = SourceText.firstInvalidByte(in: bytes) ?? 0
    let readable = SourceText(name: path, String(decoding: bytes[..<offset], as: UTF8.self))
    throw Diagnostic(
      in: path, at: readable.position(of: offset), "is not UTF-8 here", remedy: "save the file as UTF-8")
  }

  /// Whether anything stands at `path`.
  public static func exists(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0
  }

  /// Whether the file at `path` holds `bytes`, no more and no less.
  public static func holds(_ bytes: borrowing [UInt8], at path: String) -> Bool {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG, Int(status.st_size) == bytes.count
    else { return false }
    return bytes.withUnsafeBytes { bytes in holds(bytes, descriptor) }
  }

  /// Piece by piece: where a large file differs, the rest need not be read.
  private static func holds(_ bytes: UnsafeRawBufferPointer, _ descriptor: Int32) -> Bool {
    let size = min(bytes.count, 1 << 18)
    return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: size) { buffer in
      var done = 0
      while done < bytes.count {
        let piece = UnsafeMutableBufferPointer(rebasing: buffer[..<min(size, bytes.count - done)])
        let count = Files.read(descriptor, into: piece, from: 0)
        if count < 0, errno == EINTR { continue }
        guard count > 0, let expected = bytes.baseAddress, let found = piece.baseAddress,
          memcmp(expected + done, found, count) == 0
        else { return false }
        done += count
      }
      return true
    }
  }

  /// Writes a file that nobody reads yet (in a staging folder).
  public static func write(_ bytes: borrowing [UInt8], to path: String) throws(Diagnostic) {
    try NewFile(path).write(bytes)
  }

  /// Puts `bytes` at `path` so that a reader sees the old file or the new one, never a part of either.
  public static func replace(_ path: String, with bytes: borrowing [UInt8]) throws(Diagnostic) {
    let draft = path + ".new"
    try write(bytes, to: draft)
    try move(draft, to: path)
  }

  /// Puts `bytes` at `path`, and makes the folder for it, for who can be without the file.
  ///
  /// - Returns: whether it is there.
  @discardableResult
  public static func keep(_ bytes: borrowing [UInt8], at path: String) -> Bool {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return false }
    do throws(Diagnostic) {
      try Folder.create(String(path[..<slash]))
      try replace(path, with: bytes)
      return true
    } catch { return false }
  }

  /// Moves a file or folder within one file system.
  public static func move(_ path: String, to target: String) throws(Diagnostic) {
    guard rename(path, target) == 0 else {
      throw failure(target, "cannot be put in place", remedy: "check the folder's permissions")
    }
  }

  /// Removes a file; one that is not there is no error.
  public static func remove(_ path: String) throws(Diagnostic) {
    guard unlink(path) == 0 || errno == ENOENT else {
      throw failure(path, "cannot be removed", remedy: "check the folder's permissions")
    }
  }

  private static func readAll(_ descriptor: Int32, expecting size: Int) -> [UInt8]? {
    var complete = true
    var bytes: [UInt8] = []
    // A pipe says that its size is 0: read on until nothing comes.
    var capacity = size + 1
    while true {
      let start = bytes.count
      let chunk = [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
        count = 0
        LargePages.ask(for: UnsafeMutableRawBufferPointer(buffer))
        while count < buffer.count {
          let got = Files.read(descriptor, into: buffer, from: count)
          if got < 0, errno == EINTR { continue }
          if got < 0 { complete = false }
          guard got > 0 else { break }
          count += got
          // All that was there when it was opened: to ask for more would find nothing.
          if count == size { break }
        }
      }
      bytes = start == 0 ? chunk : bytes + chunk
      guard complete else { return nil }
      if chunk.count < capacity { return bytes }
      capacity = max(bytes.count, 65_536)
    }
  }

  static func failure(_ path: String, _ problem: String, remedy: String) -> Diagnostic {
    let reason = errno == ENOENT ? "does not exist" : "\(problem) (\(String(cString: strerror(errno))))"
    return Diagnostic(in: path, reason, remedy: remedy)
  }
}

private func read(_ descriptor: Int32, into buffer: UnsafeMutableBufferPointer<UInt8>, from start: Int) -> Int {
  #if canImport(Darwin)
    Darwin.read(descriptor, buffer.baseAddress.map { $0 + start }, buffer.count - start)
  #elseif canImport(Musl)
    Musl.read(descriptor, buffer.baseAddress.map { $0 + start }, buffer.count - start)
  #else
    Glibc.read(descriptor, buffer.baseAddress.map { $0 + start }, buffer.count - start)
  #endif
}
