import Articles
import Links

/// The preamble, a chapter's heading and lead, an article or the closing, with what several forms say of it.
struct ExportedPassage: Sendable {
  let page: PageID
  /// The address of its page in the plan's folder.
  let url: String
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
  private(set) var terms: [Int] = []

  private init(
    _ page: PageID, _ label: String, heading: Heading? = nil, _ body: Body?, in chapter: Chapter? = nil,
    _ linked: LinkedPlan
  ) {
    self.page = page
    self.label = label
    self.heading = heading
    self.body = body
    self.chapter = chapter
    url = page.plan.map { PageID.plan($0).url(to: page) } ?? page.url
    blocks = body?.textBlocks ?? []
    links = body.map { ExportedLink.all(in: $0, on: page, linked) } ?? []
    sentences = SentencesJSON(body?.prose)
  }

  /// The texts of a plan in reading order.
  static func all(of linked: LinkedPlan) -> [ExportedPassage] {
    let plan = linked.plan
    let slug = plan.slug
    var passages: [ExportedPassage] = []
    if let preamble = plan.preamble {
      passages.append(ExportedPassage(.preamble(slug), PlanContent.preambleLabel, preamble, linked))
    }
    for chapter in plan.chapters {
      passages.append(
        ExportedPassage(
          .chapter(slug, chapter.number), chapter.label, heading: chapter.heading, chapter.lead, in: chapter, linked))
      for article in chapter.articles {
        passages.append(
          ExportedPassage(
            .article(article.id), article.label, heading: article.heading, article.body, in: chapter, linked))
      }
    }
    if let closing = plan.closing {
      passages.append(ExportedPassage(.closing(slug), PlanContent.closingLabel, closing, linked))
    }
    addTerms(linked.terms, to: &passages)
    return passages
  }

  private static func addTerms(_ terms: [Term], to passages: inout [ExportedPassage]) {
    let places = Dictionary(passages.enumerated().map { ($1.page, $0) }, uniquingKeysWith: { first, _ in first })
    for term in terms.indices {
      var last: PageID?
      for place in terms[term].places where place.page != last {
        last = place.page
        guard let passage = places[place.page], passages[passage].terms.last != term else { continue }
        passages[passage].terms.append(term)
      }
    }
  }
}
