import Articles
import Diagnostics
import Ledgers
import Links
import Revisions

/// A plan as it was read from Content/, as far as it was asked for. What it has is not read again until it is forgotten.
struct PlanReading: Sendable {
  let folder: PlanFolder
  private var content: (plan: PlanContent?, noticed: [Diagnostic])?
  private var editions: ReadEditions?
  private var survey: (of: TermPublication, survey: PlanSurvey, web: PlanWeb)?

  struct ReadEditions: Sendable {
    /// nil when its texts cannot be read.
    let history: PlanHistory?
    let formerTerms: FormerTerms
    let noticed: [Diagnostic]
  }

  init(_ folder: PlanFolder) {
    self.folder = folder
  }

  /// The plan, nil when it cannot be read, and what was noticed.
  ///
  /// - Parameter settings: those of the site, which say for all plans what of terms is published.
  mutating func plan(_ settings: SiteSettings) -> (plan: PlanContent?, noticed: [Diagnostic]) {
    if content == nil {
      var problems = DiagnosticCollector()
      content = (PlanContent.read(folder, &problems), problems.diagnostics)
    }
    guard var plan = content?.plan else { return (nil, content?.noticed ?? []) }
    plan.terms.publication = plan.settings.terms ?? settings.terms
    return (plan, content?.noticed ?? [])
  }

  /// The editions of the plan, and what those of a revised one had as terms.
  mutating func editions(of plan: PlanContent) -> ReadEditions {
    if let editions { return editions }
    var problems = DiagnosticCollector()
    let history = PlanHistory.read(folder, plan, &problems)
    let isRevised = history?.isRevised == true && !problems.hasErrors
    let read = ReadEditions(
      history: problems.hasErrors ? nil : history,
      formerTerms: isRevised ? FormerTerms(history?.editions.map(\.content) ?? [], plan.terms) : .none,
      noticed: problems.diagnostics)
    editions = read
    return read
  }

  /// Whether there is more than one edition. Their texts are not read for it.
  var isRevised: Bool {
    var problems = DiagnosticCollector()
    return ((try? folder.editions(&problems))?.count ?? 0) > 1
  }

  /// What other plans need of the plan.
  mutating func survey(of plan: PlanContent) -> (survey: PlanSurvey, web: PlanWeb) {
    if let survey, survey.of == plan.terms.publication { return (survey.survey, survey.web) }
    let former = isRevised ? editions(of: plan).formerTerms : .none
    let found = PlanSurvey.of(plan, formerTerms: former)
    survey = (plan.terms.publication, found.survey, found.web)
    return found
  }

  /// What was found for the plan's own pages when it was surveyed; nil when it was not.
  var web: PlanWeb? { survey?.web }

  /// The ledger, nil where there is none or it cannot be read, and what was noticed.
  func ledger(of plan: PlanContent, _ history: PlanHistory) -> (ledger: PlanLedger?, noticed: [Diagnostic]) {
    var problems = DiagnosticCollector()
    return (PlanLedger.read(in: folder, history, of: plan, &problems), problems.diagnostics)
  }

  /// To be called when the file or folder at `path`, below the plan's, has changed.
  mutating func forget(_ path: Substring) {
    content = nil
    survey = nil
    let others = [PlanFolder.articlesName, PlanFolder.chaptersName, Ledger.fileName]
    if !others.contains(where: { path == $0 || path.hasPrefix("\($0)/") }) { editions = nil }
  }
}
