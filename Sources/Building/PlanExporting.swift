import Articles
import Diagnostics
import Publishing

extension ContentFolder {
  /// A plan of the folder, ready to be written out in any form, and warnings; nil when there is none of that name. Throws what
  /// is wrong with any plan.
  public func export(_ slug: Slug) throws(DiagnosticList) -> (export: PlanExport, warnings: [Diagnostic])? {
    let (library, warnings) = try library()
    var memory = HistoryMemory()
    let (histories, others) = try memory.histories(of: library, in: self)
    let terms = memory.formerTerms(of: library, histories)
    guard let (export, more) = try PlanExport.of(slug, in: library, histories, terms) else { return nil }
    return (export, warnings + others + more)
  }
}
