import Text

/// The words of the interface in the language of one site.
struct InterfaceStrings: Sendable {
  /// The patterns by name. `StringsCatalog.strings` has made sure that every name in use is there.
  private let patterns: [String: StringPattern]
  private let months: [String]

  init(_ patterns: [String: StringPattern]) {
    self.patterns = patterns
    months = InterfaceStrings.months(patterns[InterfaceString.months.rawValue])
  }

  /// The names in `months`, twelve of them when the file is right.
  static func months(_ pattern: StringPattern?) -> [String] {
    pattern?.filled().split(separator: " ").map(String.init) ?? []
  }

  subscript(string: InterfaceString) -> String { text(string, [:]) }

  /// - Parameter values: for the parameters of the string.
  func text(_ string: InterfaceString, _ values: [String: String]) -> String {
    patterns[string.rawValue]?.filled(values) ?? string.rawValue
  }

  /// What stands before and behind the first parameter of that name, for a value that is HTML; all of it before when there
  /// is none.
  func parts(_ string: InterfaceString, _ parameter: String) -> (before: String, after: String) {
    let parts = patterns[string.rawValue]?.parts ?? [.text(string.rawValue)]
    let place = parts.firstIndex(of: .parameter(parameter)) ?? parts.endIndex
    func text(_ parts: ArraySlice<StringPattern.Part>) -> String {
      parts.map { if case .text(let text) = $0 { text } else { "" } }.joined()
    }
    return (text(parts[..<place]), text(parts[place...]))
  }

  func date(_ date: CalendarDate) -> String {
    text(
      .date,
      [
        "year": String(date.year), "month": String(date.month), "day": String(date.day),
        "monthName": month(date),
      ])
  }

  /// The name of a day's month.
  func month(_ date: CalendarDate) -> String {
    months.indices.contains(date.month - 1) ? months[date.month - 1] : String(date.month)
  }

  /// The string with its parameters.
  func pattern(_ name: String) -> StringPattern? { patterns[name] }

  /// The string as it stands in a script.
  func script(_ name: String) -> String { patterns[name]?.script ?? "" }
}
