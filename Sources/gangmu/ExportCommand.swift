import ArgumentParser
import Articles
import Diagnostics
import Editions
import Files
import Text

struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Writes a plan out in another form.",
    discussion: """
      `text` is the plan's text as its Markdown has it now: for Markdown that nobody edited, the edition's text, character \
      for character.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text
  }

  @Argument(help: "The plan's name, like hengyang-15.")
  var plan: String

  @Option(help: "text.")
  var format: Format = .text

  @Option(name: .shortAndLong, help: "The file to write; standard output without it.")
  var output: String?

  @OptionGroup var content: ContentOptions
  @OptionGroup var report: ReportOptions

  func validate() throws {
    if Slug(plan) == nil { throw ValidationError("`\(plan)` is no name for a plan: \(Slug.rule).") }
  }

  func run() throws {
    let report = Report(options: report)
    try report.run { () throws(DiagnosticList) in
      guard let slug = Slug(plan) else { throw DiagnosticList([]) }
      let text = try ContentEdition(slug, in: ContentFolder(path: content.content)).text
      guard let output else {
        return Outcome(
          result: ExportResult(path: nil, bytes: text.bytes.count), text: text.string(0..<text.bytes.count),
          diagnostics: [], terminator: "")
      }
      try DiagnosticList.of { () throws(Diagnostic) in try File.replace(output, with: text.bytes) }
      return Outcome(
        result: ExportResult(path: output, bytes: text.bytes.count), text: "\(output): \(text.bytes.count) bytes",
        diagnostics: [])
    }
  }
}

/// An export in `--json`.
struct ExportResult: Encodable, Sendable {
  let path: String?
  let bytes: Int
}
