import Articles
import Diagnostics
import Files
import Ledgers
import Links
import Publishing
import Revisions

/// The making of one plan's files from its folder and from what is known of the other plans.
struct PlanMaking: Sendable {
  private let library: LibraryReading
  private let plan: LibraryReading.Plan
  private var reading: PlanReading
  private let isHeld: Bool
  /// Takes what the plan says to the search; nil when somebody else does.
  private let texts: SearchTexts?

  init(
    _ plan: LibraryReading.Plan, of library: LibraryReading, in content: ContentFolder, texts: SearchTexts?
  ) {
    self.texts = texts
    self.library = library
    self.plan = plan
    reading = plan.held ?? PlanReading(content.plan(plan.header.slug))
    // Of a large library what was held in the first pass is not needed after the second.
    isHeld = plan.held != nil && (library.holdsAll || library.plans.count <= SiteBuilder.fewPlans)
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
    @Boxed var held: PlanReading? = nil
    /// What it says to the search, where that was asked for.
    var text: SearchTexts.Place?
    /// Of the record that was kept of it, for the next build.
    var record: Checksum?
    /// How its files stand, where they are those of an earlier build.
    @Boxed var standing: PlanStanding? = nil

    fileprivate var hasNoWarnings: Bool { textWarnings.isEmpty && linkWarnings.isEmpty }
  }

  /// The files of an earlier build, where they stand and would be the same; or reads what is not held and makes them.
  ///
  /// - Parameter pass: says with what, and whether the list of files that stand is wanted.
  func make(_ pass: SecondPass) -> Made {
    let (recipe, sink) = (pass.recipe, pass.sink)
    guard let records = library.records else { return makeAnew(recipe, into: sink) }
    var packing = Packing()
    recipe.influence.pack(into: &packing)
    library.linked.influence(on: plan.header.slug).pack(into: &packing)
    let influence = Checksum(of: packing.bytes)
    if let record = plan.record, record.influence == influence, let standing = records.standing(of: record),
      let part = pass.listsPlans ? records.listed(record) : record.part
    {
      return Made(slug: plan.header.slug, part: part, text: .kept(standing.text), standing: standing)
    }
    var made = makeAnew(recipe, into: sink)
    if let part = made.part, !plan.isNoticed, made.hasNoWarnings {
      made.record = records.keep(made.slug, plan.header, plan.survey, influence, part)
    }
    return made
  }

  /// What was surveyed, with what was found where it is kept.
  private var survey: PlanSurvey {
    var survey = plan.survey
    if survey.findings == nil { survey.findings = library.records?.findings(of: plan.header.slug, survey) }
    return survey
  }

  /// Reads what is not held and makes the plan's files.
  private func makeAnew(_ recipe: SiteRecipe, into sink: @escaping SiteRecipe.Sink) -> Made {
    var reading = reading
    var made = Made(slug: self.plan.header.slug)
    let (plan, noticed) = reading.plan(library.settings)
    guard let plan else {
      // It was whole in the first pass: somebody is writing.
      made.noticed = noticed
      return made
    }
    made.text = texts?.place(of: plan)
    let editions = reading.editions(of: plan)
    let ledger = editions.history.map { reading.ledger(of: plan, $0) }
    var problems = DiagnosticCollector()
    problems.report(contentsOf: editions.noticed + (ledger?.noticed ?? []))
    made.textWarnings = problems.warnings
    let linking = problems.collect { () throws(DiagnosticList) in
      try LinkedPlan.linking(
        plan, in: library.linked, formerTerms: editions.formerTerms,
        reading.web ?? survey.web(of: plan, formerTerms: editions.formerTerms))
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
