import Articles
import Links
import TestSupport
import Testing
import Text

/// What must hold of related articles and terms over the example's own plan.
@Suite struct RelatedProperties {
  private let linked: LinkedPlan
  private var plan: PlanContent { linked.plan }

  init() throws {
    linked = try RelatedProperties.link()
  }

  private static func link(_ formerTerms: (PlanContent) -> FormerTerms = { _ in .none }) throws -> LinkedPlan {
    let library = try ContentFolder(path: Repository.root.appending(path: "Content").path).library().library
    let plan = try #require(library.plans.first)
    let former = formerTerms(plan)
    return try LinkedPlan.linking(
      plan, in: LinkedLibrary(library, formerTerms: [plan.slug: former]), formerTerms: former
    ).linked
  }

  @Test func everyRelatedLinkHasItsWayBack() {
    for article in plan.articles {
      let related = linked.related(to: article.id)
      #expect(related.count >= 5 && !related.contains { $0.id == article.id })
      #expect(Set(related.map(\.id)).count == related.count)
      for other in related { #expect(linked.related(to: other.id).contains { $0.id == article.id }) }
    }
  }

  @Test func theSameLibraryHasTheSameLinks() throws {
    let again = try RelatedProperties.link()
    for article in plan.articles {
      #expect(again.related(to: article.id).map(\.id) == linked.related(to: article.id).map(\.id))
      #expect(
        again.related(to: article.id).map(\.sharedTerms) == linked.related(to: article.id).map(\.sharedTerms))
    }
    #expect(again.terms.map(\.name) == linked.terms.map(\.name))
    #expect(again.terms.map(\.places) == linked.terms.map(\.places))
  }

  /// What a term's place says it holds is the term or one of its aliases; no page name is taken twice.
  @Test func everyPlaceHoldsItsTerm() {
    let terms = linked.terms
    #expect(terms.count > 200)
    let pages = terms.compactMap(\.page)
    #expect(Set(pages).count == pages.count)
    for term in terms {
      #expect(!term.places.isEmpty, "\(term.name)")
      for place in term.places {
        guard place.sentence != nil, case .article(let id) = place.page, let body = plan.article(id.number)?.body else {
          continue
        }
        #expect(([term.name] + term.aliases).contains(body.prose.string(place.range)))
        #expect(place.sentence.map { body.prose.sentences[$0 - 1].contains(place.range.lowerBound) } == true)
      }
    }
  }

  /// Links in the text never touch, and lie each in one sentence.
  @Test func linksInTheTextStandApart() {
    let allLinks = linked.textLinks { $0.name }
    for article in plan.articles {
      let links = allLinks[.article(article.id)] ?? []
      for (one, other) in zip(links, links.dropFirst()) { #expect(one.range.upperBound <= other.range.lowerBound) }
      for link in links {
        #expect(
          article.body.prose.sentences.contains {
            $0.lowerBound <= link.range.lowerBound && link.range.upperBound <= $0.upperBound
          })
      }
      #expect(Set(links.map(\.url)).count == links.count)
    }
  }

  /// An editor's terms and the most widespread have pages; all others lead to where they stand.
  @Test func pagesAreFewAndOfWhatStandsMost() {
    let terms = linked.terms
    let edited = Set(plan.terms.entries.map(\.name))
    let found = terms.filter { !edited.contains($0.name) }
    #expect(terms.filter { edited.contains($0.name) }.allSatisfy { $0.page != nil })
    #expect(found.count { $0.page != nil } == 120)
    // Names in quotation marks and documents that stand once are left to the index, and so are no measure.
    let least = found.filter { $0.page != nil }.map(\.pageCount).min() ?? 0
    for term in found where term.page == nil {
      #expect(term.pageCount <= least || term.places.count == 1, "\(term.name)")
    }
  }

  /// What a build knows of the edition that its text is changes nothing: so the builds of all days agree on which pages
  /// there were.
  @Test func anEditionThatTheTextIsChangesNoPage() throws {
    let again = try RelatedProperties.link { FormerTerms([$0, $0], $0.terms) }
    #expect(again.terms.map(\.page) == linked.terms.map(\.page))
    #expect(again.terms.map(\.name) == linked.terms.map(\.name))
    #expect(again.goneTerms.isEmpty)
  }
}
