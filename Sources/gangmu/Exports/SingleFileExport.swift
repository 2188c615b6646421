import Articles
import Diagnostics
import Publishing

/// `--format single-file`.
enum SingleFileExport: ExportFormat {
  static let abstract = """
    the whole plan with its styles and its search in one HTML file, which can be mailed and asks for nothing else
    """

  static func file(of plan: Slug, in content: ContentFolder, templates: String) throws(DiagnosticList)
    -> (bytes: [UInt8], warnings: [Diagnostic])
  {
    let (library, warnings) = try content.library()
    let templates = try TemplateFolder.read(templates, language: library.settings.language)
    guard let (html, others) = try SingleFile.make(of: plan, in: library, with: templates) else {
      throw missing(plan, in: content, library)
    }
    return (html, warnings + others)
  }
}
