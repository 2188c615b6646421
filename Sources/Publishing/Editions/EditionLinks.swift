import Articles
import Links
import Revisions

/// From an article's page to what its editions were.
enum EditionLinks {
  static let schema = TemplateSchema(text: ["datedURL"], flags: ["hasDated"])

  static func values(of id: ArticleID, in frame: EditionsFrame?) -> [String: TemplateValue] {
    let page = PageID.article(id)
    let passage = PassageID.article(id.number)
    // An article that an editor put into the Markdown is in no edition.
    let dated = frame.flatMap { frame in
      frame.editions.last?.text[passage] == nil ? nil : frame.datedPage(of: passage, in: frame.editions.count - 1)
    }
    return ["hasDated": .flag(dated != nil), "datedURL": .text(dated.map { page.url(to: $0) } ?? "")]
  }
}
