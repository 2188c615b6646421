import ArgumentParser
import Diagnostics
import Foundation

/// What a command has to say when it ran to its end.
struct Outcome {
  /// For scripts.
  let result: any Encodable & Sendable
  /// For people, a line or more.
  let text: String
  let diagnostics: [Diagnostic]
  /// Whether what was to be proven is not so.
  var failed = false
  /// What is printed behind the text.
  var terminator = "\n"
}

/// Prints what a command has to say: its result to standard output and problems to standard error, or both as JSON.
struct Report {
  let options: ReportOptions

  /// Runs `work`, prints what it returns or throws, and ends the process with 1 when it throws or failed.
  func run(_ work: () throws(DiagnosticList) -> Outcome) throws(ExitCode) {
    let outcome: Outcome
    do {
      outcome = try work()
    } catch {
      show(error.diagnostics, nil)
      throw ExitCode(1)
    }
    show(outcome.diagnostics, outcome)
    if outcome.failed { throw ExitCode(1) }
  }

  /// Throws the warnings when they are to fail; otherwise they are shown with the result.
  func check(_ warnings: [Diagnostic]) throws(DiagnosticList) {
    if options.strict, !warnings.isEmpty { throw DiagnosticList(warnings) }
  }

  /// Runs `work`, which prints by itself what it does; the process ends with 1 when it throws.
  func stopping(_ work: () throws(DiagnosticList) -> Void) throws(ExitCode) {
    do {
      try work()
    } catch {
      show(error.diagnostics, nil)
      throw ExitCode(1)
    }
  }

  static func printProblems(_ diagnostics: [Diagnostic]) {
    for diagnostic in diagnostics { FileHandle.standardError.write(Data("\(diagnostic)\n".utf8)) }
  }

  /// Prints a line or more to standard output for whoever reads it now, be it through a pipe.
  static func printNow(_ text: String) {
    FileHandle.standardOutput.write(Data("\(text)\n".utf8))
  }

  /// Prints `value` as JSON on one line.
  static func printJSONLine(_ value: some Encodable) {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    if let json = try? encoder.encode(value) { printNow(String(decoding: json, as: UTF8.self)) }
  }

  private func show(_ diagnostics: [Diagnostic], _ outcome: Outcome?) {
    if options.json {
      showJSON(diagnostics, outcome?.result)
      return
    }
    Report.printProblems(diagnostics)
    if let outcome, !options.quiet { print(outcome.text, terminator: outcome.terminator) }
  }

  private func showJSON(_ diagnostics: [Diagnostic], _ result: (any Encodable & Sendable)?) {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    let document = ReportDocument(diagnostics: diagnostics.map { .init($0) }, result: result.map { .init(value: $0) })
    if let json = try? encoder.encode(document) { print(String(decoding: json, as: UTF8.self)) }
  }
}

/// A diagnostic in `--json`.
struct DiagnosticResult: Encodable, Sendable {
  let path: String
  let line: Int?
  let column: Int?
  let severity: String
  let problem: String
  let remedy: String

  init(_ diagnostic: Diagnostic) {
    path = diagnostic.path
    line = diagnostic.position?.line
    column = diagnostic.position?.column
    severity = diagnostic.severity.rawValue
    problem = diagnostic.problem
    remedy = diagnostic.remedy
  }
}

/// What `--json` prints.
private struct ReportDocument: Encodable {
  struct Result: Encodable {
    let value: any Encodable & Sendable

    func encode(to encoder: any Encoder) throws {
      try value.encode(to: encoder)
    }
  }

  let diagnostics: [DiagnosticResult]
  let result: Result?
}
