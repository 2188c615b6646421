import Diagnostics

/// A folder in which files are made: each is named by its path below it, which is shorter to look up than a whole one.
public final class OpenFolder: Sendable {
  public let path: String
  /// Below 0 when it could not be opened; then nothing can be written either.
  let descriptor: Int32

  public init(_ path: String) {
    self.path = path
    descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
  }

  deinit {
    if descriptor >= 0 { close(descriptor) }
  }

  /// Writes a file that nobody reads yet.
  public func write(_ bytes: borrowing [UInt8], to file: String) throws(Diagnostic) {
    try NewFile(file, in: self).write(bytes)
  }
}
