import Articles
import Files

extension LinkedLibrary {
  /// Everything of other plans that a plan's files depend on: where its links to others lead, which pages of others link to it,
  /// and which articles of others are related. While it and the plan's own folder are the same, so are the files.
  public func influence(on plan: Slug) -> Checksum {
    var packing = Packing()
    if let survey = survey(of: plan) {
      packForeignLinks(of: survey, into: &packing)
      packBacklinks(to: survey.outline, into: &packing)
      likeness.pack(nearestTo: plan, mentions, into: &packing)
    }
    return Checksum(of: packing.bytes)
  }

  private func packForeignLinks(of survey: PlanSurvey, into packing: inout Packing) {
    var resolver = ReferenceResolver(outline, titles, own: survey.outline)
    packing.list(survey.foreign) { packing, link in
      switch link.target {
      case .page(let page, let fragment): packing.flag(outline.has(page, fragment: fragment))
      case .reference(let reference):
        switch resolver.resolve(reference, on: link.source.page, in: link.source.chapter) {
        case .page(let page, let fragment, let others):
          packing.list([page] + others) { $0.text($1.path) }
          packing.text(fragment)
        case .missing(let label, let plan):
          packing.text(label)
          packing.text(plan.description)
        case .elsewhere(let title): packing.text(title)
        case .nothing: packing.flag(false)
        }
      }
    }
  }

  private func packBacklinks(to plan: PlanOutline, into packing: inout Packing) {
    guard isLinkedFromOthers(plan.slug) else { return }
    packing.list([.plan(plan.slug)] + plan.pages.map(\.page)) { packing, page in
      packing.list(foreignBacklinks(to: page)) { packing, link in
        packing.text(link.page.path)
        packing.text(link.label)
        packing.text(link.title)
        packing.optional(link.sentence) { $0.number($1) }
      }
    }
  }
}
