import Articles
import Building
import Diagnostics
import Files
import Publishing

/// Everything that can be found wrong with the content and the built site, in one run.
///
/// The content and the templates; the text in every output (`Verification`); every file of the site against what a build
/// would write; what is left over; every link and anchor of every page; pages that nothing leads to; and the addresses of
/// earlier builds.
public struct SiteCheck: Sendable {
  /// What was verified; nil when the content or the templates cannot be built.
  public private(set) var verification: Verification?
  public private(set) var pageCount = 0
  public private(set) var linkCount = 0
  public private(set) var anchorCount = 0
  public private(set) var earlierSites: [EarlierSite] = []
  private var problems = DiagnosticCollector()

  public var diagnostics: [Diagnostic] { problems.diagnostics }
  public var isClean: Bool { !problems.hasErrors }

  /// - Parameter earlier: the folders of earlier builds.
  public static func run(content: ContentFolder, templates: String, site: String, earlier: [String]) -> SiteCheck {
    var check = SiteCheck()
    var builder = SiteBuilder(content: content, templates: templates)
    let made = check.problems.collect { () throws(DiagnosticList) in try builder.make() }
    check.problems.report(contentsOf: made?.site.notes ?? [])
    let survey = check.survey(site, remedy: "run `gangmu build` first")
    if let made, survey != nil {
      let verification = Verification(of: made.site, from: made.library, made.warnings, content: content, site: site)
      check.verification = verification
      check.problems.report(contentsOf: verification.diagnostics)
    } else {
      check.problems.report(contentsOf: made?.warnings ?? [])
    }
    guard let survey else { return check }
    if let made { check.compareOwnFiles(of: survey, with: made.site) }
    check.follow(survey, made.flatMap { WebAddress($0.library.settings) })
    for folder in earlier { check.compare(folder, with: survey) }
    return check
  }

  private mutating func survey(_ folder: String, remedy: String) -> SiteSurvey? {
    guard Folder.exists(folder) else {
      problems.report(Diagnostic(in: folder, "does not exist", remedy: remedy))
      return nil
    }
    return problems.collect { () throws(DiagnosticList) in
      try DiagnosticList.of { () throws(Diagnostic) in try SiteSurvey(folder) }
    }
  }

  /// What Gangmu wrote and would not write now, and the list of what it wrote.
  private mutating func compareOwnFiles(of survey: SiteSurvey, with made: Site) {
    let known = Set(made.files.map(\.path))
    for path in survey.paths where !known.contains(path) && survey.has(path) {
      problems.report(
        Diagnostic(
          in: "\(survey.folder)/\(path)", "is left over from an earlier build", remedy: "run `gangmu build`"))
    }
    let manifest = SiteFolder(path: survey.folder).manifest(of: made.files)
    let path = "\(survey.folder)/\(manifest.path)"
    if !File.holds(manifest.bytes, at: path) {
      problems.report(
        Diagnostic(
          in: path, File.exists(path) ? "differs from what a build writes here" : "is missing",
          remedy: "run `gangmu build`"))
    }
  }

  private mutating func follow(_ survey: SiteSurvey, _ address: WebAddress?) {
    var survey = survey
    survey.followLinks(address)
    problems.report(contentsOf: survey.problems.diagnostics)
    for page in survey.orphans(address) {
      problems.report(
        Diagnostic(
          .warning, in: "\(survey.folder)/\(page)", "is reached by no links from the front page",
          remedy: "link to it in a template or a text"))
    }
    pageCount = survey.pages.count
    linkCount = survey.pages.values.reduce(0) { $0 + $1.links.count }
    anchorCount = survey.pages.values.reduce(0) { $0 + $1.anchors.count }
  }

  private mutating func compare(_ folder: String, with survey: SiteSurvey) {
    guard let earlier = self.survey(folder, remedy: "name the folder of an earlier build with --links-from") else {
      return
    }
    let (result, lost) = EarlierSite.compare(earlier, with: survey)
    earlierSites.append(result)
    problems.report(contentsOf: lost)
  }
}
