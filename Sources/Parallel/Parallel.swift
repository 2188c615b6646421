import Dispatch
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension Array where Element: Sendable {
  /// What `transform` makes of each element, in their order; the work is done on all cores, the first elements first.
  ///
  /// It may be called from within such work: who asks works too, and waits for nothing but elements that others have begun.
  public func parallelMap<Result: Sendable>(_ transform: @escaping @Sendable (Element) -> Result) -> [Result] {
    guard count > 1 else { return map(transform) }
    let work = Work(count) { transform(self[$0]) }
    // A thread that is asked to help may come when all is done: a busy machine lets it wait for long, and what was worked on is not
    // to wait with it.
    for _ in 1..<Swift.min(Cores.count, count) { Workers.call { [weak work] in work?.run() } }
    work.run()
    return work.results()
  }

  /// As `parallelMap`, for small pieces of work: `size` of them are taken in one go.
  public func parallelMap<Result: Sendable>(
    in size: Int, _ transform: @escaping @Sendable (Element) -> Result
  ) -> [Result] {
    batches(of: size).parallelMap { $0.map(transform) }.flatMap { $0 }
  }

  /// As `parallelMap`, for work that can fail: throws the first error by order, when all is done.
  public func parallelResults<Made: Sendable, Failure: Error>(
    _ transform: @escaping @Sendable (Element) throws(Failure) -> Made
  ) throws(Failure) -> [Made] {
    let results = parallelMap { element in
      Result { () throws(Failure) in try transform(element) }
    }
    var made: [Made] = []
    made.reserveCapacity(count)
    for result in results { made.append(try result.get()) }
    return made
  }

  /// The elements in their order, `size` of them in each batch but the last.
  public func batches(of size: Int) -> [ArraySlice<Element>] {
    stride(from: 0, to: count, by: size).map { self[$0..<Swift.min($0 + size, count)] }
  }
}

/// The results of two pieces of work that need nothing of each other, done at the same time where there are cores for it.
public func inParallel<First: Sendable, Second: Sendable>(
  _ first: @escaping @Sendable () -> First, _ second: @escaping @Sendable () -> Second
) -> (First, Second) {
  let later = Work(1) { _ in second() }
  if Cores.count > 1 { DispatchQueue.global().async { [weak later] in later?.run() } }
  let result = first()
  // Here, when nobody has begun it.
  later.run()
  return (result, later.results().first ?? second())
}

/// Threads that work for who asked them, as many as there are cores beside the one that asks: another would only wait for a core, and
/// what two work on at once is carried from one to the other. Who asked last is helped first.
private enum Workers {
  private struct State {
    var count = 0
    var asked: [@Sendable () -> Void] = []
  }

  private static let state = Mutex(State())
  /// Most of those who have waited longest have done their work by themselves.
  private static let mostAsked = 64

  static func call(_ work: @escaping @Sendable () -> Void) {
    let isWanted = state.withLock { state in
      if state.asked.count == mostAsked { state.asked.removeFirst(mostAsked / 2) }
      state.asked.append(work)
      guard state.count < Cores.count - 1 else { return false }
      state.count += 1
      return true
    }
    guard isWanted else { return }
    DispatchQueue.global().async { while let work = next() { work() } }
  }

  private static func next() -> (@Sendable () -> Void)? {
    state.withLock { state in
      if let work = state.asked.popLast() { return work }
      state.count -= 1
      return nil
    }
  }
}

enum Cores {
  /// How many cores there are for this process.
  static let count = {
    #if canImport(Darwin)
      Int(sysconf(_SC_NPROCESSORS_ONLN))
    #else
      Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))
    #endif
  }()
}

/// Numbered pieces of work that several threads take one after the other.
private final class Work<Result: Sendable>: Sendable {
  private struct State: Sendable {
    var results: [Result?]
    var left: Int
  }

  private let count: Int
  private let piece: @Sendable (Int) -> Result
  private let next = Atomic(0)
  private let state: Mutex<State>
  private let isDone = DispatchSemaphore(value: 0)

  init(_ count: Int, _ piece: @escaping @Sendable (Int) -> Result) {
    self.count = count
    self.piece = piece
    state = Mutex(State(results: Array(repeating: nil, count: count), left: count))
  }

  /// Takes pieces until all are taken.
  func run() {
    while true {
      let index = next.add(1, ordering: .relaxed).oldValue
      guard index < count else { return }
      let result = piece(index)
      let left = state.withLock { state in
        state.results[index] = result
        state.left -= 1
        return state.left
      }
      if left == 0 { isDone.signal() }
    }
  }

  /// Waits for what others have begun. To be called once, by who has run out of pieces.
  func results() -> [Result] {
    isDone.wait()
    return state.withLock { $0.results.compactMap { $0 } }
  }
}
