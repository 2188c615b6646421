import ArgumentParser
import Articles
import Diagnostics
import Fidelity

struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Reports everything that is wrong with the content and the built site.",
    discussion: """
      In one run: the content and the templates; the text in every output, as `verify` proves it; files of the site that \
      are missing, differ from what a build writes or are left over; links that lead nowhere, anchors that are not there \
      or there twice; pages that nothing leads to; named documents, 《…》, that the library does not hold (a note, no \
      fault). With --links-from, every address and anchor of an earlier build must \
      still lead somewhere.
      """)

  @OptionGroup var content: ContentOptions
  @OptionGroup var site: SiteOptions

  @Option(
    name: .customLong("links-from"),
    help: ArgumentHelp("The folder of an earlier build, whose addresses must not be lost.", valueName: "folder"))
  var linksFrom: [String] = []

  @OptionGroup var report: ReportOptions

  func run() throws {
    let report = Report(options: report)
    try report.run { () throws(DiagnosticList) in
      let check = SiteCheck.run(
        content: ContentFolder(path: content.content), templates: site.templates, site: site.output, earlier: linksFrom)
      let failed = !check.isClean || report.options.strict && check.diagnostics.contains { $0.severity == .warning }
      return Outcome(
        result: CheckResult(check), text: CheckCommand.text(check), diagnostics: check.diagnostics, failed: failed)
    }
  }

  private static func text(_ check: SiteCheck) -> String {
    var lines: [String] = []
    if let verification = check.verification {
      let count = verification.plans.reduce(0) { $0 + $1.characterCount }
      let text = verification.isProven ? "all there" : "NOT all there"
      lines.append(
        "text: \(verification.plans.count) plans, \(count) characters, \(text); \(verification.fileCount) files compared"
      )
    } else {
      lines.append("text: NOT compared")
    }
    lines.append("links: \(check.linkCount) on \(check.pageCount) pages with \(check.anchorCount) anchors")
    lines += check.earlierSites.map {
      "addresses of \($0.path): \($0.addressCount), \($0.lostCount == 0 ? "all kept" : "\($0.lostCount) LOST")"
    }
    let errors = check.diagnostics.count { $0.severity == .error }
    let warnings = check.diagnostics.count { $0.severity == .warning }
    lines.append("\(errors) errors, \(warnings) warnings")
    return lines.joined(separator: "\n")
  }
}

/// A check in `--json`.
private struct CheckResult: Encodable, Sendable {
  struct Earlier: Encodable, Sendable {
    let path: String
    let addresses: Int
    let lost: Int
  }

  let isClean: Bool
  let pages: Int
  let links: Int
  let anchors: Int
  let earlier: [Earlier]
  let verification: VerifyResult?

  init(_ check: SiteCheck) {
    isClean = check.isClean
    pages = check.pageCount
    links = check.linkCount
    anchors = check.anchorCount
    earlier = check.earlierSites.map { Earlier(path: $0.path, addresses: $0.addressCount, lost: $0.lostCount) }
    verification = check.verification.map { VerifyResult($0) }
  }
}
