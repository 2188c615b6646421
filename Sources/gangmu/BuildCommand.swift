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
      fails leaves the site as it was. Site/.gangmu lists every file with its SHA-256; `--json` lists what was written, \
      what is unchanged and what was removed.
      """)

  @OptionGroup var content: ContentOptions
  @OptionGroup var site: SiteOptions
  @OptionGroup var report: ReportOptions

  func run() throws {
    let start = ContinuousClock.now
    let report = Report(options: report)
    try report.run { () throws(DiagnosticList) in
      var builder = SiteBuilder(content: ContentFolder(path: content.content), templates: self.site.templates)
      let (site, _, warnings) = try builder.make()
      try report.check(warnings)
      let change = try SiteFolder(path: self.site.output).publish(site.files)
      let result = BuildResult(pages: site.pageCount, change, seconds: (ContinuousClock.now - start) / .seconds(1))
      return Outcome(result: result, text: result.text(self.site.output), diagnostics: warnings)
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
    written = change.written
    unchanged = change.unchanged
    removed = change.removed
    milliseconds = Int((seconds * 1_000).rounded())
  }

  func text(_ folder: String) -> String {
    let files = "\(written.count) files written, \(unchanged.count) unchanged, \(removed.count) removed"
    return "\(folder): \(pages) pages; \(files); \(milliseconds) ms"
  }
}
