import Articles
import Diagnostics
import Markdown
import Terms
import Text

/// A plan with its links: where each link in its Markdown leads, and from where each of its pages is linked.
public struct LinkedPlan: Sendable {
  public let plan: PlanContent
  /// The plans of the library.
  public let library: LibraryOutline
  private let backlinks: [PageID: [Backlink]]
  private let references: [PageID: [FoundLink]]
  private let planTerms: PlanTerms
  private let termLinks: [PageID: [TermLink]]
  private let relatedHere: RelatedArticles
  private let relatedElsewhere: [OutlineNumber: [RelatedArticle]]
  /// Named documents that no plan of the library is, each where the text names it: worth knowing, no fault.
  public let documentsElsewhere: [Diagnostic]

  /// Follows every link of a plan of the library and finds its references; throws the links that lead nowhere, with their
  /// places. References to articles that a plan does not have are warnings.
  ///
  /// - Parameter web: what was found of the plan when it was surveyed; nil to find it again.
  public static func linking(
    _ plan: PlanContent, in library: LinkedLibrary, formerTerms: FormerTerms = .none, _ web: PlanWeb? = nil
  ) throws(DiagnosticList) -> (linked: LinkedPlan, warnings: [Diagnostic]) {
    let pages = PageText.pages(of: plan)
    let survey = library.survey(of: plan.slug) ?? PlanSurvey.of(plan, formerTerms: formerTerms).survey
    let web = web ?? survey.web(of: plan, formerTerms: formerTerms)
    var walk = LinkWalk(pages, in: library, own: survey.outline)
    walk.followAll()
    try walk.problems.throwErrors()
    let (terms, warnings) = web.terms
    return (LinkedPlan(plan, library, terms, walk, pages), walk.problems.warnings + warnings)
  }

  private init(
    _ plan: PlanContent, _ library: LinkedLibrary, _ terms: PlanTerms, _ walk: LinkWalk, _ pages: [PageText]
  ) {
    self.plan = plan
    self.library = library.outline
    planTerms = terms
    relatedHere = RelatedArticles(plan: plan, terms: terms)
    relatedElsewhere = library.likeness.relatedElsewhere(to: plan.slug, terms: terms, in: library.outline)
    termLinks = terms.links(in: pages, of: plan, besides: walk.references)
    references = walk.references
    documentsElsewhere = walk.elsewhere
    var backlinks = walk.backlinks
    for text in pages {
      let foreign = library.foreignBacklinks(to: text.page)
      guard !foreign.isEmpty else { continue }
      // In the order of the library's plans.
      let before = foreign.prefix { ($0.page.plan ?? plan.slug) < plan.slug }
      backlinks[text.page] = before + (backlinks[text.page] ?? []) + foreign.dropFirst(before.count)
    }
    self.backlinks = backlinks
  }

  /// The links to write into the text of `page` beside those of its Markdown and those of terms, in order, with addresses as
  /// `page` needs them.
  public func textLinks(on page: PageID) -> [TextLink] { (references[page] ?? []).map { $0.textLink(on: page) } }

  /// The links of all pages that have any, with those of terms.
  ///
  /// - Parameter note: what is shown of a term on hover and focus.
  public func textLinks(termNote note: (Term) -> String) -> [PageID: [TextLink]] {
    // The pages of all texts lie in the plan's folder: a term's has one address from all of them.
    let front = PageID.plan(plan.slug)
    let targets = planTerms.terms.map { term -> (url: String, note: String)? in
      // A page that says no more than the one place of a term is no help to a reader.
      guard let page = term.page, term.definition != nil || !term.places.areOnOnePage else { return nil }
      return (front.url(to: page), note(term))
    }
    let pages = Set(references.keys).union(termLinks.keys)
    return Dictionary(
      pages.map { page in
        let linked = (termLinks[page] ?? []).compactMap { link in
          targets[link.term].map { TextLink(range: link.range, url: $0.url, cssClass: "term", note: $0.note) }
        }
        return (page, (textLinks(on: page) + linked).sorted { $0.range.lowerBound < $1.range.lowerBound })
      },
      uniquingKeysWith: { first, _ in first })
  }

  /// The articles of the same plan that are nearest to an article: its own nearest first, then those that name it among
  /// theirs.
  public func related(to article: ArticleID) -> [RelatedArticle] { relatedHere.related(to: article.number) }

  /// The articles of the same plan that an article names among its nearest and that name it among theirs, all by their places
  /// in reading order.
  func nearestOfEachOther(_ article: Int) -> [NearArticle] { relatedHere.nearestOfEachOther(article) }

  /// The nearest articles of other plans, the nearest first.
  public func relatedElsewhere(to article: ArticleID) -> [RelatedArticle] { relatedElsewhere[article.number] ?? [] }

  /// The plan's terms, in the order of their readings.
  public var terms: [Term] { planTerms.terms }

  /// The terms with a page that earlier editions of the plan had and its text has no more, in the order of their readings.
  public var goneTerms: [GoneTerm] { planTerms.gone }

  /// The pages whose text links to `page`, in reading order, each once.
  public func backlinks(to page: PageID) -> [Backlink] { backlinks[page] ?? [] }

  /// The address to write for a destination in the Markdown of `page`; nil when the page must not link there.
  public func url(for destination: String, on page: PageID) -> String? {
    switch LinkTarget(destination, from: page) {
    case .page(let target, let fragment):
      guard library.has(target, fragment: "") else { return nil }
      let anchor = fragment.isEmpty ? "" : "#\(fragment)"
      return page.url(to: target) + anchor
    case .external: return destination
    case .unsafe, .nowhere: return nil
    }
  }
}
