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
  /// How the article is cited: 第28条; 第二百零五条 and Article 5 as its heading writes it; 三（一） for the first article
  /// of the third chapter where each chapter numbers its own.
  public let label: String

  public init(id: ArticleID, heading: Heading, chapter: OutlineNumber, body: Body, correction: String?) {
    self.id = id
    self.heading = heading
    self.chapter = chapter
    self.body = body
    self.correction = correction
    label = Article.label(id.number, heading, in: chapter)
  }

  public var number: OutlineNumber { id.number }
  public var hasTitle: Bool { !heading.title.isEmpty }

  /// The number as a list of its chapter's articles shows it: without the chapter's where that is a part of it.
  public var figure: String { number.parent == chapter ? String(number.last) : number.description }

  private static func label(_ number: OutlineNumber, _ heading: Heading, in chapter: OutlineNumber) -> String {
    let marker = heading.barePart
    if let first = marker.unicodeScalars.first, first == "第" || first.properties.isAlphabetic && first.isASCII {
      return marker
    }
    let isOwn = number.parent == chapter
    let written = isOwn ? number.last : number.first
    let isDigits = marker.allSatisfy { $0.isASCII && $0.isNumber || "（）()".contains($0) }
    if isOwn, chapter != Chapter.none {
      let above = ChineseNumeral.text(chapter.last)
      return isDigits && !marker.contains("（") ? "\(above)、\(written)" : above + marker
    }
    return isDigits ? "第\(number)条" : marker
  }
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
  /// How the chapter is cited: 第八部分, or 第一章 when the heading says so itself. Articles that belong to no chapter
  /// stand in `none`.
  public let label: String

  public init(
    number: OutlineNumber, heading: Heading, lead: Body?, articles: [Article], correction: String?, path: String
  ) {
    self.number = number
    self.heading = heading
    self.lead = lead
    self.articles = articles
    self.correction = correction
    self.path = path
    label = Chapter.label(number, heading)
  }

  /// The number of the chapter that stands in for one where a plan has none.
  public static let none = OutlineNumber(0)

  public var hasTitle: Bool { !heading.title.isEmpty }

  private static func label(_ number: OutlineNumber, _ heading: Heading) -> String {
    let marker = heading.barePart
    if number.isAttachment { return marker.isEmpty ? heading.title : marker }
    if number == Chapter.none { return "正文" }
    if heading.text.isEmpty { return "第\(ChineseNumeral.text(number.last))部分" }
    if marker.isEmpty { return "" }
    // 一、 of the outermost level is a 部分; everything else is called as it is written.
    let isBare =
      number.depth == 0 && marker.unicodeScalars.allSatisfy { $0.properties.numericType != nil && !$0.isASCII }
    return isBare ? "第\(ChineseNumeral.text(number.first))部分" : marker
  }
}

extension Heading {
  /// The marker without blanks and the mark behind the number: `第一章`, `（一）`, `28`, `重点任务1`.
  fileprivate var barePart: String {
    String(
      marker.unicodeScalars.filter { scalar in
        switch scalar {
        case "、", ".", "．", ":", "：", "【", "】", "[", "]", "［", "］": false
        default: !scalar.properties.isWhitespace
        }
      })
  }
}
