import Articles
import Files

/// What the pages of the whole site say of a plan apart from its text.
public struct PlanHeader: Sendable, Hashable {
  public let slug: Slug
  /// For places where little room is.
  let title: String
  /// A tag (BCP 47).
  let language: String
  let termPublication: TermPublication
  /// Whether it has several editions.
  let isRevised: Bool
  let hasLedger: Bool

  public init(_ plan: PlanContent, isRevised: Bool, hasLedger: Bool) {
    slug = plan.slug
    title = plan.settings.displayTitle
    language = plan.settings.language
    termPublication = plan.terms.publication
    self.isRevised = isRevised
    self.hasLedger = hasLedger
  }
}

extension PlanHeader {
  public func pack(into packing: inout Packing) {
    packing.text(slug.description)
    packing.text(title)
    packing.text(language)
    packing.text(termPublication.rawValue)
    packing.flag(isRevised)
    packing.flag(hasLedger)
  }

  public init?(_ packed: inout Unpacking) {
    let (slug, title, language) = (packed.text(), packed.text(), packed.text())
    let publication = packed.text()
    let (isRevised, hasLedger) = (packed.flag(), packed.flag())
    guard let slug = Slug(slug), let publication = TermPublication(rawValue: publication) else {
      packed.fail()
      return nil
    }
    self.slug = slug
    self.title = title
    self.language = language
    termPublication = publication
    self.isRevised = isRevised
    self.hasLedger = hasLedger
  }
}
