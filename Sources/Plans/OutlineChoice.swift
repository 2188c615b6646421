import Diagnostics
import Text

/// Which numbers are headings, where a person says it: for texts that can be read in more than one way.
public struct OutlineChoice: Sendable, Hashable {
  /// The level that has a page of its own; nil to find it.
  let article: MarkerStyle?
  /// The levels above it; nil to find them.
  let chapters: Set<MarkerStyle>?

  /// Everything is found in the text.
  public static let found = OutlineChoice(article: nil, chapters: nil)

  private init(article: MarkerStyle?, chapters: Set<MarkerStyle>?) {
    self.article = article
    self.chapters = chapters
  }

  /// Takes levels as examples of their numbers, as the text writes them: `（一）`, `第一章 一、`; several are divided by
  /// blanks.
  ///
  /// - Parameter unreadable: called with each word that is no number of a heading.
  public init(article: String?, chapters: String?, unreadable: (String) -> Void = { _ in }) {
    func styles(_ words: String?) -> [MarkerStyle]? {
      guard let words else { return nil }
      return words.split(whereSeparator: \.isWhitespace).compactMap { word in
        // Behind a number with a point or in Latin letters a text would follow.
        let example = SourceText(name: "", word + " 题")
        guard let marker = MarkerScanner.marker(in: example, 0..<example.bytes.count), marker.rest(in: example) else {
          unreadable(String(word))
          return nil
        }
        return marker.style
      }
    }
    self.article = styles(article)?.first
    self.chapters = styles(chapters).map { Set($0) }
  }
}

extension OutlineChoice {
  /// Whether a person said that the numbers of this style are no headings.
  func excludes(_ style: MarkerStyle) -> Bool {
    guard let chapters else { return false }
    return !chapters.contains(style) && style != article
  }
}

extension Marker {
  /// Whether nothing but the character behind the number is left.
  fileprivate func rest(in example: SourceText) -> Bool { range.upperBound == example.bytes.count - 3 }
}
