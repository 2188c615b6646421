/// Memory for many things in turn, so that it is asked for once.
struct SpareMemory<Element: BitwiseCopyable>: ~Copyable {
  private var buffer = UnsafeMutableBufferPointer<Element>.allocate(capacity: 0)

  deinit {
    buffer.deallocate()
  }

  /// Room for so many, which may have anything in it, until the next call.
  mutating func room(for count: Int) -> UnsafeMutableBufferPointer<Element> {
    if buffer.count < count {
      buffer.deallocate()
      buffer = .allocate(capacity: max(count, 1_024))
    }
    return UnsafeMutableBufferPointer(rebasing: buffer[..<count])
  }
}
