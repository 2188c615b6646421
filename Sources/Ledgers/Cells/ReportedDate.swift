import Text

/// A day, a month or a year, as a cell reports it.
public struct ReportedDate: Sendable, Hashable {
  public enum Precision: Sendable, Hashable { case day, month, year }

  /// The day itself, or the last of the month or year: a task due in 2027 is not late before 2028.
  public let last: CalendarDate
  public let precision: Precision

  /// Reads what people and spreadsheets write: 2026-03-01, 2026/3/1, 2026.3.1, 2026年3月1日, 2026-03, 2026年3月, 2026年3月底,
  /// 2026年, 2026, 2026年底; in either width, with blanks between, with a time of midnight behind. nil for anything else,
  /// and for years that no plan has (before 1949, from 2200 on).
  init?(_ cell: String) {
    let plain = CellText.plain(cell)
    let hasTime = ReportedDate.midnights.contains { plain.hasSuffix($0) }
    let day = hasTime ? plain.split(separator: " ").first.map(String.init) ?? plain : plain
    guard let numbers = ReportedDate.numbers(day.filter { $0 != " " }), let year = numbers.first,
      (1949..<2200).contains(year)
    else { return nil }
    switch numbers.count {
    case 3:
      guard let date = CalendarDate(year: year, month: numbers[1], day: numbers[2]) else { return nil }
      (last, precision) = (date, .day)
    case 2:
      guard !hasTime, let date = ReportedDate.lastDay(year, numbers[1]) else { return nil }
      (last, precision) = (date, .month)
    default:
      guard !hasTime, let date = CalendarDate(year: year, month: 12, day: 31) else { return nil }
      (last, precision) = (date, .year)
    }
  }

  private static let midnights = [" 0:00", " 00:00", " 0:00:00", " 00:00:00"]

  private static func lastDay(_ year: Int, _ month: Int) -> CalendarDate? {
    (28...31).reversed().lazy.compactMap { CalendarDate(year: year, month: month, day: $0) }.first
  }

  /// The year, and the month and day where they are told.
  private static func numbers(_ text: String) -> [Int]? {
    for separator in ["-", "/", "."] as [Character] where text.contains(separator) {
      let parts = text.split(separator: separator, omittingEmptySubsequences: false)
      return (2...3).contains(parts.count) ? all(parts) : nil
    }
    guard let mark = text.firstIndex(of: "年") else { return all([text[...]]) }
    let year = text[..<mark]
    var rest = text[text.index(after: mark)...]
    if rest.isEmpty || ["底", "末"].contains(rest) { return all([year]) }
    guard let month = rest.firstIndex(of: "月") else { return nil }
    let monthDigits = rest[..<month]
    rest = rest[rest.index(after: month)...]
    if rest.isEmpty || ["底", "末"].contains(rest) { return all([year, monthDigits]) }
    guard rest.last == "日" || rest.last == "号" else { return nil }
    return all([year, monthDigits, rest.dropLast()])
  }

  /// The parts as numbers: four digits, then one or two each.
  private static func all(_ parts: [Substring]) -> [Int]? {
    var numbers: [Int] = []
    for (index, part) in parts.enumerated() {
      guard part.allSatisfy({ $0.isASCII && $0.isNumber }), index == 0 ? part.count == 4 : (1...2).contains(part.count),
        let number = Int(part)
      else { return nil }
      numbers.append(number)
    }
    return numbers
  }
}

extension CalendarDate {
  /// How many days lie between this day and `other`, less than none where that is the earlier one.
  public func days(to other: CalendarDate) -> Int { other.dayNumber - dayNumber }

  /// Days since 0000-03-01 of the proleptic Gregorian calendar, for the time between two days.
  private var dayNumber: Int {
    let shifted = month > 2 ? year : year - 1
    let months = (month + 9) % 12
    return 365 * shifted + shifted / 4 - shifted / 100 + shifted / 400 + (months * 306 + 5) / 10 + day - 1
  }
}
