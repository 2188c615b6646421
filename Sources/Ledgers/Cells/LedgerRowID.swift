import Articles
import Revisions
import Text

/// What names a row of a ledger: a sentence of an article, in the edition in which the row was written.
///
/// `2025-12-15:28#s3` is sentence 3 of article 28 in the edition of that day, `2025-12-15:28#s3-2` a second task in it. No
/// spreadsheet takes either for a date or a number. The edition makes the name last: a later text is found from it.
public struct LedgerRowID: Sendable, Hashable, CustomStringConvertible {
  public let edition: CalendarDate
  public let article: OutlineNumber
  /// From 1.
  public let sentence: Int
  /// Which of the sentence's tasks, from 1.
  public let task: Int

  public init(edition: CalendarDate, article: OutlineNumber, sentence: Int, task: Int = 1) {
    self.edition = edition
    self.article = article
    self.sentence = sentence
    self.task = task
  }

  /// Reads what `description` writes, in either width.
  init?(_ cell: String) {
    let parts = CellText.plain(cell).split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, let edition = CalendarDate(iso: parts[0]) else { return nil }
    let place = parts[1].split(separator: "#", omittingEmptySubsequences: false)
    guard place.count == 2, let article = OutlineNumber(place[0]), place[1].first == "s" else { return nil }
    let numbers = place[1].dropFirst().split(separator: "-", omittingEmptySubsequences: false)
    guard (1...2).contains(numbers.count), let sentence = LedgerRowID.number(numbers[0], from: 1),
      let task = numbers.count == 2 ? LedgerRowID.number(numbers[1], from: 2) : 1
    else { return nil }
    self.init(edition: edition, article: article, sentence: sentence, task: task)
  }

  private static func number(_ text: Substring, from least: Int) -> Int? {
    guard let number = Int(text), number >= least, String(number) == text else { return nil }
    return number
  }

  /// The sentence as the edition has it.
  public var place: SentenceID { SentenceID(.article(article), sentence) }

  public var description: String { "\(edition):\(place)" + (task > 1 ? "-\(task)" : "") }
}
