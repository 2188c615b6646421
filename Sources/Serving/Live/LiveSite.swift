/// What browsers are told of the site that they show: that it was built anew, or what is wrong.
actor LiveSite {
  struct State: Sendable, Encodable {
    /// Other than that of any state before, also of an earlier run.
    let number: Int
    /// The files that were written or removed since another state; nil when it is not known.
    let changed: [String]?
    /// What is wrong with the input, as in the terminal; the site is then as it was before.
    let problems: [String]
  }

  private var number: Int
  private var problems: [String] = []
  /// What changed with each of the last states, the newest last.
  private var history: [(number: Int, changed: [String])] = []
  private var listeners: [Int: AsyncStream<Void>.Continuation] = [:]
  private var nextListener = 0

  private static let historyLength = 100

  /// - Parameter firstNumber: higher than any number that an earlier run can have come to.
  init(firstNumber: Int) {
    number = firstNumber
  }

  /// Where the site will stand on its host.
  private(set) var basePath: String?

  var currentNumber: Int { number }
  var currentProblems: [String] { problems }

  /// - Parameters:
  ///   - changed: the files that were written or removed.
  ///   - basePath: nil when it is as it was.
  func update(changed: [String], problems: [String], basePath: String?) {
    self.basePath = basePath ?? self.basePath
    // A build that found nothing to do says nothing.
    if changed.isEmpty, problems == self.problems { return }
    number += 1
    self.problems = problems
    history.append((number, changed))
    if history.count > LiveSite.historyLength { history.removeFirst() }
    for listener in listeners.values { listener.finish() }
    listeners = [:]
  }

  /// The present state, at once when it is another than `seen`, else when it has changed or the time is over.
  func state(after seen: Int, within patience: Duration) async -> State {
    if seen == number { await wait(patience) }
    return State(number: number, changed: changes(since: seen), problems: problems)
  }

  private func changes(since seen: Int) -> [String]? {
    if seen == number { return [] }
    guard let first = history.firstIndex(where: { $0.number == seen + 1 }) else { return nil }
    return Array(Set(history[first...].flatMap(\.changed))).sorted()
  }

  private func wait(_ patience: Duration) async {
    let (stream, continuation) = AsyncStream<Void>.makeStream()
    let listener = nextListener
    nextListener += 1
    listeners[listener] = continuation
    await withTaskGroup { group in
      group.addTask { for await _ in stream {} }
      group.addTask { try? await Task.sleep(for: patience) }
      await group.next()
      group.cancelAll()
    }
    listeners[listener] = nil
  }
}
