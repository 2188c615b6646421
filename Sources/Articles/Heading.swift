/// A heading as its three parts, which joined are the heading in the plan's text: `28.` `深度融入国家重大战略` `。`
public struct Heading: Sendable, Hashable {
  /// The number as it is written, with the mark and blanks behind it; "" when the text does not hold it.
  public let marker: String
  /// "" when there is none.
  public let title: String
  /// The mark that divides the title from text on the same line; "" when the title has its line to itself.
  public let terminator: String

  public init(marker: String, title: String, terminator: String) {
    self.marker = marker
    self.title = title
    self.terminator = terminator
  }

  /// The heading as it stands in the plan's text.
  public var text: String { marker + title + terminator }
}
