import Articles
import Diagnostics
import Parallel
import Terms

/// What links the plans of a library with each other. Each plan's own links are found when its pages are made
/// (`LinkedPlan`).
public struct LinkedLibrary: Sendable {
  public let outline: LibraryOutline
  private let surveys: [Slug: PlanSurvey]
  let titles: PlanTitles
  let likeness: LibraryLikeness
  /// Of each article of the library a checksum of what is said where it is named as related.
  let mentions: [UInt64]
  /// For each plan, the pages of other plans that link to one of its.
  private let backlinks: [Slug: [PageID: [Backlink]]]

  /// - Parameters:
  ///   - surveys: of all plans of the library, by slug.
  ///   - likeness: of the articles of these.
  public init(_ surveys: [PlanSurvey], _ likeness: LibraryLikeness) {
    let outline = LibraryOutline(surveys.map(\.outline))
    let titles = PlanTitles(outline)
    self.outline = outline
    self.titles = titles
    self.surveys = Dictionary(surveys.map { ($0.outline.slug, $0) }, uniquingKeysWith: { first, _ in first })
    self.likeness = likeness
    mentions = surveys.flatMap(\.mentions)
    var backlinks: [Slug: [PageID: [Backlink]]] = [:]
    for found in surveys.parallelMap({ ForeignMention.all(of: $0, in: outline, titles) }) {
      for mention in found {
        guard let plan = mention.target.plan,
          backlinks[plan]?[mention.target]?.last?.page != mention.backlink.page
        else { continue }
        backlinks[plan, default: [:]][mention.target, default: []].append(mention.backlink)
      }
    }
    self.backlinks = backlinks
  }

  /// The library of plans that are all in memory.
  ///
  /// - Parameter formerTerms: of plans with several editions, what these had as terms.
  public init(_ library: Library, formerTerms: [Slug: FormerTerms] = [:]) {
    let surveys = library.plans.parallelMap { plan in
      PlanSurvey.of(plan, formerTerms: formerTerms[plan.slug] ?? .none).survey
    }
    self.init(surveys, LibraryLikeness.compare(surveys).likeness)
  }

  public func survey(of plan: Slug) -> PlanSurvey? { surveys[plan] }

  func isLinkedFromOthers(_ plan: Slug) -> Bool { backlinks[plan] != nil }

  /// The pages of other plans that link to `page`, in reading order, each once.
  func foreignBacklinks(to page: PageID) -> [Backlink] { page.plan.flatMap { backlinks[$0]?[page] } ?? [] }
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

/// A page of another plan that a text speaks of.
private struct ForeignMention: Sendable {
  let target: PageID
  let backlink: Backlink

  /// Where a plan's text leads in the other plans of the library, in reading order.
  static func all(of survey: PlanSurvey, in library: LibraryOutline, _ titles: PlanTitles) -> [ForeignMention] {
    guard !survey.foreign.isEmpty else { return [] }
    var resolver = ReferenceResolver(library, titles, own: survey.outline)
    return survey.foreign.flatMap { link -> [ForeignMention] in
      let source = link.source
      let backlink = Backlink(page: source.page, label: source.label, title: source.title, sentence: link.sentence)
      let targets: [PageID] =
        switch link.target {
        case .page(let page, _): library.has(page, fragment: "") ? [page] : []
        case .reference(let reference):
          if case .page(let page, _, let others) = resolver.resolve(reference, on: source.page, in: source.chapter) {
            [page] + others
          } else {
            []
          }
        }
      return targets.filter { $0.plan != survey.outline.slug }.map {
        ForeignMention(target: $0, backlink: backlink)
      }
    }
  }
}
