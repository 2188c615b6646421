import Articles
import Diagnostics
import Terms

/// What the pages of other plans need of a plan, taken from its text. It is small: the surveys of a whole library fit in memory,
/// and are made of one plan after the other.
public struct PlanSurvey: Sendable {
  public let outline: PlanOutline
  let foreign: [ForeignLink]
  /// The terms that its text was found to have, which takes longest to find; packed, for they are many.
  let packedTerms: [UInt8]
  let signatures: PlanSignatures

  /// - Parameter formerTerms: what the editions of a revised plan had as terms.
  /// - Returns: the survey, and what was found on the way for the plan's own pages, which takes much room.
  public static func of(_ plan: PlanContent, formerTerms: FormerTerms = .none) -> (survey: PlanSurvey, web: PlanWeb) {
    let web = PlanWeb(plan, formerTerms: formerTerms, found: nil)
    let survey = PlanSurvey(
      outline: PlanOutline(plan, formerTerms: formerTerms), foreign: ForeignLink.all(in: plan),
      packedTerms: FoundTerm.packed(web.found), signatures: PlanSignatures(web.features))
    return (survey, web)
  }

  /// What was found on the way, once more.
  public func web(of plan: PlanContent, formerTerms: FormerTerms = .none) -> PlanWeb {
    PlanWeb(plan, formerTerms: formerTerms, found: FoundTerm.unpacked(packedTerms))
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
