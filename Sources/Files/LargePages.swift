/// Memory in large pages.
enum LargePages {
  /// Fewer bytes are not worth a call.
  private static let fewBytes = 4 << 20

  /// Asks the system to give memory that nobody has written to in large pages, where it has them (madvise(2), MADV_HUGEPAGE): it is
  /// given a page at a time, and that takes longer than to read a file into it.
  static func ask(for memory: UnsafeMutableRawBufferPointer) {
    #if !canImport(Darwin)
      guard memory.count >= fewBytes, let start = memory.baseAddress else { return }
      let page = 1 << 21
      let first = UnsafeMutableRawPointer(bitPattern: (UInt(bitPattern: start) + UInt(page) - 1) & ~UInt(page - 1))
      guard let first, first < start + memory.count else { return }
      _ = madvise(first, (start + memory.count - first) & ~(page - 1), MADV_HUGEPAGE)
    #endif
  }
}
