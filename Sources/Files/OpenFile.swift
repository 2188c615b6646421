import Diagnostics

/// A file of which parts are read, and of which others are made: one too large to be read for little. What is put in its place
/// meanwhile is not seen.
public struct OpenFile: ~Copyable {
  private let descriptor: Int32
  /// In bytes.
  public let size: Int

  /// nil when no file can be read at the path.
  public init?(_ path: String) {
    descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      close(descriptor)
      return nil
    }
    size = Int(status.st_size)
  }

  deinit { close(descriptor) }

  /// Some of its bytes; nil when they are not there.
  public func bytes(_ range: Range<Int>) -> [UInt8]? {
    guard range.upperBound <= size else { return nil }
    var isWhole = true
    let bytes = [UInt8](unsafeUninitializedCapacity: range.count) { buffer, count in
      isWhole = read(range.lowerBound, UnsafeMutableRawBufferPointer(buffer))
      count = isWhole ? range.count : 0
    }
    return isWhole ? bytes : nil
  }

  private func read(_ start: Int, _ buffer: UnsafeMutableRawBufferPointer) -> Bool {
    var done = 0
    while done < buffer.count {
      let count = pread(descriptor, buffer.baseAddress.map { $0 + done }, buffer.count - done, off_t(start + done))
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return false }
      done += count
    }
    return true
  }

  // MARK: Files made of it

  /// What stands in a file that is made of this one.
  public enum Piece: Sendable {
    /// Bytes of this file.
    case range(Range<Int>)
    case bytes([UInt8])
  }

  /// How much is copied at once: what fits into the processor's memory.
  private static let copied = 1 << 18

  /// Writes a file of pieces that nobody reads yet.
  public func write(_ pieces: [Piece], to path: String) throws(Diagnostic) {
    var file = try NewFile(path)
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: OpenFile.copied, alignment: 64)
    defer { buffer.deallocate() }
    for piece in pieces {
      switch piece {
      case .bytes(let bytes): try file.write(bytes)
      case .range(let range):
        for start in stride(from: range.lowerBound, to: range.upperBound, by: OpenFile.copied) {
          let part = UnsafeMutableRawBufferPointer(
            rebasing: buffer[..<min(OpenFile.copied, range.upperBound - start)])
          guard read(start, part) else {
            throw Diagnostic(in: path, "is to be made of a file that was cut", remedy: "run the command again")
          }
          try file.write(UnsafeRawBufferPointer(part))
        }
      }
    }
  }
}
