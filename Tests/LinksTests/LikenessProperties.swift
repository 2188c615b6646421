import Articles
import TestSupport
import Testing
import Text

@testable import Links

/// What must hold of related articles in a library of several plans: here the example's and a copy of it.
@Suite struct LikenessProperties {
  private let plan: PlanContent
  private let copy: PlanContent
  private let alone: LinkedPlan
  /// Both plans.
  private let together: [Slug: LinkedPlan]

  init() throws {
    let content = ContentFolder(path: Repository.root.appending(path: "Content").path)
    let library = try content.library().library
    plan = try #require(library.plans.first)
    copy = try plan.renamed(#require(Slug("copy")))
    alone = try LinkedPlan.linking(plan, in: LinkedLibrary(library)).linked
    let both = LinkedLibrary(Library(settings: library.settings, plans: [plan, copy]))
    together = try [
      plan.slug: LinkedPlan.linking(plan, in: both).linked, copy.slug: LinkedPlan.linking(copy, in: both).linked,
    ]
  }

  @Test func otherPlansHaveNoSayInWhatIsNearestInAPlan() {
    for article in plan.articles {
      #expect(together[plan.slug]?.related(to: article.id) == alone.related(to: article.id))
      #expect(alone.relatedElsewhere(to: article.id).isEmpty)
    }
  }

  @Test func theNearestElsewhereIsTheSameArticle() throws {
    for (article, twin) in zip(plan.articles, copy.articles) {
      for (one, other) in [(article.id, twin.id), (twin.id, article.id)] {
        let linked = try #require(together[one.plan])
        let related = linked.relatedElsewhere(to: one)
        #expect(related.count == 3)
        let first = try #require(related.first)
        #expect(first.id == other && abs(first.likeness - 1) < 0.001)
        #expect(related.allSatisfy { $0.id.plan == other.plan && $0.likeness <= first.likeness })
        let names = Set(linked.terms.map(\.name))
        #expect(related.allSatisfy { $0.sharedTerms.allSatisfy(names.contains) })
      }
    }
  }

  @Test func signaturesAreReadAsTheyWereWritten() throws {
    var terms = PlanTermsBuilder(plan, former: .none)
    let signatures = PlanSignatures(ArticleFeatures(of: plan, terms: terms.build()))
    let findings = PlanFindings([], signatures)
    let bytes = findings.bytes
    #expect(PlanFindings(bytes: bytes)?.signatures == signatures)
    #expect(signatures.articleCount == plan.articles.count)
    #expect(bytes.count < 400 * plan.articles.count)
    for length in bytes.indices { #expect(PlanFindings(bytes: Array(bytes.prefix(length))) == nil) }
    #expect(PlanFindings(bytes: bytes + [0]) == nil)
  }
}

extension PlanContent {
  fileprivate func renamed(_ slug: Slug) -> PlanContent {
    let chapters = chapters.map { chapter in
      Chapter(
        number: chapter.number, heading: chapter.heading, lead: chapter.lead,
        articles: chapter.articles.map {
          Article(
            id: ArticleID(plan: slug, number: $0.number), heading: $0.heading, chapter: $0.chapter, body: $0.body,
            correction: $0.correction)
        }, correction: chapter.correction, path: chapter.path)
    }
    var plan = PlanContent(
      slug: slug, settings: settings, edition: edition, preamble: preamble, chapters: chapters, closing: closing,
      path: path)
    plan.terms = terms
    return plan
  }
}
