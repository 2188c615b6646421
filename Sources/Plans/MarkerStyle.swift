/// How headings of one level are numbered: `一、` and `（一）` are two styles, `（一）` and `(一)` one.
///
/// The order of the cases is the order of levels in official documents, the outermost first: 编, 章, 节, 条 of laws
/// (立法技术规范), then 一、 （一） 1. （1） (GB/T 9704—2012, 7.3.3), with what is in use beside them.
enum MarkerStyle: Hashable, Comparable, Sendable {
  /// 第一编, 第一卷
  case book
  /// 第一分编
  case subbook
  /// 第一篇
  case volume
  /// 第一部分, Part 1
  case part
  /// 第一章, Chapter 1
  case chapter
  /// 第一节, Section 1
  case section
  /// 第一条, Article 1
  case article
  /// `I.`
  case roman
  /// 一、
  case hanComma
  /// 一　, with a blank alone behind it
  case hanBlank
  /// （一）
  case hanBracket
  /// 【重点任务1】: the number behind a word in lenticular brackets.
  case label(String)
  /// `1.`
  case arabicPoint
  /// `1 `, `1.1`, `1.1.1`: with the count of its numbers.
  case decimal(Int)
  /// （1）
  case arabicBracket
  /// `1)`
  case arabicParenthesis
  /// ①
  case circled
  /// ［1］
  case squareBracket

  /// Whether the style is a word of its own, 第…章 or Chapter 1, which no list inside an article has.
  var isUnit: Bool { self <= .article }

  /// How the explanation names the style.
  var example: String {
    switch self {
    case .book: "第一编"
    case .subbook: "第一分编"
    case .volume: "第一篇"
    case .part: "第一部分"
    case .chapter: "第一章"
    case .section: "第一节"
    case .article: "第一条"
    case .roman: "I."
    case .hanComma: "一、"
    case .hanBlank: "一　"
    case .label(let word): "【\(word)1】"
    case .hanBracket: "（一）"
    case .arabicPoint: "1."
    case .decimal(1): "1 "
    case .decimal(let count): Array(repeating: "1", count: count).joined(separator: ".")
    case .arabicBracket: "（1）"
    case .arabicParenthesis: "1)"
    case .circled: "①"
    case .squareBracket: "［1］"
    }
  }
}

/// The number at a line's start that may make a heading of it.
struct Marker: Sendable {
  let style: MarkerStyle
  let number: Int
  /// The number behind 之: 1 in 第二十七条之一; 0 without.
  var supplement = 0
  /// The numbers before the last of a `1.2.3`.
  var prefix: [Int] = []
  /// From the line's first character to the last of the marker, blanks behind it included.
  let range: Range<Int>
  /// Whether its brackets and points are full-width; nil when it has none. A heading that departs from its level is
  /// reported.
  let isFullWidth: Bool?
}
