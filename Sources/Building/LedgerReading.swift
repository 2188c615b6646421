import Articles
import Diagnostics
import Ledgers
import Revisions

extension ContentFolder {
  /// The ledgers of the library's plans, of those that have one, and warnings; throws everything that is wrong with any.
  func ledgers(of library: Library, _ histories: [PlanHistory]) throws(DiagnosticList) -> (
    ledgers: [PlanLedger], warnings: [Diagnostic]
  ) {
    var problems = DiagnosticCollector()
    let ledgers = library.plans.compactMap { plan in
      histories.first { $0.slug == plan.slug }.flatMap { history in
        PlanLedger.read(in: self.plan(plan.slug), history, of: plan, &problems)
      }
    }
    try problems.throwErrors()
    return (ledgers, problems.warnings)
  }
}
