import Dispatch
import Synchronization

extension Array where Element: Sendable {
  /// Work in three steps: something is made of each element on all cores; what is made is arranged by the caller, one after
  /// the other in the order of the elements; and the pieces that come of that are finished on all cores.
  ///
  /// Only a few elements are ahead of what is arranged, so never more is in memory than the cores need to be busy. It may be
  /// called from within such work: who asks works too.
  ///
  /// - Returns: what became of the pieces, in their order.
  /// - Throws: the first error that happened, when all that was begun has ended.
  public func pipeline<Made: Sendable, Piece: Sendable, Finished: Sendable, Failure: Error>(
    make: @escaping @Sendable (Element) throws(Failure) -> Made,
    arrange: (Made) throws(Failure) -> [Piece],
    finish: @escaping @Sendable (Piece) throws(Failure) -> Finished
  ) throws(Failure) -> [Finished] {
    let line = Pipeline(count, make: { index throws(Failure) in try make(self[index]) }, finish: finish)
    return try line.run(arrange)
  }

  /// Work in two steps: something is made of each element on all cores, and the caller takes it, one after the other in the
  /// order of the elements.
  public func forEachInOrder<Made: Sendable, Failure: Error>(
    make: @escaping @Sendable (Element) throws(Failure) -> Made, take: (Made) throws(Failure) -> Void
  ) throws(Failure) {
    _ = try pipeline(
      make: make,
      arrange: { made throws(Failure) -> [Int] in
        try take(made)
        return []
      }, finish: { piece throws(Failure) in piece })
  }
}

/// The state of a `pipeline`, which all its threads share.
private final class Pipeline<Made: Sendable, Piece: Sendable, Finished: Sendable, Failure: Error>: Sendable {
  private enum Work {
    case make(Int)
    case finish(Int, Piece)
  }

  private struct State: Sendable {
    /// The next element that nothing has been made of yet.
    var next = 0
    /// What waits for its turn to be arranged, by its element.
    var made: [Int: Made] = [:]
    var arranged = 0
    /// What waits to be finished, the last to be taken first; and how many there were.
    var pieces: [(Int, Piece)] = []
    var pieceCount = 0
    var finished: [Int: Finished] = [:]
    /// Pieces of work that threads have taken and not ended.
    var running = 0
    var helpers = 0
    var failure: Failure?
  }

  private let count: Int
  private let ahead = 2 * Cores.count
  private let make: @Sendable (Int) throws(Failure) -> Made
  private let finish: @Sendable (Piece) throws(Failure) -> Finished
  private let state = Mutex(State())
  /// Signalled whenever a piece of work has ended.
  private let progress = DispatchSemaphore(value: 0)

  init(
    _ count: Int, make: @escaping @Sendable (Int) throws(Failure) -> Made,
    finish: @escaping @Sendable (Piece) throws(Failure) -> Finished
  ) {
    self.count = count
    self.make = make
    self.finish = finish
  }

  /// Does the work, and all the arranging, on this thread and on others.
  func run(_ arrange: (Made) throws(Failure) -> [Piece]) throws(Failure) -> [Finished] {
    do throws(Failure) {
      while true {
        callHelpers()
        if let made = takeMade() {
          add(try arrange(made))
        } else if let work = takeWork() {
          perform(work)
        } else if isDone {
          break
        } else {
          progress.wait()
        }
      }
    } catch {
      fail(error)
    }
    // Helpers may still be at work where something failed.
    while state.withLock({ $0.running > 0 }) { progress.wait() }
    let (finished, pieceCount, failure) = state.withLock { ($0.finished, $0.pieceCount, $0.failure) }
    if let failure { throw failure }
    return (0..<pieceCount).compactMap { finished[$0] }
  }

  private var isDone: Bool {
    state.withLock { state in
      state.failure != nil || (state.arranged == count && state.pieces.isEmpty && state.running == 0)
    }
  }

  private func takeMade() -> Made? {
    state.withLock { state in
      state.failure == nil ? state.made.removeValue(forKey: state.arranged) : nil
    }
  }

  private func add(_ pieces: [Piece]) {
    state.withLock { state in
      state.arranged += 1
      for piece in pieces {
        state.pieces.append((state.pieceCount, piece))
        state.pieceCount += 1
      }
    }
  }

  private func takeWork() -> Work? {
    state.withLock { state in
      guard state.failure == nil else { return nil }
      if let (number, piece) = state.pieces.popLast() {
        state.running += 1
        return .finish(number, piece)
      }
      guard state.next < min(count, state.arranged + ahead) else { return nil }
      state.running += 1
      defer { state.next += 1 }
      return .make(state.next)
    }
  }

  private func perform(_ work: Work) {
    do throws(Failure) {
      switch work {
      case .make(let index):
        let made = try make(index)
        state.withLock { $0.made[index] = made }
      case .finish(let number, let piece):
        let finished = try finish(piece)
        state.withLock { $0.finished[number] = finished }
      }
    } catch {
      fail(error)
    }
    state.withLock { $0.running -= 1 }
    progress.signal()
  }

  private func fail(_ failure: Failure) {
    state.withLock { $0.failure = $0.failure ?? failure }
  }

  /// Lets other threads work for as long as there is work; those that found none have gone.
  private func callHelpers() {
    let called = state.withLock { state in
      let waiting = state.pieces.count + max(min(count, state.arranged + ahead) - state.next, 0)
      // One piece of work is the caller's.
      let called = max(min(Cores.count - 1 - state.helpers, waiting - 1), 0)
      state.helpers += called
      return called
    }
    for _ in 0..<called {
      // One that comes when all is done finds nothing.
      DispatchQueue.global().async { [weak self] in
        guard let self else { return }
        while let work = self.takeWork() { self.perform(work) }
        self.state.withLock { $0.helpers -= 1 }
      }
    }
  }
}
