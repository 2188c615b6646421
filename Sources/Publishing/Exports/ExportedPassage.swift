import Articles
import Links
import Search

/// The preamble, a chapter's heading and lead, an article or the closing, with what several forms say of it: in one piece,
/// for each form asks for it.
final class ExportedPassage: Sendable {
  let page: PageID
  /// The address of its page in the plan's folder.
  let url: String
  /// The address as a JSON string without its end, for an anchor to follow.
  let urlJSON: [UInt8]
  /// How it is cited: 第28条.
  let label: String
  /// nil for what has no heading of its own.
  let heading: Heading?
  let body: Body?
  /// The chapter that it is or belongs to.
  let chapter: Chapter?
  let blocks: [TextBlock]
  let links: [ExportedLink]
  let sentences: SentencesJSON
  /// The terms that stand in it, by their places among the plan's.
  let terms: [Int]

  private init(
    _ page: PageID, _ label: String, heading: Heading? = nil, _ body: Body?, in chapter: Chapter? = nil,
    _ linked: LinkedPlan, _ terms: [Int]
  ) {
    self.page = page
    self.terms = terms
    self.label = label
    self.heading = heading
    self.body = body
    self.chapter = chapter
    url = page.plan.map { PageID.plan($0).url(to: page) } ?? page.url
    var json = JSONBytes()
    json.string(url)
    urlJSON = json.bytes.dropLast()
    blocks = body?.textBlocks ?? []
    links = body.map { ExportedLink.all(in: $0, on: page, linked) } ?? []
    sentences = SentencesJSON(body?.prose)
  }

  /// The texts of a plan in reading order.
  static func all(of linked: LinkedPlan) -> [ExportedPassage] {
    let plan = linked.plan
    let slug = plan.slug
    let textCount =
      plan.articles.count + plan.chapters.count + (plan.preamble == nil ? 0 : 1) + (plan.closing == nil ? 0 : 1)
    let terms = terms(linked.terms, inTexts: textCount)
    var passages: [ExportedPassage] = []
    if let preamble = plan.preamble {
      passages.append(ExportedPassage(.preamble(slug), PlanContent.preambleLabel, preamble, linked, terms[0]))
    }
    for chapter in plan.chapters {
      passages.append(
        ExportedPassage(
          .chapter(slug, chapter.number), chapter.label, heading: chapter.heading, chapter.lead, in: chapter, linked,
          terms[passages.count]))
      for article in chapter.articles {
        passages.append(
          ExportedPassage(
            .article(article.id), article.label, heading: article.heading, article.body, in: chapter, linked,
            terms[passages.count]))
      }
    }
    if let closing = plan.closing {
      passages.append(ExportedPassage(.closing(slug), PlanContent.closingLabel, closing, linked, terms[passages.count]))
    }
    return passages
  }

  /// Of each text the terms that stand in it.
  private static func terms(_ terms: [Term], inTexts count: Int) -> [[Int]] {
    var found = [[Int]](repeating: [], count: count)
    for (index, term) in terms.enumerated() {
      term.places.forEachText { text, _ in
        if found[text].last != index { found[text].append(index) }
      }
    }
    return found
  }
}
