import Dispatch
import Synchronization

/// A value that is made once: when it is first asked for or, begun before, on another core.
public final class Later<Value: Sendable>: Sendable {
  private let made = Mutex<Value?>(nil)
  private let make: @Sendable () -> Value

  public init(_ make: @escaping @Sendable () -> Value) {
    self.make = make
  }

  /// Has the value made beside what the caller does, where there are cores for it.
  public func begin() {
    if Cores.count > 1 { DispatchQueue.global().async { [weak self] in _ = self?.value } }
  }

  /// Who asks makes it, or waits for who does.
  public var value: Value {
    made.withLock { made in
      if let made { return made }
      let value = make()
      made = value
      return value
    }
  }
}
