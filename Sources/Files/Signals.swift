/// Signals that are held back from the thread that makes this, and from the threads it starts from then on.
public struct HeldSignals: ~Copyable, Sendable {
  private let held: sigset_t
  private let before: sigset_t

  public init(_ signals: [Int32]) {
    var held = sigset_t()
    var before = sigset_t()
    sigemptyset(&held)
    for signal in signals { sigaddset(&held, signal) }
    pthread_sigmask(SIG_BLOCK, &held, &before)
    self.held = held
    self.before = before
  }

  /// Waits until one of them comes.
  public func wait() {
    var held = held
    var signal: Int32 = 0
    while sigwait(&held, &signal) != 0 {}
  }

  /// Lets through what has come meanwhile.
  public consuming func release() {
    var before = before
    pthread_sigmask(SIG_SETMASK, &before, nil)
  }
}

/// Runs `work` to its end, and only then obeys a signal that asks the process to end: from a keyboard, a terminal that
/// closes, `kill`.
public func withoutInterruption<Value, Failure: Error>(_ work: () throws(Failure) -> Value) throws(Failure) -> Value {
  let signals = HeldSignals([SIGINT, SIGTERM, SIGHUP])
  do throws(Failure) {
    let value = try work()
    signals.release()
    return value
  } catch {
    signals.release()
    throw error
  }
}
