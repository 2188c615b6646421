import Articles
import Diagnostics

/// A form that a plan can be written out in. A new one is a type of its own and a line in `ExportCommand.Format`.
protocol ExportFormat {
  /// What the file holds, for `gangmu help export`.
  static var abstract: String { get }

  /// The file of one plan, and warnings.
  ///
  /// - Parameter templates: the user's folder of templates.
  static func file(of plan: Slug, in content: ContentFolder, templates: String) throws(DiagnosticList)
    -> (bytes: [UInt8], warnings: [Diagnostic])
}
