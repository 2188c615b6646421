import Dispatch
import Synchronization

/// A value that is made once, when it is first asked for, from whatever thread.
public final class Later<Value: Sendable>: Sendable {
  private let made = Mutex<Value?>(nil)
  private let make: @Sendable () -> Value

  public init(_ make: @escaping @Sendable () -> Value) {
    self.make = make
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

  /// Has it made by another thread, where there is a core for one.
  public func begin() {
    if Cores.count > 1 { DispatchQueue.global().async { [weak self] in _ = self?.value } }
  }

  /// Lets go of it. Who asks again has it made again.
  public func letGo() {
    made.withLock { $0 = nil }
  }
}
