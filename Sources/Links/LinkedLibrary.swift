import Articles
import Diagnostics
import Markdown
import Parallel
import Terms
import Text

/// The library with its links: where each link in the Markdown leads, and from where each page is linked.
public struct LinkedLibrary: Sendable {
  public let library: Library
  private let pages: [PageID: PageText]
  private let backlinks: [PageID: [Backlink]]
  private let references: [PageID: [FoundLink]]
  private let terms: [Slug: PlanTerms]
  private let related: [Slug: RelatedArticles]
  private let relatedElsewhere: [Slug: [OutlineNumber: [RelatedArticle]]]
  private let articles: [ArticleID: Article]
  /// Named documents that no plan of the library is, each where a text names it: worth knowing, no fault.
  public let documentsElsewhere: [Diagnostic]

  /// Follows every link of the library and finds its references; throws the links that lead nowhere, with their places.
  /// References to articles that a plan does not have are warnings.
  ///
  /// - Parameter formerTerms: of plans with several editions, what these had as terms.
  public static func linking(_ library: Library, formerTerms: [Slug: FormerTerms] = [:]) throws(DiagnosticList) -> (
    linked: LinkedLibrary, warnings: [Diagnostic]
  ) {
    let pages = library.plans.flatMap(PageText.pages)
    var survey = LinkSurvey(pages, of: library, formerTerms: formerTerms)
    survey.followAll()
    try survey.problems.throwErrors()
    var warnings = survey.problems.warnings
    let terms = findTerms(library, formerTerms, survey.references, &warnings)
    return (LinkedLibrary(library: library, survey: survey, terms: terms), warnings)
  }

  private static func findTerms(
    _ library: Library, _ former: [Slug: FormerTerms], _ references: [PageID: [FoundLink]],
    _ warnings: inout [Diagnostic]
  ) -> [Slug: PlanTerms] {
    let built = library.plans.parallelMap { plan in
      var builder = PlanTermsBuilder(plan, former: former[plan.slug] ?? .none)
      return (slug: plan.slug, terms: builder.build(taken: references), warnings: builder.warnings)
    }
    for plan in built { warnings += plan.warnings }
    return Dictionary(built.map { ($0.slug, $0.terms) }, uniquingKeysWith: { first, _ in first })
  }

  private init(library: Library, survey: LinkSurvey, terms: [Slug: PlanTerms]) {
    self.library = library
    self.terms = terms
    articles = Dictionary(
      library.plans.flatMap(\.articles).map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    (related, relatedElsewhere) = LinkedLibrary.findRelated(library, terms)
    pages = survey.pages
    backlinks = survey.backlinks
    references = survey.references
    documentsElsewhere = survey.elsewhere
  }

  private static func findRelated(
    _ library: Library, _ terms: [Slug: PlanTerms]
  ) -> (own: [Slug: RelatedArticles], elsewhere: [Slug: [OutlineNumber: [RelatedArticle]]]) {
    let found = library.plans.parallelMap { plan -> (RelatedArticles, PlanSignatures)? in
      guard let terms = terms[plan.slug] else { return nil }
      let features = ArticleFeatures(of: plan, terms: terms)
      return (RelatedArticles(features), PlanSignatures(features))
    }.compactMap { $0 }
    let likeness = LibraryLikeness(found.map { $1 })
    let elsewhere = library.plans.parallelMap { plan in
      (plan.slug, terms[plan.slug].map { likeness.relatedElsewhere(to: plan.slug, terms: $0) } ?? [:])
    }
    return (
      Dictionary(found.map { ($1.plan, $0) }, uniquingKeysWith: { first, _ in first }),
      Dictionary(elsewhere, uniquingKeysWith: { first, _ in first })
    )
  }

  /// The links to write into the text of `page` beside those of its Markdown, in order, with addresses as `page` needs
  /// them.
  ///
  /// - Parameter note: what is shown of a term on hover and focus; with nil, terms are no links.
  public func textLinks(on page: PageID, termNote note: ((Term) -> String)? = nil) -> [TextLink] {
    let references = (references[page] ?? []).map { $0.textLink(on: page) }
    guard let note, let plan = page.plan, let found = terms[plan] else { return references }
    let linked = (found.links[page] ?? []).compactMap { link -> TextLink? in
      let term = found.terms[link.term]
      // A page that says no more than this place is no help to a reader.
      guard let target = term.page, term.definition != nil || term.pageCount > 1 else { return nil }
      return TextLink(range: link.range, url: page.url(to: target), cssClass: "term", note: note(term))
    }
    return (references + linked).sorted { $0.range.lowerBound < $1.range.lowerBound }
  }

  /// The articles of the same plan that are nearest to an article: its own nearest first, then those that name it among
  /// theirs.
  public func related(to article: ArticleID) -> [RelatedArticle] {
    related[article.plan]?.related(to: article.number) ?? []
  }

  /// The five nearest articles of the same plan, without those that only name the article themselves.
  func nearest(to article: ArticleID) -> ArraySlice<RelatedArticle> {
    related[article.plan]?.nearest(to: article.number) ?? []
  }

  /// The nearest articles of other plans, the nearest first.
  public func relatedElsewhere(to article: ArticleID) -> [RelatedArticle] {
    relatedElsewhere[article.plan]?[article.number] ?? []
  }

  public func plan(_ slug: Slug) -> PlanContent? { library.plans.first { $0.slug == slug } }

  public func article(_ id: ArticleID) -> Article? { articles[id] }

  /// The terms of a plan, in the order of their readings.
  public func terms(of plan: Slug) -> [Term] { terms[plan]?.terms ?? [] }

  /// The terms with a page that earlier editions of a plan had and its text has no more, in the order of their readings.
  public func goneTerms(of plan: Slug) -> [GoneTerm] { terms[plan]?.gone ?? [] }

  /// The pages whose text links to `page`, in reading order, each once.
  public func backlinks(to page: PageID) -> [Backlink] {
    backlinks[page] ?? []
  }

  /// The address to write for a destination in the Markdown of `page`; nil when the page must not link there.
  public func url(for destination: String, on page: PageID) -> String? {
    switch LinkTarget(destination, from: page) {
    case .page(let target, let fragment):
      guard pages[target] != nil else { return nil }
      let anchor = fragment.isEmpty ? "" : "#\(fragment)"
      return page.url(to: target) + anchor
    case .external: return destination
    case .unsafe, .nowhere: return nil
    }
  }
}

/// A page whose text links to another.
public struct Backlink: Sendable, Hashable {
  public let page: PageID
  /// How the page is cited: 第28条.
  public let label: String
  public let title: String
  /// The sentence (from 1) that links first.
  public let sentence: Int?
}

/// A page that Markdown can link to, with the text on it.
struct PageText: Sendable {
  let page: PageID
  let label: String
  let title: String
  let body: Body?
  /// The chapter that the page is or belongs to.
  var chapter: OutlineNumber?

  static func pages(of plan: PlanContent) -> [PageText] {
    var pages = [
      PageText(page: .plan(plan.slug), label: plan.settings.shortTitle ?? plan.settings.title, title: "", body: nil)
    ]
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
}
