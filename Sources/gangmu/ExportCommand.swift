import ArgumentParser
import Articles
import Diagnostics
import Files
import Publishing

struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Writes a plan out in another form.",
    discussion: Format.allCases.map { "`\($0.rawValue)`: \($0.form.abstract)." }.joined(separator: "\n\n"))

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json, markdown
    case akomaNtoso = "akoma-ntoso"
    case ris, bibtex, ndjson
    case singleFile = "single-file"
    case csv

    var form: any ExportFormat.Type {
      switch self {
      case .text: TextExport.self
      case .json: JSONExport.self
      case .markdown: MarkdownExport.self
      case .akomaNtoso: AkomaNtosoExport.self
      case .ris: RISExport.self
      case .bibtex: BibTeXExport.self
      case .ndjson: BulkExport.self
      case .singleFile: SingleFileExport.self
      case .csv: LedgerExport.self
      }
    }
  }

  @Argument(help: "The plan's name, like hengyang-15.")
  var plan: String

  @Option(help: "The form.")
  var format: Format = .text

  @Option(name: .shortAndLong, help: "The file to write; standard output without it.")
  var output: String?

  @Option(help: "The folder of your page templates, strings and assets.")
  var templates = TemplateFolder.defaultPath

  @OptionGroup var content: ContentOptions
  @OptionGroup var report: ReportOptions

  func validate() throws {
    if Slug(plan) == nil { throw ValidationError("`\(plan)` is no name for a plan: \(Slug.rule).") }
  }

  func run() throws {
    let report = Report(options: report)
    try report.run { () throws(DiagnosticList) in
      guard let slug = Slug(plan) else { throw DiagnosticList([]) }
      let (bytes, warnings) = try format.form.file(
        of: slug, in: ContentFolder(path: content.content), templates: templates)
      try report.check(warnings)
      guard let output else {
        return Outcome(
          result: ExportResult(path: nil, bytes: bytes.count), text: String(decoding: bytes, as: UTF8.self),
          diagnostics: warnings, terminator: "")
      }
      try DiagnosticList.of { () throws(Diagnostic) in try File.replace(output, with: bytes) }
      return Outcome(
        result: ExportResult(path: output, bytes: bytes.count), text: "\(output): \(bytes.count) bytes",
        diagnostics: warnings)
    }
  }
}

/// An export in `--json`.
struct ExportResult: Encodable, Sendable {
  let path: String?
  let bytes: Int
}
