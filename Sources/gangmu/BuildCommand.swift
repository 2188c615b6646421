import ArgumentParser
import Articles
import Building
import Diagnostics
import Publishing

struct BuildCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "build",
    abstract: "Builds the site from Content/ and Templates/.",
    discussion: """
      Only files that differ are written, and only files that Gangmu wrote are overwritten or removed. A build that \
      fails leaves the site as it was. When nothing has changed since the last build, nothing is done. Site/.gangmu lists every file with its SHA-256; `--json` lists what was written, \
      what is unchanged and what was removed.
      """)

  @OptionGroup var content: ContentOptions
  @OptionGroup var site: SiteOptions
  @OptionGroup var report: ReportOptions

  func run() throws {
    let start = ContinuousClock.now
    let report = Report(options: report)
    try report.run { () throws(DiagnosticList) in
      let content = ContentFolder(path: self.content.content)
      let record = BuildRecord(content: content, templates: site.templates, site: site.output)
      let pages: Int
      let change: SiteChange
      var warnings: [Diagnostic] = []
      if let unchanged = record?.unchangedSite() {
        (pages, change) = (unchanged.pages, SiteChange(unchanged: PathList(unchanged.files)))
      } else {
        var builder = SiteBuilder(content: content, templates: site.templates)
        let published = try builder.publish(to: SiteFolder(path: site.output), report.check)
        warnings = published.made.warnings
        change = published.change
        pages = published.made.pageCount
        if warnings.isEmpty { record?.keep(pages: pages, change) }
      }
      let result = BuildResult(pages: pages, change, seconds: (ContinuousClock.now - start) / .seconds(1))
      return Outcome(result: result, text: result.text(site.output), diagnostics: warnings)
    }
  }
}

/// A build in `--json`.
struct BuildResult: Encodable, Sendable {
  let pages: Int
  /// Paths below the site's folder.
  let written: [String]
  let unchanged: [String]
  let removed: [String]
  let milliseconds: Int

  init(pages: Int, _ change: SiteChange, seconds: Double) {
    self.pages = pages
    written = Array(change.written)
    unchanged = Array(change.unchanged)
    removed = Array(change.removed)
    milliseconds = Int((seconds * 1_000).rounded())
  }

  func text(_ folder: String) -> String {
    let files = "\(written.count) files written, \(unchanged.count) unchanged, \(removed.count) removed"
    return "\(folder): \(pages) pages; \(files); \(milliseconds) ms"
  }
}
