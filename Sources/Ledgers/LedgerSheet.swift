import Articles
import Revisions
import Text

/// A plan's ledger as a table to be filled in: a row for each sentence of the newest edition's articles, with all that was
/// filled in before.
///
/// A row whose sentence lives on gets that sentence's id and text of now. Of rows whose sentences were joined the second and
/// later ones are named as further tasks of it. Rows whose sentences are gone stand at the end as they were.
public struct LedgerSheet: Sendable {
  public let bytes: [UInt8]

  /// - Parameter ledger: what was filled in before; nil for nothing.
  public init(_ history: PlanHistory, _ ledger: Ledger?) {
    var writer = CSVWriter()
    writer.append(LedgerColumn.allCases.map(\.name))
    var (kept, gone) = LedgerSheet.placed(ledger?.rows ?? [], history)
    if let edition = history.editions.last {
      for article in edition.content.articles {
        guard let passage = edition.text[.article(article.number)] else { continue }
        for number in passage.sentences.indices.map({ $0 + 1 }) {
          let id = LedgerRowID(edition: edition.date, article: article.number, sentence: number)
          let rows = kept.removeValue(forKey: SentenceID(passage.id, number)) ?? []
          // A row that says nothing is kept only where there is no other.
          let filled = rows.filter(\.isFilled)
          for (index, cells) in (filled.isEmpty ? [[:]] : filled.map(\.cells)).enumerated() {
            writer.append(
              LedgerSheet.row(id.withTask(index + 1), caption(article), passage.string(number), cells))
          }
        }
      }
    }
    gone = gone.filter(\.isFilled)
    for row in gone {
      let article = history.edition(row.id.edition)?.content.article(row.id.article)
      writer.append(LedgerSheet.row(row.id, article.map(caption) ?? "", row.text, row.cells))
    }
    bytes = writer.bytes

    func caption(_ article: Article) -> String {
      article.hasTitle ? "\(article.label) \(article.heading.title)" : article.label
    }
  }

  /// The rows by the sentence of the newest edition at which they stand, and those that stand at none.
  private static func placed(_ rows: [LedgerRow], _ history: PlanHistory) -> (
    kept: [SentenceID: [LedgerRow]], gone: [LedgerRow]
  ) {
    var kept: [SentenceID: [LedgerRow]] = [:]
    var gone: [LedgerRow] = []
    for row in rows {
      if let place = history.places(of: row.id).first(where: { $0.passage.article != nil }) {
        kept[place, default: []].append(row)
      } else {
        gone.append(row)
      }
    }
    return (kept, gone)
  }

  private static func row(_ id: LedgerRowID, _ article: String, _ text: String, _ cells: [LedgerColumn: String])
    -> [String]
  {
    LedgerColumn.allCases.map { column in
      switch column {
      case .id: id.description
      case .article: article
      case .text: text
      default: cells[column] ?? ""
      }
    }
  }
}
