import Articles
import Ledgers
import Links

/// What the ledger says of an article's sentences, below its text.
enum ArticleTasks {
  static let schema = TemplateSchema(
    text: [.ledgerURL, .ledgerDay, .unreportedSentences], html: [.tasks],
    flags: [.hasLedger, .hasTasks, .hasUnreported])

  static func values(of article: Article, in frame: LedgerFrame?) -> TemplateRecord {
    guard let frame else { return none }
    let page = PageID.article(article.id)
    let tasks = frame.tasks(of: article.number)
    let unreported = frame.unreported(of: article)
    var html = HTMLFragment()
    TaskWriter(frame: frame, page: page).cards(tasks, .beginning, to: &html)
    // A reader of an article with nothing reported needs no list of its sentences.
    let sentences = unreported.map(String.init).joined(separator: frame.strings[.listSeparator])
    return [
      .hasLedger: .flag(true), .ledgerURL: .text(page.url(to: .ledger(frame.slug))),
      .ledgerDay: .text(frame.dayText), .hasTasks: .flag(!tasks.isEmpty), .tasks: html.value,
      .hasUnreported: .flag(!unreported.isEmpty), .unreportedSentences: .text(sentences),
    ]
  }

  private static let none: TemplateRecord = [
    .hasLedger: .flag(false), .ledgerURL: .text(""), .ledgerDay: .text(""), .hasTasks: .flag(false),
    .tasks: .html([]), .hasUnreported: .flag(false), .unreportedSentences: .text(""),
  ]
}
