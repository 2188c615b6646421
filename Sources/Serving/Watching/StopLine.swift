import Files

/// A line between threads on which one tells others, wherever they wait, to stop.
final class StopLine: Sendable {
  private let readEnd: Int32
  private let writeEnd: Int32

  /// nil when the system has no descriptors left.
  init?() {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { return nil }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    (readEnd, writeEnd) = (ends[0], ends[1])
  }

  deinit {
    close(readEnd)
    close(writeEnd)
  }

  func stop() {
    var byte: UInt8 = 1
    _ = write(writeEnd, &byte, 1)
  }

  /// Waits until `descriptor` can be read, or somebody says stop, or the time is over.
  ///
  /// - Parameters:
  ///   - descriptor: nil to wait for the time alone.
  ///   - milliseconds: nil for as long as it takes.
  func wait(for descriptor: Int32?, milliseconds: Int?) -> (isReadable: Bool, isStopped: Bool) {
    // A negative descriptor is passed over.
    var descriptors = [
      pollfd(fd: descriptor ?? -1, events: Int16(POLLIN), revents: 0),
      pollfd(fd: readEnd, events: Int16(POLLIN), revents: 0),
    ]
    _ = poll(&descriptors, 2, milliseconds.map { Int32(clamping: $0) } ?? -1)
    return (descriptors[0].revents != 0, descriptors[1].revents != 0)
  }
}
