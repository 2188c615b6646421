import Text

/// Which block of a plan a piece of its text is: the heading of article 28, the first paragraph of chapter 8's lead.
public enum Place: Sendable, Hashable, CustomStringConvertible {
  case title
  case note
  /// The paragraph (from 1) of the preamble.
  case preamble(Int)
  /// A chapter's heading.
  case chapter(OutlineNumber)
  /// The paragraph (from 1) of a chapter's lead.
  case lead(OutlineNumber, Int)
  /// An article's heading.
  case article(OutlineNumber)
  /// The paragraph (from 1) of an article's text.
  case text(OutlineNumber, Int)
  /// The paragraph (from 1) of the closing.
  case closing(Int)

  /// As `layout.yml` names it: `title`, `lead 8 1`, `text 28 2`.
  public var description: String {
    switch self {
    case .title: "title"
    case .note: "note"
    case .preamble(let paragraph): "preamble \(paragraph)"
    case .chapter(let number): "chapter \(number)"
    case .lead(let number, let paragraph): "lead \(number) \(paragraph)"
    case .article(let number): "article \(number)"
    case .text(let number, let paragraph): "text \(number) \(paragraph)"
    case .closing(let paragraph): "closing \(paragraph)"
    }
  }

  /// Reads what `description` writes.
  public init?(_ text: String) {
    let words = text.split(separator: " ", omittingEmptySubsequences: false)
    let number = words.count > 1 ? OutlineNumber(words[1]) : nil
    let paragraph = words.last.flatMap { Int($0) } ?? 0
    switch (words.first, words.count, number) {
    case ("title", 1, _): self = .title
    case ("note", 1, _): self = .note
    case ("preamble", 2, _) where paragraph > 0: self = .preamble(paragraph)
    case ("closing", 2, _) where paragraph > 0: self = .closing(paragraph)
    case ("chapter", 2, let number?): self = .chapter(number)
    case ("article", 2, let number?): self = .article(number)
    case ("lead", 3, let number?) where paragraph > 0: self = .lead(number, paragraph)
    case ("text", 3, let number?) where paragraph > 0: self = .text(number, paragraph)
    default: return nil
    }
  }
}
