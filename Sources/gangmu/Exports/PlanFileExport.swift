import Articles
import Building
import Diagnostics
import Publishing

/// A form that the site has too, `Site/<plan>/plan.json` and its like: the export is that file.
protocol PlanFileExport: ExportFormat {
  static var format: PlanFormat { get }
}

extension PlanFileExport {
  static func file(of plan: Slug, in content: ContentFolder, templates: String) throws(DiagnosticList)
    -> (bytes: [UInt8], warnings: [Diagnostic])
  {
    guard let (export, warnings) = try content.export(plan), let bytes = export.bytes(as: format) else {
      throw missing(plan, in: content, try content.library().library)
    }
    return (bytes, warnings)
  }
}

extension ExportFormat {
  /// There is no plan of that name.
  static func missing(_ plan: Slug, in content: ContentFolder, _ library: Library) -> DiagnosticList {
    DiagnosticList(
      Diagnostic(
        in: content.plan(plan).path, "does not exist",
        remedy: "use one of \(library.plans.map { "`\($0.slug)`" }.joined(separator: ", "))"))
  }
}
