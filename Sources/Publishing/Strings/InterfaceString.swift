/// The strings that Gangmu's own code puts into pages; all others are named by templates and scripts.
enum InterfaceString: String, CaseIterable, Sendable {
  /// The site's name where it has none of its own.
  case library
  case searchTitle
  case searchDescription
  case notFoundTitle
  case offlineTitle
  case fullText
  /// What the texts before and behind the chapters are called, which have no heading.
  case preamble, closing
  /// What a table is called to those who do not see it.
  case table
  /// What an edition's title and note are called, and the edition itself, from `{editionText}`.
  case opening, editionOf
  /// A day, from `{year}`, `{month}`, `{day}` and `{monthName}`.
  case date
  /// The names of the twelve months, divided by spaces.
  case months

  /// The parameters that the code has values for.
  var parameters: [String] {
    switch self {
    case .searchDescription: ["siteTitle"]
    case .editionOf: ["editionText"]
    case .date: ["year", "month", "day", "monthName"]
    default: []
    }
  }
}
