import Text

/// What names an article in the whole library, whatever its place or title.
public struct ArticleID: Sendable, Hashable {
  public let plan: Slug
  public let number: OutlineNumber

  public init(plan: Slug, number: OutlineNumber) {
    self.plan = plan
    self.number = number
  }
}

/// An article (条) as Content/ holds it: the one value that both halves of the house know.
public struct Article: Sendable {
  public let id: ArticleID
  public let heading: Heading
  /// The number of the chapter it belongs to.
  public let chapter: OutlineNumber
  public let body: Body
  /// Why the text departs from the adopted one, in an editor's words; nil when it does not.
  public let correction: String?

  public var number: OutlineNumber { id.number }
  /// How the article is cited: 第28条.
  public var label: String { "第\(number)条" }
}

/// A chapter (部分, 章) with its articles in order.
public struct Chapter: Sendable {
  public let number: OutlineNumber
  public let heading: Heading
  /// The paragraphs between the heading and the first article; nil when there are none.
  public let lead: Body?
  public let articles: [Article]
  /// Why heading or lead depart from the adopted text, in an editor's words; nil when they do not.
  public let correction: String?
  /// The chapter's file, as the user knows it.
  public let path: String

  /// The number of the chapter that stands in for one where a plan has none.
  public static let none = OutlineNumber(0)

  public var hasTitle: Bool { !heading.title.isEmpty }

  /// How the chapter is cited: 第八部分, or 第一章 when the heading says so itself. Articles that belong to no chapter
  /// stand in `none`.
  public var label: String {
    if heading.marker.hasPrefix("第") { return String(heading.marker.filter { !$0.isWhitespace && $0 != "、" }) }
    return number == Chapter.none ? "正文" : "第\(ChineseNumeral.text(number.first))部分"
  }
}
