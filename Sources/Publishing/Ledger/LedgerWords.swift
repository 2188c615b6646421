import Ledgers

extension InterfaceStrings {
  func status(_ status: TaskStatus) -> String {
    switch status {
    case .notStarted: self[.taskNotStarted]
    case .underWay: self[.taskUnderWay]
    case .done: self[.taskDone]
    case .onHold: self[.taskOnHold]
    case .dropped: self[.taskDropped]
    }
  }

  func nature(_ nature: IndicatorNature) -> String {
    switch nature {
    case .binding: self[.indicatorBinding]
    case .expected: self[.indicatorExpected]
    }
  }

  /// A day, a month or a year, as it was reported.
  func date(_ date: ReportedDate) -> String {
    switch date.precision {
    case .day: self.date(date.last)
    case .month:
      text(
        .dateMonth, ["year": String(date.last.year), "month": String(date.last.month), "monthName": month(date.last)])
    case .year: text(.dateYear, ["year": String(date.last.year)])
    }
  }
}

extension DecimalNumber {
  /// The number with its unit: 52.5万亩, 60%.
  func text(_ unit: String?) -> String { text + (unit ?? "") }
}
