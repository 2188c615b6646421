import Articles
import Links
import Revisions

/// From an article's page to what its editions were.
enum EditionLinks {
  static let schema = TemplateSchema(
    text: [.datedURL, .historyURL, .lastChangeURL, .lastChangeText],
    flags: [.hasDated, .hasHistory, .hasLastChange])

  static func values(of id: ArticleID, in frame: EditionsFrame?) -> TemplateRecord {
    let page = PageID.article(id)
    let passage = PassageID.article(id.number)
    // An article that an editor put into the Markdown is in no edition.
    let last = frame.flatMap { $0.editions.last?.text[passage] == nil ? nil : $0 }
    let dated = last.map { $0.datedPage(of: passage, in: $0.editions.count - 1) }
    let history = last.flatMap { $0.historyPage(of: passage, in: $0.editions.count - 1) }
    let change = last.flatMap { $0.lastChange(of: passage) }
    return [
      .hasDated: .flag(dated != nil), .datedURL: .text(dated.map { page.url(to: $0) } ?? ""),
      .hasHistory: .flag(history != nil),
      .historyURL: .text(history.map { page.url(to: $0) } ?? ""),
      .hasLastChange: .flag(change != nil),
      .lastChangeURL: .text(change.map { page.url(to: $0.page) } ?? ""),
      .lastChangeText: .text(change?.date ?? ""),
    ]
  }
}

extension EditionsFrame {
  /// The page that tells what became of an article; nil with a single edition.
  func historyPage(of id: PassageID, in edition: Int) -> PageID? {
    isRevised ? ArticleLine.of(id, in: edition, history).page(self) : nil
  }

  /// What changed in an article of the newest edition, when that edition changed it.
  fileprivate func lastChange(of id: PassageID) -> (page: PageID, date: String)? {
    let new = editions.count - 1
    guard let comparison = comparison(from: new - 1, to: new), let change = comparison.change(ofNew: id) else {
      return nil
    }
    return comparison.page(of: change, slug).map { ($0, dateText(new)) }
  }
}
