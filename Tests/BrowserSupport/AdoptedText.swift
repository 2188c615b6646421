import Foundation
import TestSupport

/// The plan's text as adopted, cut up by the simplest rules that fit this one text. The tests compare with this and
/// not with what the code under test read.
public struct AdoptedText: Sendable {
  public struct Article: Sendable {
    public let number: Int
    public let title: String
    public let text: String
  }

  public struct Chapter: Sendable {
    public let number: Int
    public let title: String
    /// What stands between the chapter's heading and its first article.
    public let lead: String
  }

  public private(set) var articles: [Article] = []
  public private(set) var chapters: [Chapter] = []
  /// What stands behind the last article.
  public private(set) var closing = ""
  /// What comes after what: `article 27`, `chapter 8`, `lead`, `article 28` … `closing`.
  public private(set) var outline: [String] = []

  public init() throws {
    let lines = try Repository.editionText.components(separatedBy: "\n").filter { !$0.isEmpty }
    for (line, next) in zip(lines, lines.dropFirst() + [""]) {
      if let match = line.wholeMatch(of: /(\d+)\.(.*?)。(.*)/), let number = Int(match.1) {
        articles.append(Article(number: number, title: String(match.2), text: String(match.3)))
        outline.append("article \(number)")
      } else if let match = line.wholeMatch(of: /([一二三四五六七八九十]+)、(.*)/), let number = Self.value(of: match.1) {
        chapters.append(Chapter(number: number, title: String(match.2), lead: next))
        outline += ["chapter \(number)", "lead"]
      }
    }
    closing = lines.last ?? ""
    outline.append("closing")
  }

  /// Nine, ten, thirteen.
  private static func value(of numeral: Substring) -> Int? {
    let digits: [Character] = ["一", "二", "三", "四", "五", "六", "七", "八", "九"]
    let tens = numeral.first == "十" ? 10 : 0
    let rest = numeral.drop { $0 == "十" }
    if rest.isEmpty { return tens }
    guard rest.count == 1, let digit = rest.first.flatMap(digits.firstIndex(of:)) else { return nil }
    return tens + digit + 1
  }
}
