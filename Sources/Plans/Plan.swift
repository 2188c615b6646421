import Diagnostics
import Text

/// The text of a plan, read: which characters are its title, its chapters, its articles.
///
/// Everything is a range of bytes in `source`, so that every element keeps its place. The ranges do not overlap, hold
/// no line break, and begin and end with a character that is not a blank (a row of a table may begin or end with an empty
/// cell, a tab); together with what `asides` names, the white
/// space between them and what was folded they are the whole text.
public struct Plan: Sendable {
  /// The text that was read, without the line breaks inside paragraphs and the characters that nobody sees.
  public let folded: FoldedText
  /// Asides inside what was folded, a page's number in a paragraph that goes on behind it: ranges of the original.
  public let foldedAsides: [Aside]
  /// The title's line; nil when the text begins with a heading.
  public let title: Range<Int>?
  /// The line in brackets that says when and by whom the plan was adopted.
  public let note: Range<Int>?
  /// The paragraphs between the title and the first heading.
  public let preamble: [Range<Int>]
  /// Every heading above the articles in reading order, a part before its chapters and a chapter before its sections;
  /// attachments come last. The depth is the number's.
  public let chapters: [PlanChapter]
  /// The paragraphs behind the last article that belong to none.
  public let closing: [Range<Int>]
  /// Where the paragraphs begin that are rows of a table, their cells divided by tabs.
  public let rows: Set<Int>
  /// What is not part of the plan, with the reason, in order.
  public let asides: [Aside]
  /// How the outline was found, for people.
  public let recognition: Recognition

  public var source: SourceText { folded.text }

  public var articles: [PlanArticle] { chapters.flatMap(\.articles) }

  /// The sentences of `paragraphs` as ranges of the source, in order.
  public func sentences(of paragraphs: [Range<Int>]) -> [Range<Int>] {
    paragraphs.flatMap { paragraph in
      Sentences.ranges(in: Array(source.bytes[paragraph])).map {
        $0.lowerBound + paragraph.lowerBound..<$0.upperBound + paragraph.lowerBound
      }
    }
  }
}

/// A chapter's or article's heading: `28.` `深度融入国家重大战略` `。`
public struct PlanHeading: Sendable, Hashable {
  /// The number as it is written, with the mark behind it; empty for a heading without a number.
  public let marker: Range<Int>
  /// May be empty.
  public let title: Range<Int>
  /// The mark that divides the title from text on the same line; empty when the title has its line to itself.
  public let terminator: Range<Int>
}

public struct PlanChapter: Sendable {
  public let number: OutlineNumber
  /// nil when the text does not hold the heading: articles that stand before the first heading of a text whose first
  /// heading is 八 belong to a seventh chapter.
  public let heading: PlanHeading?
  /// The paragraphs between the heading and the chapter's first article.
  public let lead: [Range<Int>]
  public let articles: [PlanArticle]
}

public struct PlanArticle: Sendable {
  public let number: OutlineNumber
  public let heading: PlanHeading
  public let paragraphs: [Range<Int>]
}
