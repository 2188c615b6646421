import Articles
import Text

/// What the pages of the whole site say of a plan that stand apart from its text.
public struct PlanHeader: Sendable {
  public let slug: Slug
  let settings: PlanSettings
  /// The date of the current edition.
  let edition: CalendarDate
  let termPublication: TermPublication
  /// Whether it has several editions.
  let isRevised: Bool
  let hasLedger: Bool

  public init(_ plan: PlanContent, isRevised: Bool, hasLedger: Bool) {
    slug = plan.slug
    settings = plan.settings
    edition = plan.edition
    termPublication = plan.terms.publication
    self.isRevised = isRevised
    self.hasLedger = hasLedger
  }
}
