import ArgumentParser
import Diagnostics
import Publishing

struct TemplatesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "templates",
    abstract: "Says which template makes which page, where it lies and which values it gets.",
    discussion: """
      To change a page, copy its template into your own folder Templates/ (or another, named with --templates) and \
      edit the copy: each file there takes the place of Gangmu's own. A text is written as {{name}}, HTML as {{{name}}}, \
      {{#name}}…{{/name}} stands for a flag that is set or for each item of a list, {{^name}}…{{/name}} for what is not.
      """)

  @Option(help: "The folder of your page templates, strings and assets.")
  var templates = TemplateFolder.defaultPath

  @OptionGroup var report: ReportOptions

  func run() throws {
    try Report(options: report).run { () throws(DiagnosticList) in
      let guide = try TemplateGuide.read(templates)
      return Outcome(
        result: guide.entries, text: guide.entries.map(TemplatesCommand.text).joined(separator: "\n"), diagnostics: [])
    }
  }

  private static func text(_ entry: TemplateGuide.Entry) -> String {
    var lines = ["\(entry.file)  \(entry.page ?? "a part of others")", "  \(entry.path)"]
    for kind in ["text", "html", "flag"] {
      let names = entry.values.filter { $0.kind == kind }.map(\.name)
      if !names.isEmpty { lines.append("  \(kind): \(names.joined(separator: " "))") }
    }
    return (lines + lists(entry.values, indent: "  ")).joined(separator: "\n")
  }

  private static func lists(_ values: [TemplateGuide.Value], indent: String) -> [String] {
    values.filter { $0.kind == "list" }.flatMap { list in
      let names = list.items.filter { $0.kind != "list" }.map { $0.kind == "html" ? "{\($0.name)}" : $0.name }
      return ["\(indent)list \(list.name): \(names.joined(separator: " "))"] + lists(list.items, indent: indent + "  ")
    }
  }
}
