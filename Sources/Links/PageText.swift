import Articles
import Text

/// A page that Markdown can link to, with the text on it.
struct PageText: Sendable {
  let page: PageID
  let label: String
  let title: String
  let body: Body?
  /// The chapter that the page is or belongs to.
  var chapter: OutlineNumber?

  /// The plan's front, which has no text of its own, and its texts.
  static func pages(of plan: PlanContent) -> [PageText] {
    [PageText(page: .plan(plan.slug), label: plan.settings.shortTitle ?? plan.settings.title, title: "", body: nil)]
      + texts(of: plan)
  }

  /// In reading order: the preamble; each chapter's heading and lead, and its articles; the closing.
  static func texts(of plan: PlanContent) -> [PageText] {
    var pages: [PageText] = []
    if let preamble = plan.preamble {
      pages.append(PageText(page: .preamble(plan.slug), label: PlanContent.preambleLabel, title: "", body: preamble))
    }
    for chapter in plan.chapters {
      let page = PageID.chapter(plan.slug, chapter.number)
      pages.append(
        PageText(
          page: page, label: chapter.label, title: chapter.heading.title, body: chapter.lead, chapter: chapter.number))
      pages += chapter.articles.map {
        PageText(
          page: .article($0.id), label: $0.label, title: $0.heading.title, body: $0.body, chapter: chapter.number)
      }
    }
    if let closing = plan.closing {
      pages.append(PageText(page: .closing(plan.slug), label: PlanContent.closingLabel, title: "", body: closing))
    }
    return pages
  }

  /// Of each text the place of its article among the plan's; below 0 for other texts.
  static func articleNumbers(of plan: PlanContent) -> [Int32] {
    var count: Int32 = 0
    return texts(of: plan).map { text in
      guard case .article = text.page else { return -1 }
      count += 1
      return count - 1
    }
  }
}
