/// A day of the Gregorian calendar, as it names an edition.
public struct CalendarDate: Sendable, Hashable, Comparable, CustomStringConvertible {
  public let year: Int
  /// 1 to 12.
  public let month: Int
  /// 1 to the month's last day.
  public let day: Int

  /// nil when there is no such day.
  public init?(year: Int, month: Int, day: Int) {
    guard (1...9_999).contains(year), (1...12).contains(month) else { return nil }
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
    guard (1...days).contains(day) else { return nil }
    self.year = year
    self.month = month
    self.day = day
  }

  /// Reads `2025-12-15` (ISO 8601, extended calendar format) and nothing else.
  public init?(iso text: some StringProtocol) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0].utf8.count == 4, parts[1].utf8.count == 2, parts[2].utf8.count == 2 else {
      return nil
    }
    let numbers = parts.compactMap { part in part.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int(part) : nil }
    guard numbers.count == 3 else { return nil }
    self.init(year: numbers[0], month: numbers[1], day: numbers[2])
  }

  /// The first date that `text` writes as 2025年12月15日 or 二〇二五年十二月十五日, and what stands behind it.
  public static func first(in text: String) -> (date: CalendarDate, rest: Substring)? {
    var search = text[...]
    while let yearMark = search.firstIndex(of: "年") {
      let rest = search[search.index(after: yearMark)...]
      if let year = number(before: yearMark, in: search), let (month, afterMonth) = number(in: rest, before: "月"),
        let (day, afterDay) = number(in: afterMonth, before: "日"),
        let date = CalendarDate(year: year, month: month, day: day)
      {
        return (date, afterDay)
      }
      search = rest
    }
    return nil
  }

  private static func number(before mark: Substring.Index, in text: Substring) -> Int? {
    let digits = text[..<mark].reversed().prefix { isDigit($0) }
    return digits.count == 4 ? value(Substring(String(digits.reversed()))) : nil
  }

  private static func number(in text: Substring, before mark: Character) -> (Int, Substring)? {
    guard let end = text.firstIndex(of: mark), let value = value(text[..<end]) else { return nil }
    return (value, text[text.index(after: end)...])
  }

  private static func isDigit(_ character: Character) -> Bool {
    // ○ is the circle that many texts have for 〇.
    character.isWholeNumber || character == "○"
  }

  private static func value(_ digits: Substring) -> Int? {
    let text = digits.filter { !$0.isWhitespace }
    return Int(text) ?? ChineseNumeral.value(of: text)
  }

  public static func < (one: CalendarDate, other: CalendarDate) -> Bool {
    (one.year, one.month, one.day) < (other.year, other.month, other.day)
  }

  /// `2025-12-15`.
  public var description: String {
    String(unsafeUninitializedCapacity: 10) { text in
      _ = text.update(fromContentsOf: "0000-00-00".utf8)
      for (number, end) in [(year, 4), (month, 7), (day, 10)] {
        var (rest, place) = (number, end)
        while rest > 0 {
          place -= 1
          text[place] = UInt8(ascii: "0") + UInt8(rest % 10)
          rest /= 10
        }
      }
      return 10
    }
  }
}
