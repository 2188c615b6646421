import ArgumentParser
import Diagnostics
import Publishing
import Serving

struct ServeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve",
    abstract: "Builds the site, shows it in a browser and follows every change.",
    discussion: """
      Content/ and Templates/ are watched; what a change touches is built anew into Site/, and the pages in the browser \
      reload. While something is wrong, the site stays as it was, and the problems are shown in the terminal and on the \
      page. Ends with Ctrl-C.
      """)

  @OptionGroup var content: ContentOptions
  @OptionGroup var site: SiteOptions

  @Option(help: "The address to listen on; 0.0.0.0 shows the site to the whole network.")
  var host = "127.0.0.1"

  @Option(help: "The port to listen on; 0 is any that is free.")
  var port: UInt16 = 8080

  @Flag(help: "Look at the files four times a second, where the system tells nothing of changes (network drives).")
  var poll = false

  @OptionGroup var report: ReportOptions

  func validate() throws {
    if !Preview.isAddress(host) { throw ValidationError("`\(host)` is no address to listen on, like 127.0.0.1.") }
  }

  func run() throws {
    let output = site.output
    let options = report
    let preview = Preview(
      content: content.content, templates: site.templates, site: output, host: host, port: port,
      isStrict: options.strict, isPolling: poll)
    try Report(options: options).stopping { () throws(DiagnosticList) in
      try preview.run { event in ServeCommand.show(event, output, options) }
    }
  }

  private static func show(_ event: PreviewEvent, _ folder: String, _ options: ReportOptions) {
    if options.json {
      Report.printJSONLine(ServedEvent(event))
      return
    }
    switch event {
    case .listening(let address):
      if !options.quiet { Report.printNow("\(address) (Ctrl-C ends it)") }
    case .noted(let diagnostic): Report.printProblems([diagnostic])
    case .built(let build):
      Report.printProblems(build.diagnostics)
      if !options.quiet { Report.printNow(text(build, folder)) }
    }
  }

  private static func text(_ build: PreviewBuild, _ folder: String) -> String {
    let changed = build.changed.isEmpty ? "" : build.changed.joined(separator: ", ") + "\n"
    guard let change = build.change else { return changed + "\(folder): not built; it is as it was" }
    let isFirst = build.changed.isEmpty
    let lines = isFirst ? [] : change.written.map { "  written \($0)\n" } + change.removed.map { "  removed \($0)\n" }
    return changed + lines.joined()
      + BuildResult(pages: build.pageCount, change, seconds: build.seconds).text(folder)
  }
}

/// What `gangmu serve --json` says, an object a line.
private struct ServedEvent: Encodable {
  private var address: String?
  private var changed: [String]?
  private var diagnostics: [DiagnosticResult]
  private var result: BuildResult?

  init(_ event: PreviewEvent) {
    switch event {
    case .listening(let address):
      self.address = address
      diagnostics = []
    case .noted(let diagnostic): diagnostics = [DiagnosticResult(diagnostic)]
    case .built(let build):
      changed = build.changed
      diagnostics = build.diagnostics.map { DiagnosticResult($0) }
      result = build.change.map { BuildResult(pages: build.pageCount, $0, seconds: build.seconds) }
    }
  }
}
