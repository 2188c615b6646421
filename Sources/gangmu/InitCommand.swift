import ArgumentParser
import Articles
import Diagnostics
import Publishing

struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Starts an empty library.",
    discussion: """
      Makes Content/ with a site.yml in which every setting stands as a comment. What is there already is left alone.
      """)

  @Flag(help: "Copy Gangmu's own templates too, to be changed; each copy then takes the place of Gangmu's.")
  var withTemplates = false

  @Option(help: "The folder for the copies.")
  var templates = TemplateFolder.defaultPath

  @OptionGroup var content: ContentOptions
  @OptionGroup var report: ReportOptions

  func run() throws {
    try Report(options: report).run { () throws(DiagnosticList) in
      var (made, kept) = try DiagnosticList.of { () throws(Diagnostic) in
        try ContentStart.make(ContentFolder(path: content.content))
      }
      if withTemplates {
        let copies = try TemplateFolder.copyOwn(to: templates)
        made += copies.made
        kept += copies.kept
      }
      let lines =
        made.map { "made \($0)" } + kept.map { "left alone \($0)" }
        + ["next: gangmu import FILE --plan NAME, then gangmu build"]
      return Outcome(
        result: InitResult(made: made, kept: kept), text: lines.joined(separator: "\n"), diagnostics: [])
    }
  }
}

/// A start in `--json`.
struct InitResult: Encodable, Sendable {
  let made: [String]
  let kept: [String]
}
