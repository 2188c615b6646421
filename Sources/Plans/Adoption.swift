import Text

/// When and by whom a plan was adopted, as its note says: `(2025年12月15日…全体会议通过)`.
public struct Adoption: Sendable, Hashable {
  public let date: CalendarDate
  /// The body that adopted it; nil when the note does not say so in the usual words.
  public let body: String?

  /// Reads a note; nil when it names no date.
  public init?(note: String) {
    guard let (date, rest) = CalendarDate.first(in: note) else { return nil }
    self.date = date
    body =
      ["通过", "印发", "发布"].lazy.compactMap { verb -> String? in
        guard let end = rest.range(of: verb)?.lowerBound else { return nil }
        let name = rest[..<end].filter { !$0.isWhitespace }
        // 未经任何机构通过 names nobody; nor do several clauses.
        let isName = !["未经", "尚未", "，", ",", "。", "；"].contains { name.contains($0) }
        return name.isEmpty || !isName ? nil : name
      }.first
  }
}

extension Substring {
  /// The first place of `other`; the standard library has none for substrings without Foundation.
  fileprivate func range(of other: String) -> Range<Index>? {
    var start = startIndex
    while start < endIndex {
      if self[start...].hasPrefix(other) { return start..<index(start, offsetBy: other.count) }
      start = index(after: start)
    }
    return nil
  }
}
