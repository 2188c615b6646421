import Articles
import Diagnostics
import Revisions
import Text

/// A plan's ledger with each row at the sentence that its own has become, by the alignment of the editions.
///
/// A row whose sentence was split stands at the first part and names the others; rows whose sentences were joined stand
/// at the one together. A row whose sentence is gone stands at none.
public struct PlanLedger: Sendable {
  /// A row and where its sentence is now.
  public struct Task: Sendable {
    public let row: LedgerRow
    /// The sentence of the current text; nil when it is gone.
    public let place: SentenceID?
    /// The other parts of a sentence that was split.
    public let otherPlaces: [SentenceID]
    /// Whether the sentence reads otherwise now.
    public let isReworded: Bool
  }

  public let slug: Slug
  /// In the order of the current text; those whose sentences are gone come last, in the file's order.
  public let tasks: [Task]
  /// The day as of which the ledger speaks: plan.yml's, or the newest report's; nil when neither says one.
  public let day: CalendarDate?
  /// The day of the base values, as plan.yml says; nil when it says none.
  public let baseDay: CalendarDate?
  /// The file as `gangmu export` would write it, for readers.
  public let csv: [UInt8]

  public init(_ ledger: Ledger, _ history: PlanHistory, of plan: PlanContent) {
    slug = plan.slug
    day = plan.settings.ledgerDate ?? ledger.rows.compactMap(\.updated).max()
    baseDay = plan.settings.ledgerBase
    var steps = SentenceSteps(history, to: plan)
    tasks = PlanLedger.inOrder(ledger.rows.map { steps.task($0) }, of: steps.current)
    csv = LedgerSheet(history, ledger).bytes
  }

  /// The ledger of a plan from its folder; nil when there is none. Reports what is wrong with it, and rows whose sentences
  /// are gone or were split.
  public static func read(
    in folder: PlanFolder, _ history: PlanHistory, of plan: PlanContent, _ problems: inout DiagnosticCollector
  ) -> PlanLedger? {
    guard Ledger.exists(in: folder), let ledger = Ledger.read(in: folder, history, plan.settings, &problems) else {
      return nil
    }
    let found = PlanLedger(ledger, history, of: plan)
    problems.report(contentsOf: found.warnings(path: ledger.path))
    return found
  }

  /// The tasks of an article, by the sentence.
  public func tasks(of article: OutlineNumber) -> [Int: [Task]] {
    Dictionary(grouping: tasks.filter { $0.place?.passage.article == article }) { $0.place?.number ?? 0 }
  }

  /// Those that somebody filled in, and whose sentences are there.
  public var filled: [Task] { tasks.filter { $0.row.isFilled && $0.place != nil } }

  /// Those that somebody filled in, and whose sentences are gone.
  public var gone: [Task] { tasks.filter { $0.row.isFilled && $0.place == nil } }

  /// What who keeps the ledger should look at after a revision. A row that is settled needs nothing.
  func warnings(path: String) -> [Diagnostic] {
    let open = tasks.filter { $0.row.isFilled && !$0.row.isClosed }
    return open.sorted { $0.row.position < $1.row.position }.compactMap { task in
      let row = task.row
      if task.place == nil {
        return Diagnostic(
          .warning, in: path, at: row.position, "the sentence of `\(row.id)` is gone from the plan; its row is kept",
          remedy: "give what it says to the row of another sentence, or write 终止 or 已完成 under 状态")
      }
      guard !task.otherPlaces.isEmpty, let place = task.place else { return nil }
      let others = task.otherPlaces.map { "\($0)" }.joined(separator: ", ")
      return Diagnostic(
        .warning, in: path, at: row.position,
        "the sentence of `\(row.id)` was split into \(place), \(others); its row stands at the first",
        remedy: "run `gangmu export \(slug) --format csv`, which has a row for each")
    }
  }

  private static func inOrder(_ tasks: [Task], of text: PlanText) -> [Task] {
    let places = Dictionary(
      text.passages.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    func key(_ task: Task) -> (Int, Int) {
      task.place.map { (places[$0.passage] ?? .max, $0.number) } ?? (.max, 0)
    }
    return tasks.enumerated().sorted { one, other in
      let (first, second) = (key(one.element), key(other.element))
      return first == second ? one.offset < other.offset : first < second
    }.map(\.element)
  }
}

/// From a sentence of any edition to where it is in the text that the site shows.
private struct SentenceSteps {
  private let history: PlanHistory
  /// The plan as its Markdown has it: the newest edition, with what editors did to it.
  let current: PlanText
  /// From the newest edition to the Markdown, made when a passage differs.
  private var edits: Alignment?

  init(_ history: PlanHistory, to plan: PlanContent) {
    self.history = history
    current = PlanText(plan)
  }

  mutating func task(_ row: LedgerRow) -> PlanLedger.Task {
    let places = history.places(of: row.id).flatMap { now(of: $0) }.filter { $0.passage.article != nil }
    let text = places.first.flatMap { current.string($0) }
    return PlanLedger.Task(
      row: row, place: places.first, otherPlaces: Array(places.dropFirst()),
      isReworded: text.map { SentenceHash.of($0) != SentenceHash.of(row.text) } ?? false)
  }

  private mutating func now(of id: SentenceID) -> [SentenceID] {
    guard let newest = history.editions.last?.text else { return [] }
    if let one = newest[id.passage], let other = current[id.passage], one.bytes == other.bytes { return [id] }
    let edits = edits ?? Alignment(from: newest, to: current)
    self.edits = edits
    return edits.successors(of: id)
  }
}

extension PlanHistory {
  /// The sentences of the newest edition that a row's sentence became, in their order.
  func places(of id: LedgerRowID) -> [SentenceID] {
    guard let index = editions.firstIndex(where: { $0.date == id.edition }) else { return [] }
    var places: [SentenceID] = []
    for place in current(of: id.place, in: index) where !places.contains(place) { places.append(place) }
    return places
  }
}
