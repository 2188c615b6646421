import Dispatch
import Synchronization

/// A value that a task hands to a thread that waits for it.
final class Handover<Value: Sendable>: Sendable {
  private let value = Mutex<Value?>(nil)
  private let done = DispatchSemaphore(value: 0)

  /// Waits on this thread, which must be none that tasks run on, for what `work` gives.
  static func wait(_ work: @escaping @Sendable () async -> Value) -> Value {
    let handover = Handover()
    Task {
      let value = await work()
      handover.value.withLock { $0 = value }
      handover.done.signal()
    }
    handover.done.wait()
    guard let value = handover.value.withLock({ $0 }) else { preconditionFailure("it is set before it is signalled") }
    return value
  }
}
