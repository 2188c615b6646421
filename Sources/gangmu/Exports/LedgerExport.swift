import Articles
import Diagnostics
import Editions
import Ledgers
import Revisions

/// `--format csv`.
enum LedgerExport: ExportFormat {
  static let abstract = """
    a ledger to be filled in with bodies, time limits, indicators and progress, one row a sentence, for Excel, WPS or \
    LibreOffice; with what Content/<plan>/ledger.csv has already
    """

  static func file(of plan: Slug, in content: ContentFolder, templates: String) throws(DiagnosticList)
    -> (bytes: [UInt8], warnings: [Diagnostic])
  {
    var problems = DiagnosticCollector()
    let folder = content.plan(plan)
    let found = PlanContent.read(folder, &problems)
    try problems.throwErrors()
    guard let found, let history = PlanHistory.read(folder, found, &problems) else {
      throw DiagnosticList(problems.diagnostics)
    }
    var ledger: Ledger?
    if Ledger.exists(in: folder) { ledger = Ledger.read(in: folder, history, found.settings, &problems) }
    try problems.throwErrors()
    return (LedgerSheet(history, ledger).bytes, problems.warnings)
  }
}
