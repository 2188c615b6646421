import Synchronization

/// A large value that is let go at a time of its own, by whichever thread has the time for it.
public final class Held<Value: Sendable>: Sendable {
  private let held: Mutex<Value?>

  /// - Parameter value: nil afterwards.
  public init(_ value: inout Value?) {
    held = Mutex(value.take())
  }

  /// nil when it was let go.
  public var value: Value? { held.withLock { $0 } }

  public func letGo() {
    // Not under the lock: it may take long.
    let value = held.withLock { $0.take() }
    withExtendedLifetime(value) {}
  }
}
