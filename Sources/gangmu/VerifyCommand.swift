import ArgumentParser
import Articles
import Diagnostics
import Fidelity

struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Proves that every character of the adopted text is on the site.",
    discussion: """
      The Markdown and the pages are read back and held against the edition's text: every character in exactly one \
      block, in order, or in the list of what was set aside. A difference ends with 1 and names the article and the \
      line of the text.
      """)

  @OptionGroup var content: ContentOptions
  @OptionGroup var site: SiteOptions
  @OptionGroup var report: ReportOptions

  func run() throws {
    let report = Report(options: report)
    try report.run { () throws(DiagnosticList) in
      let verification = try Verification.run(
        content: ContentFolder(path: content.content), templates: site.templates, site: site.output)
      let failed = !verification.isProven || report.options.strict && !verification.diagnostics.isEmpty
      return Outcome(
        result: VerifyResult(verification), text: VerifyCommand.text(verification, failed: failed),
        diagnostics: verification.diagnostics, failed: failed)
    }
  }

  private static func text(_ verification: Verification, failed: Bool) -> String {
    var lines: [String] = []
    for plan in verification.plans {
      lines.append(
        "\(plan.slug) \(plan.edition): \(plan.characterCount) characters in \(plan.blockCount) blocks of \(plan.sourcePath)"
      )
      for reading in plan.readings {
        let whole =
          reading.isComplete
          ? "all there, in order\(plan.isCorrected ? ", with the declared corrections" : "")" : "NOT the text"
        let rebuilt = reading.rebuildsSource ? "; rebuilds the source byte for byte" : ""
        lines.append(
          "  \(reading.name): \(reading.characterCount) characters in \(reading.blockCount) blocks, \(whole)\(rebuilt)")
      }
      lines += plan.setAside.map { "  set aside (\($0.reason)): line \($0.line): \($0.text)" }
    }
    lines.append("\(verification.fileCount) files compared with what a build writes")
    lines.append(failed ? "NOT proven" : "proven")
    return lines.joined(separator: "\n")
  }
}

/// A verification in `--json`.
struct VerifyResult: Encodable, Sendable {
  struct Plan: Encodable, Sendable {
    let plan: String
    let edition: String
    let characters: Int
    let blocks: Int
    let readings: [Reading]
    let setAside: [Aside]
  }

  struct Reading: Encodable, Sendable {
    let name: String
    let characters: Int
    let blocks: Int
    let isComplete: Bool
    let rebuildsSource: Bool
  }

  struct Aside: Encodable, Sendable {
    let line: Int
    let text: String
    let reason: String
  }

  let isProven: Bool
  let files: Int
  let plans: [Plan]

  init(_ verification: Verification) {
    isProven = verification.isProven
    files = verification.fileCount
    plans = verification.plans.map { verdict in
      Plan(
        plan: verdict.slug.description, edition: verdict.edition.description, characters: verdict.characterCount,
        blocks: verdict.blockCount,
        readings: verdict.readings.map { reading in
          Reading(
            name: reading.name, characters: reading.characterCount, blocks: reading.blockCount,
            isComplete: reading.isComplete, rebuildsSource: reading.rebuildsSource)
        },
        setAside: verdict.setAside.map { Aside(line: $0.line, text: $0.text, reason: $0.reason) })
    }
  }
}
