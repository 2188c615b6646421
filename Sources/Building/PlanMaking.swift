import Articles
import Diagnostics
import Ledgers
import Links
import Publishing
import Revisions

/// The making of one plan's files from its folder and from what is known of the other plans.
struct PlanMaking: Sendable {
  private let library: LibraryReading
  private let header: PlanHeader
  private var reading: PlanReading
  private let isHeld: Bool

  init(_ plan: LibraryReading.Plan, of library: LibraryReading, in content: ContentFolder) {
    self.library = library
    header = plan.header
    reading = plan.held ?? PlanReading(content.plan(plan.header.slug))
    isHeld = plan.held != nil
  }

  /// What was made of a plan, and what was noticed on the way.
  struct Made: Sendable {
    let slug: Slug
    /// nil when anything is wrong with its texts.
    var part: PlanPart?
    /// Of a plan with errors, all that was noticed.
    var noticed: [Diagnostic] = []
    /// Of editions and ledgers.
    var textWarnings: [Diagnostic] = []
    var linkWarnings: [Diagnostic] = []
    /// What was read, where it is held.
    var held: PlanReading?
  }

  /// Reads what is not held and makes the plan's files.
  func make(_ recipe: SiteRecipe, into sink: @escaping SiteRecipe.Sink) -> Made {
    var reading = reading
    var made = Made(slug: header.slug)
    let (plan, noticed) = reading.plan(library.settings)
    guard let plan else {
      // It was whole in the first pass: somebody is writing.
      made.noticed = noticed
      return made
    }
    let editions = reading.editions(of: plan)
    let ledger = editions.history.map { reading.ledger(of: plan, $0) }
    var problems = DiagnosticCollector()
    problems.report(contentsOf: editions.noticed + (ledger?.noticed ?? []))
    made.textWarnings = problems.warnings
    let linking = problems.collect { () throws(DiagnosticList) in
      try LinkedPlan.linking(plan, in: library.linked, formerTerms: editions.formerTerms, reading.web)
    }
    made.linkWarnings = linking?.warnings ?? []
    made.held = isHeld ? reading : nil
    if let linking, !problems.hasErrors {
      let sources = SiteRecipe.PlanSources(linking.linked, editions.history, editions.formerTerms, ledger?.ledger)
      made.part = problems.collect { () throws(DiagnosticList) in
        try DiagnosticList.of { () throws(Diagnostic) in try recipe.makePlan(sources, into: sink) }
      }
    }
    made.noticed = problems.hasErrors ? problems.diagnostics : []
    return made
  }
}
