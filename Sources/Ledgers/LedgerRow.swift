import Diagnostics
import Text

/// A row of a ledger: a sentence of a plan as a task, and what its bodies reported of it.
public struct LedgerRow: Sendable {
  public let id: LedgerRowID
  /// Where the row begins in its file.
  public let position: Position
  /// The sentence as the row's edition has it.
  public let text: String
  /// What was filled in, as written but for blanks at the ends; nothing for what was not.
  public let cells: [LedgerColumn: String]
  public var leads: [String] = []
  public var bodies: [String] = []
  public var deadline: ReportedDate?
  public var indicator: ReportedIndicator?
  /// From 0 to 100.
  public var progress: DecimalNumber?
  public var status: TaskStatus?
  public var updated: CalendarDate?

  init(id: LedgerRowID, position: Position, text: String, cells: [LedgerColumn: String]) {
    self.id = id
    self.position = position
    self.text = text
    self.cells = cells
  }

  /// Whether anybody filled anything in.
  public var isFilled: Bool { !cells.isEmpty }

  /// Where the reported facts come from.
  public var source: String? { cells[.source] }

  /// Whether a report says that nothing more is to be done.
  public var isClosed: Bool { status?.isClosed ?? (progress?.value == 100) }

  /// Whether its time was over on a day without a report that it is done.
  public func isOverdue(on day: CalendarDate) -> Bool {
    guard let deadline else { return false }
    return deadline.last < day && !isClosed
  }
}

/// An indicator with the values that were reported.
public struct ReportedIndicator: Sendable, Hashable {
  public let name: String
  public let unit: String?
  public let nature: IndicatorNature?
  public let base: DecimalNumber?
  public let target: DecimalNumber?
  public let current: DecimalNumber?

  /// How much of the way from base to target is done, from 0 to 1; nil unless all three are reported and differ.
  public var share: Double? {
    guard let base, let target, let current, base.value != target.value else { return nil }
    return min(max((current.value - base.value) / (target.value - base.value), 0), 1)
  }

  /// What a straight way from the base on one day to the target on another has on a day between.
  ///
  /// - Returns: nil unless both values are reported and the days are in order; days outside count as the nearer end.
  public func straightValue(on day: CalendarDate, from start: CalendarDate, to end: CalendarDate) -> Double? {
    guard let base, let target, start < end else { return nil }
    let way = Double(start.days(to: day)) / Double(start.days(to: end))
    return base.value + (target.value - base.value) * min(max(way, 0), 1)
  }
}
