import Articles
import Diagnostics
import Text

/// The cells of one row, read one by one; what is wrong is told with its place, row and column.
struct LedgerCells {
  private(set) var problems: [Diagnostic] = []
  let row: Int
  private let cells: [LedgerColumn: CSVTable.Cell]
  private let source: SourceText

  init(_ record: CSVTable.Record, _ header: LedgerHeader, _ source: SourceText) {
    row = record.row
    self.source = source
    var cells: [LedgerColumn: CSVTable.Cell] = [:]
    for (index, column) in header.columns where index < record.cells.count { cells[column] = record.cells[index] }
    self.cells = cells
  }

  /// What was filled in by hand.
  var filled: [LedgerColumn: String] {
    var filled: [LedgerColumn: String] = [:]
    for column in LedgerColumn.allCases where !column.isGiven { filled[column] = value(column) }
    return filled
  }

  /// What the cell says, without blanks at its ends; "" for an empty one.
  func given(_ column: LedgerColumn) -> String { CellText.trimmed(cells[column]?.text ?? "") }

  /// What was filled into the cell; nil for nothing.
  func value(_ column: LedgerColumn) -> String? {
    let text = CellText.trimmed(FormulaGuard.unguarded(given(column)))
    return text.isEmpty ? nil : text
  }

  func offset(of column: LedgerColumn) -> Int { cells[column]?.offset ?? 0 }

  mutating func report(
    _ severity: Diagnostic.Severity = .error, in column: LedgerColumn, _ problem: String, remedy: String
  ) {
    problems.append(
      Diagnostic(
        severity, in: source.name, at: source.position(of: offset(of: column)),
        "row \(row), \(column.name): \(problem)", remedy: remedy))
  }

  // MARK: Values

  mutating func date(_ column: LedgerColumn) -> ReportedDate? {
    guard let text = value(column) else { return nil }
    if let date = ReportedDate(text) { return date }
    report(in: column, "`\(text)` is no date", remedy: "write it like 2026-03-01, 2026年3月 or 2027年底")
    return nil
  }

  mutating func day(_ column: LedgerColumn) -> CalendarDate? {
    guard let text = value(column) else { return nil }
    if let date = ReportedDate(text), date.precision == .day { return date.last }
    report(in: column, "`\(text)` is no day", remedy: "write it like 2026-03-01")
    return nil
  }

  mutating func number(_ column: LedgerColumn) -> DecimalNumber? {
    guard let text = value(column) else { return nil }
    if let number = DecimalNumber(text) { return number }
    report(in: column, "`\(text)` is no number", remedy: "write digits like 1234.5, and what they count under 单位")
    return nil
  }

  mutating func progress() -> DecimalNumber? {
    guard let number = number(.progress) else { return nil }
    guard (0...100).contains(number.value) else {
      report(in: .progress, "`\(number.text)` is not between 0 and 100", remedy: "write how many percent are done")
      return nil
    }
    if !number.isPercent, number.value > 0, number.value < 1 {
      report(
        in: .progress, "`\(number.text)` may be a share or less than one percent",
        remedy: "write it with a percent sign, like 50%")
      return nil
    }
    return number
  }

  mutating func choice<Choice>(_ column: LedgerColumn, _ names: [String], _ read: (String) -> Choice?) -> Choice? {
    guard let text = value(column) else { return nil }
    if let choice = read(text) { return choice }
    report(in: column, "`\(text)` is none of \(names.joined(separator: "、"))", remedy: "write one of them")
    return nil
  }

  mutating func indicator() -> ReportedIndicator? {
    let nature = choice(.nature, IndicatorNature.allCases.map(\.rawValue)) { IndicatorNature($0) }
    let (base, target, current) = (number(.base), number(.target), number(.current))
    guard let name = value(.indicator) else {
      for column in [LedgerColumn.unit, .base, .target, .nature, .current] where value(column) != nil {
        report(in: column, "is filled in for no indicator", remedy: "name the indicator under 指标, or empty the cell")
      }
      return nil
    }
    let values = [(LedgerColumn.base, base), (.target, target), (.current, current)]
    let unit = value(.unit).map(CellText.plain)
    let isPercent = unit == "%" || unit == nil && values.contains { $0.1?.isPercent == true }
    for (column, number) in values {
      guard let number else { continue }
      if let unit, unit != "%", number.isPercent {
        report(
          in: column, "is in percent, and 单位 is `\(unit)`", remedy: "take the percent sign out, or write % under 单位")
      } else if unit == nil, isPercent, !number.isPercent {
        report(
          in: column, "has no percent sign where another value of the row has one",
          remedy: "write % under 单位, or add the sign")
      }
    }
    return ReportedIndicator(
      name: name, unit: unit ?? (isPercent ? "%" : nil), nature: nature, base: base, target: target, current: current)
  }

  // MARK: What cells say of each other

  /// Warns of reports that do not agree with each other or lack what would make them one.
  mutating func checkAgreement(_ row: LedgerRow, _ settings: PlanSettings) {
    let progress = row.progress?.value
    if row.status == .done, let progress, progress < 100 {
      report(.warning, in: .status, "is 已完成, and 进度 is \(progress.shortText)", remedy: "correct one of the two")
    } else if row.status == .notStarted, let progress, progress > 0 {
      report(.warning, in: .status, "is 未启动, and 进度 is \(progress.shortText)", remedy: "correct one of the two")
    }
    if let indicator = row.indicator, indicator.base == nil, indicator.target != nil, indicator.current != nil {
      report(
        .warning, in: .base, "is empty, so that no way from it to 目标值 can be shown",
        remedy: "fill in what the plan began with")
    }
    if let start = settings.ledgerBase, let deadline = row.deadline, row.indicator?.target != nil,
      deadline.last <= start
    {
      report(
        .warning, in: .deadline, "is not behind \(start), the `ledger_base` of plan.yml, so that no way can be shown",
        remedy: "correct one of the two")
    }
    if value(.updated) == nil, row.progress != nil || row.status != nil || row.indicator?.current != nil {
      report(.warning, in: .updated, "is empty where progress is reported", remedy: "fill in the day of the report")
    }
    if let day = settings.ledgerDate, let updated = row.updated, updated > day {
      report(
        .warning, in: .updated, "is behind \(day), the `ledger_date` of plan.yml",
        remedy: "correct one of the two, or take `ledger_date` out")
    }
  }
}

extension Double {
  /// Without a point where it is whole.
  var shortText: String { self == rounded() ? String(Int(self)) : String(self) }
}
