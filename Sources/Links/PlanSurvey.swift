import Articles
import Diagnostics
import Files
import Terms

/// What the pages of other plans need of a plan, taken from its text. It is small: the surveys of a whole library fit in memory,
/// and are made of one plan after the other.
public struct PlanSurvey: Sendable {
  public let outline: PlanOutline
  let foreign: [ForeignLink]
  /// Of each article a checksum of all that is said of it where articles of other plans name it as related.
  let mentions: [UInt64]
  /// nil while it is not read of a plan that an earlier build surveyed.
  public var findings: PlanFindings?
  /// Of the findings' bytes.
  public let findingsSum: Checksum

  /// - Parameter formerTerms: what the editions of a revised plan had as terms.
  /// - Returns: the survey, and what was found on the way for the plan's own pages, which takes much room.
  public static func of(_ plan: PlanContent, formerTerms: FormerTerms = .none) -> (survey: PlanSurvey, web: PlanWeb) {
    let web = PlanWeb(plan, formerTerms: formerTerms, found: nil)
    let outline = PlanOutline(plan, formerTerms: formerTerms)
    let findings = PlanFindings(web.found, PlanSignatures(web.features))
    let survey = PlanSurvey(
      outline: outline, foreign: ForeignLink.all(in: plan), mentions: findings.signatures.mentions(of: outline),
      findings: findings, findingsSum: Checksum(of: findings.bytes))
    return (survey, web)
  }

  /// What was found on the way, once more.
  public func web(of plan: PlanContent, formerTerms: FormerTerms = .none) -> PlanWeb {
    PlanWeb(plan, formerTerms: formerTerms, found: findings?.terms)
  }
}

extension PlanSignatures {
  /// Of each article a checksum of all that `LibraryLikeness.relatedElsewhere` says of it.
  fileprivate func mentions(of plan: PlanOutline) -> [UInt64] {
    plan.articles.enumerated().map { article, place in
      let page = plan.pages[Int(place)]
      var packing = Packing()
      for text in [plan.slug.description, plan.displayTitle, page.page.path, page.label, page.title] {
        packing.text(text)
      }
      packing.numbers(features(of: article).filter(\.isTerm).map(\.bits)[...])
      return Checksum(of: packing.bytes).short
    }
  }
}

/// What of a plan's links needs no other plan and takes longest: where its terms stand.
public struct PlanWeb: Sendable {
  private let plan: PlanContent
  private let builder: PlanTermsBuilder

  fileprivate init(_ plan: PlanContent, formerTerms: FormerTerms, found: [FoundTerm]?) {
    self.plan = plan
    builder = PlanTermsBuilder(plan, former: formerTerms, found: found)
  }

  fileprivate var found: [FoundTerm] { builder.found }

  /// By what the plan's articles are known, be the order of its terms what it will.
  fileprivate var features: ArticleFeatures { ArticleFeatures(of: plan, builder.placed) }

  /// The plan's terms, and what is to be said of them.
  var terms: (PlanTerms, warnings: [Diagnostic]) {
    var builder = builder
    let terms = builder.build()
    return (terms, builder.warnings)
  }
}
