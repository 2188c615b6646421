import Articles
import Diagnostics
import Editions

/// `--format text`.
enum TextExport: ExportFormat {
  static let abstract = """
    the plan's text as its Markdown has it now: for Markdown that nobody edited, the edition's text, character for character
    """

  static func file(of plan: Slug, in content: ContentFolder, templates: String) throws(DiagnosticList)
    -> (bytes: [UInt8], warnings: [Diagnostic])
  {
    (try ContentEdition(plan, in: content).text.bytes, [])
  }
}
