import Articles
import Diagnostics
import Markdown
import Text

/// The library with its links: where each link in the Markdown leads, and from where each page is linked.
public struct LinkedLibrary: Sendable {
  public let library: Library
  private let pages: [PageID: PageText]
  private let backlinks: [PageID: [Backlink]]
  private let references: [PageID: [FoundLink]]
  /// Named documents that no plan of the library is, each where a text names it: worth knowing, no fault.
  public let documentsElsewhere: [Diagnostic]

  /// Follows every link of the library and finds its references; throws the links that lead nowhere, with their places.
  /// References to articles that a plan does not have are warnings.
  public static func linking(_ library: Library) throws(DiagnosticList) -> (
    linked: LinkedLibrary, warnings: [Diagnostic]
  ) {
    let pages = library.plans.flatMap(PageText.pages)
    var survey = LinkSurvey(pages, of: library)
    survey.followAll()
    try survey.problems.throwErrors()
    return (LinkedLibrary(library: library, survey: survey), survey.problems.warnings)
  }

  private init(library: Library, survey: LinkSurvey) {
    self.library = library
    pages = survey.pages
    backlinks = survey.backlinks
    references = survey.references
    documentsElsewhere = survey.elsewhere
  }

  /// The links to write into the text of `page` beside those of its Markdown, in order, with addresses as `page` needs
  /// them.
  public func textLinks(on page: PageID) -> [TextLink] {
    (references[page] ?? []).map { $0.textLink(on: page) }
  }

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
