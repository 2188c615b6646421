import Diagnostics

/// A file that is being written and that nobody reads yet.
struct NewFile: ~Copyable {
  private let path: String
  private let folder: OpenFolder?
  private let descriptor: Int32

  /// Throws when it cannot be written there.
  ///
  /// - Parameter folder: the one that the path is below; nil where it is below none.
  init(_ path: String, in folder: OpenFolder? = nil) throws(Diagnostic) {
    let descriptor = openat(
      folder?.descriptor ?? AT_FDCWD, path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else {
      throw File.failure(
        NewFile.whole(path, in: folder), "cannot be written", remedy: "check the folder's permissions")
    }
    (self.path, self.folder, self.descriptor) = (path, folder, descriptor)
  }

  private static func whole(_ path: String, in folder: OpenFolder?) -> String {
    folder.map { "\($0.path)/\(path)" } ?? path
  }

  deinit { close(descriptor) }

  /// Writes bytes behind those that were written before.
  func write(_ bytes: UnsafeRawBufferPointer) throws(Diagnostic) { try check(takes(bytes)) }

  func write(_ bytes: borrowing [UInt8]) throws(Diagnostic) { try check(bytes.withUnsafeBytes { takes($0) }) }

  /// Writes numbers as they lie in memory.
  func write<Number: BitwiseCopyable>(_ numbers: ArraySlice<Number>) throws(Diagnostic) {
    try check(numbers.withUnsafeBytes { takes($0) })
  }

  private func check(_ isWritten: Bool) throws(Diagnostic) {
    if isWritten { return }
    throw File.failure(
      NewFile.whole(path, in: folder), "cannot be written to its end", remedy: "check the free space")
  }

  private func takes(_ bytes: UnsafeRawBufferPointer) -> Bool {
    var done = 0
    while done < bytes.count {
      let count = write(bytes.baseAddress.map { $0 + done }, bytes.count - done)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return false }
      done += count
    }
    return true
  }

  private func write(_ start: UnsafeRawPointer?, _ count: Int) -> Int {
    #if canImport(Darwin)
      Darwin.write(descriptor, start, count)
    #elseif canImport(Musl)
      Musl.write(descriptor, start, count)
    #else
      Glibc.write(descriptor, start, count)
    #endif
  }
}
