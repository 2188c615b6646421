import ArgumentParser
import Articles
import Diagnostics
import Documents
import Editions
import Files
import Foundation
import Revisions
import Text

struct DiffCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Says what changed between two editions of a plan.",
    discussion: """
      OLD and NEW are editions' dates, or NEW is a file: a revised text that is not imported yet. Without NEW it is the \
      current edition, without both the last two. Changes of form alone (width, shapes of marks, white space, numbers) \
      are counted apart; --no-form hides them.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, markdown, html, json
  }

  @Argument(help: "The plan's name, like hengyang-15.")
  var plan: String

  @Argument(help: "The older edition's date (YYYY-MM-DD).")
  var old: String?

  @Argument(help: "The newer edition's date, or a file.")
  var new: String?

  @Option(help: "text, markdown, html (old and new side by side, to be printed) or json.")
  var format: Format = .text

  @Flag(inversion: .prefixedNo, help: "Show changes of form alone.")
  var form = true

  @OptionGroup var content: ContentOptions
  @OptionGroup var report: ReportOptions

  func validate() throws {
    if Slug(plan) == nil { throw ValidationError("`\(plan)` is no name for a plan: \(Slug.rule).") }
    if let old, CalendarDate(iso: old) == nil {
      throw ValidationError("`\(old)` is no date of an edition; write it like 2025-12-15.")
    }
  }

  func run() throws {
    let report = Report(options: report)
    try report.run { () throws(DiagnosticList) in
      guard let slug = Slug(plan) else { throw DiagnosticList([]) }
      let difference = try PlanDifference(
        slug, in: ContentFolder(path: content.content),
        from: old.flatMap { CalendarDate(iso: $0) }.map { .edition($0) }, to: newSide())
      return Outcome(
        result: ChangesRecord(difference.changes), text: DiffCommand.text(of: difference, format, form: form),
        diagnostics: [], terminator: format == .markdown || format == .html ? "" : "\n")
    }
  }

  private func newSide() throws(DiagnosticList) -> PlanDifference.Side? {
    guard let new else { return nil }
    if let date = CalendarDate(iso: new) { return .edition(date) }
    return .text(try DiagnosticList.of { () throws(Diagnostic) in try Document.read(new).text })
  }

  private static func text(of difference: PlanDifference, _ format: Format, form: Bool) -> String {
    let title = "\(difference.title)：\(difference.old) → \(difference.new)"
    switch format {
    case .text:
      let text = ChangesText(difference.changes, isColoured: isColoured, showsForm: form).text
      return "\(difference.old) -> \(difference.new): \(text)"
    case .markdown: return ChangesMarkdown(difference.changes).text(title: title)
    case .html: return ChangesHTML(difference.changes).text(title: title, old: difference.old, new: difference.new)
    case .json:
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
      let json = try? encoder.encode(ChangesRecord(difference.changes))
      return json.map { String(decoding: $0, as: UTF8.self) } ?? ""
    }
  }

  /// On a terminal that shows colour, unless NO_COLOR (no-color.org) is set to anything.
  private static var isColoured: Bool {
    let environment = ProcessInfo.processInfo.environment
    return isatty(STDOUT_FILENO) == 1 && (environment["NO_COLOR"] ?? "").isEmpty && environment["TERM"] != "dumb"
  }
}
