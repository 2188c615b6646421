import Dispatch
import Synchronization

extension Array where Element: Sendable {
  /// What `transform` makes of each element, in their order; the work is done on all cores, the first elements first.
  public func parallelMap<Result: Sendable>(_ transform: @Sendable (Element) -> Result) -> [Result] {
    guard count > 1 else { return map(transform) }
    let results = Mutex([Result?](repeating: nil, count: count))
    DispatchQueue.concurrentPerform(iterations: count) { index in
      let result = transform(self[index])
      results.withLock { $0[index] = result }
    }
    return results.withLock { $0.compactMap { $0 } }
  }
}

extension Array where Element: Sendable {
  /// As `parallelMap`, for small pieces of work: `size` of them are taken in one go.
  public func parallelMap<Result: Sendable>(in size: Int, _ transform: @Sendable (Element) -> Result) -> [Result] {
    batches(of: size).parallelMap { $0.map(transform) }.flatMap { $0 }
  }

  /// Carries out `body` for each element on all cores, `size` of them in one go; throws the first error by order. What was
  /// begun beside it goes on.
  public func forEachInParallel<Failure: Error>(
    in size: Int, _ body: @Sendable (Element) throws(Failure) -> Void
  ) throws(Failure) {
    let failures = batches(of: size).parallelMap { batch -> Failure? in
      do throws(Failure) {
        for element in batch { try body(element) }
        return nil
      } catch {
        return error
      }
    }
    if let failure = failures.lazy.compactMap({ $0 }).first { throw failure }
  }

  private func batches(of size: Int) -> [ArraySlice<Element>] {
    stride(from: 0, to: count, by: size).map { self[$0..<Swift.min($0 + size, count)] }
  }
}

/// The results of two pieces of work that need nothing of each other, done at the same time where there are cores for it.
public func inParallel<First: Sendable, Second: Sendable>(
  _ first: @Sendable () -> First, _ second: @Sendable () -> Second
) -> (First, Second) {
  let firstResult = Mutex<First?>(nil)
  let secondResult = Mutex<Second?>(nil)
  DispatchQueue.concurrentPerform(iterations: 2) { index in
    if index == 0 {
      let result = first()
      firstResult.withLock { $0 = result }
    } else {
      let result = second()
      secondResult.withLock { $0 = result }
    }
  }
  return (firstResult.withLock { $0 } ?? first(), secondResult.withLock { $0 } ?? second())
}
