import Articles
import Diagnostics
import Links
import Publishing

extension ContentFolder {
  /// A plan of the folder, ready to be written out in any form, and warnings; nil when there is none of that name. Throws what
  /// is wrong with any plan.
  public func export(_ slug: Slug) throws(DiagnosticList) -> (export: PlanExport, warnings: [Diagnostic])? {
    let library = try LibraryReading.read(self)
    guard let found = library.plans.first(where: { $0.header.slug == slug }) else { return nil }
    var reading = found.held ?? PlanReading(plan(slug))
    guard let plan = reading.plan(library.settings).plan else { return nil }
    let editions = reading.editions(of: plan)
    var problems = DiagnosticCollector()
    problems.report(contentsOf: editions.noticed)
    let linking = problems.collect { () throws(DiagnosticList) in
      try LinkedPlan.linking(plan, in: library.linked, formerTerms: editions.formerTerms, reading.web)
    }
    try problems.throwErrors()
    guard let linking else { return nil }
    let export = PlanExport(linking.linked, editions.history, library.settings)
    return (export, library.warnings + problems.warnings + linking.warnings)
  }
}
