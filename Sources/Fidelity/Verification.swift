import Articles
import Building
import Diagnostics
import Files
import Publishing
import Text

/// The proof of fidelity that an official text deserves.
///
/// For every plan: each character of the current edition's text is in exactly one block of the Markdown, of the article
/// pages, of the chapter pages, of the full text, of the search index and of the files for other programs, in order, or in
/// the list of what was set aside; and the text put together again from each of them is the edition's, byte for byte. The
/// pages are read back from the site's folder, and the folder is what a build would write now.
public struct Verification: Sendable {
  public let plans: [PlanVerdict]
  /// How many files of the site were compared with what a build would write.
  public let fileCount: Int
  /// What is not as it should be; warnings where an editor declared a correction.
  public let diagnostics: [Diagnostic]

  public var isProven: Bool { !diagnostics.contains { $0.severity == .error } }

  /// Verifies the site in the folder `site`; throws when Content/ or Templates/ cannot be read.
  public static func run(content folder: ContentFolder, templates: String, site: String) throws(DiagnosticList)
    -> Verification
  {
    var builder = SiteBuilder(content: folder, templates: templates)
    let (made, library, warnings) = try builder.make()
    guard Folder.exists(site) else {
      throw DiagnosticList(Diagnostic(in: site, "does not exist", remedy: "run `gangmu build` first"))
    }
    return Verification(of: made, from: library, warnings, content: folder, site: site)
  }

  /// - Parameter warnings: what was noticed when `made` was made of `library`.
  init(of made: Site, from library: Library, _ warnings: [Diagnostic], content folder: ContentFolder, site: String) {
    var problems = DiagnosticCollector()
    problems.report(contentsOf: warnings)
    let index = ["json", "js"].map { SearchDocumentsReading(site: site, ending: $0) }
    var verdicts: [PlanVerdict] = []
    for plan in library.plans {
      let run = problems.collect { () throws(DiagnosticList) in
        try PlanVerification.run(folder.plan(plan.slug), plan, site: site, index: index)
      }
      guard let run else { continue }
      verdicts.append(run.verdict)
      problems.report(contentsOf: run.problems)
    }
    problems.report(contentsOf: SiteComparison.differences(made.files, in: site, library: library, folder))
    plans = verdicts
    fileCount = made.files.count
    diagnostics = problems.diagnostics
  }
}

/// What was found for one plan.
public struct PlanVerdict: Sendable {
  /// A piece of the text that is on no page, with the reason.
  public struct Aside: Sendable {
    public let line: Int
    public let text: String
    public let reason: String
  }

  public let slug: Slug
  public let edition: CalendarDate
  public let sourcePath: String
  /// Characters (Unicode scalars) in the plan's blocks, without the white space between them.
  public let characterCount: Int
  public let blockCount: Int
  /// Whether an editor declared a correction anywhere; the pages then hold the Markdown's text there.
  public let isCorrected: Bool
  public let readings: [VerifiedReading]
  public let setAside: [Aside]
}

/// One output of a plan, read back.
public struct VerifiedReading: Sendable {
  /// "Markdown", "article pages", …
  public let name: String
  public let blockCount: Int
  public let characterCount: Int
  /// Whether every block is there once, in order, character for character, and none else.
  public let isComplete: Bool
  /// Whether the edition's text comes out again when the blocks are put together. The index alone cannot: it holds
  /// neither the plan's title nor its note.
  public let rebuildsSource: Bool
}
