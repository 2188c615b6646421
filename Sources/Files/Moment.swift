/// A moment by the clock that files get their times from.
public struct Moment: Sendable {
  /// Since 1970.
  private let nanoseconds: Int

  /// The clock of file systems goes on by some milliseconds at once, and this is what it shows now.
  public static var now: Moment {
    var time = timespec()
    #if canImport(Darwin)
      clock_gettime(CLOCK_REALTIME, &time)
    #else
      clock_gettime(CLOCK_REALTIME_COARSE, &time)
    #endif
    return Moment(nanoseconds: time.tv_sec * 1_000_000_000 + time.tv_nsec)
  }

  /// Whether what is saved from this moment on has another time than `time`, so that it can be told from what was saved then.
  ///
  /// Whole seconds are times of a file system that knows no parts of them, and perhaps only every other second.
  public func isBehind(_ time: Int) -> Bool {
    time < nanoseconds - (time % 1_000_000_000 == 0 ? 2_000_000_000 : 0)
  }
}
