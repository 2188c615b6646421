import ArgumentParser
import Articles
import Building
import Diagnostics
import Foundation
import Publishing

struct BuildCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "build",
    abstract: "Builds the site from Content/ and Templates/.",
    discussion: """
      Only files that differ are written, and only files that Gangmu wrote are overwritten or removed. A build that \
      fails leaves the site as it was. When nothing has changed since the last build, nothing is done. Site/.gangmu lists every file with its SHA-256; `--json` lists what was written, \
      what is unchanged and what was removed.

      A large library can be built on several machines: each builds some of the plans with --plan, and one puts the parts \
      together with --merge. The site has the same bytes as from one build.
      """)

  @Option(
    name: .customLong("plan"), parsing: .upToNextOption,
    help: ArgumentHelp(
      "Build a part of the site: the pages of these plans alone. It needs a folder of its own (--output).",
      valueName: "name"))
  var plans: [String] = []

  @Option(
    name: .customLong("merge"), parsing: .upToNextOption,
    help: ArgumentHelp(
      "Put the site together of the parts in these folders, which hold all plans.", valueName: "folder"))
  var parts: [String] = []

  @OptionGroup var content: ContentOptions
  @OptionGroup var site: SiteOptions
  @OptionGroup var report: ReportOptions

  func validate() throws {
    if !plans.isEmpty, !parts.isEmpty {
      throw ValidationError("--plan makes a part and --merge puts parts together; give one of them")
    }
  }

  func run() throws {
    let start = ContinuousClock.now
    let report = Report(options: report)
    var remains: (any Sendable)?
    try report.run { () throws(DiagnosticList) in
      let (pages, change, warnings) = try build(report, &remains)
      let result = BuildResult(pages: pages, change, seconds: (ContinuousClock.now - start) / .seconds(1))
      return Outcome(result: result, text: result.text(site.output), diagnostics: warnings)
    }
    withExtendedLifetime(remains) { Foundation.exit(EXIT_SUCCESS) }
  }

  private typealias Built = (pages: Int, change: SiteChange, warnings: [Diagnostic])

  private func build(_ report: Report, _ remains: inout (any Sendable)?) throws(DiagnosticList) -> Built {
    let folder = SiteFolder(path: site.output)
    if !parts.isEmpty {
      let merged = try PartMerge(parts, templates: site.templates).publish(to: folder)
      return (merged.pageCount, merged.change, [])
    }
    var builder = SiteBuilder(content: ContentFolder(path: content.content), templates: site.templates)
    if !plans.isEmpty {
      let (made, change) = try builder.publishPart(of: slugs(), to: folder, report.check)
      return (made.pageCount, change, made.warnings)
    }
    let record = BuildRecord(content: builder.content, templates: site.templates, site: site.output)
    if let unchanged = record?.unchangedSite() { return (unchanged.pages, unchanged.change, []) }
    let (made, change) = try builder.publish(to: folder, after: record, report.check)
    remains = made.remains
    return (made.pageCount, change, made.warnings)
  }

  private func slugs() throws(DiagnosticList) -> [Slug] {
    var problems = DiagnosticCollector()
    let slugs = plans.compactMap { name in
      if let slug = Slug(name) { return slug }
      problems.report(Diagnostic(in: "--plan", "`\(name)` is no name for a plan", remedy: Slug.rule))
      return nil
    }
    try problems.throwErrors()
    return slugs
  }
}

/// A build in `--json`: paths are below the site's folder.
struct BuildResult: Encodable, Sendable {
  private let pages: Int
  private let change: SiteChange
  private let milliseconds: Int

  init(pages: Int, _ change: SiteChange, seconds: Double) {
    self.pages = pages
    self.change = change
    milliseconds = Int((seconds * 1_000).rounded())
  }

  private enum Key: CodingKey {
    case pages, written, unchanged, removed, milliseconds
  }

  /// The lists become strings only here: a large site has hundreds of thousands of files.
  func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: Key.self)
    try values.encode(pages, forKey: .pages)
    try values.encode(Array(change.written), forKey: .written)
    try values.encode(Array(change.unchanged), forKey: .unchanged)
    try values.encode(Array(change.removed), forKey: .removed)
    try values.encode(milliseconds, forKey: .milliseconds)
  }

  func text(_ folder: String) -> String {
    let files =
      "\(change.written.count) files written, \(change.unchangedCount) unchanged, \(change.removed.count) removed"
    return "\(folder): \(pages) pages; \(files); \(milliseconds) ms"
  }
}
