import Diagnostics
import Files
import Parallel

/// `Content/`: every plan of the library, and `site.yml`.
public struct ContentFolder: Sendable {
  /// As the user named it.
  public let path: String

  public init(path: String) {
    self.path = path
  }

  public func plan(_ slug: Slug) -> PlanFolder {
    PlanFolder(slug: slug, path: "\(path)/\(slug)")
  }

  /// The plans that the folder holds, by slug. Folders that begin with a point are left alone.
  public func plans(_ problems: inout DiagnosticCollector) throws(Diagnostic) -> [PlanFolder] {
    guard Folder.exists(path) else {
      throw Diagnostic(
        in: path, File.exists(path) ? "is a file where a folder is needed" : "does not exist",
        remedy: "import a plan's text with `gangmu import FILE --plan NAME`, or name the folder with --content")
    }
    var plans: [PlanFolder] = []
    for entry in try Folder.entries(path) where entry.isFolder && !entry.name.hasPrefix(".") {
      if let slug = Slug(entry.name) {
        plans.append(plan(slug))
      } else {
        problems.report(
          Diagnostic(in: "\(path)/\(entry.name)", "is no name for a plan", remedy: "rename the folder: \(Slug.rule)"))
      }
    }
    return plans.sorted { $0.slug < $1.slug }
  }

  /// The whole library, and warnings; throws everything that is wrong in any of its files.
  public func library() throws(DiagnosticList) -> (library: Library, warnings: [Diagnostic]) {
    var problems = DiagnosticCollector()
    let settings = settings(&problems)
    var folders: [PlanFolder] = []
    do throws(Diagnostic) { folders = try plans(&problems) } catch { throw DiagnosticList(error) }
    let read = folders.parallelMap { folder in
      var found = DiagnosticCollector()
      var plan = PlanFolderReader.read(folder, &found)
      let publication = plan?.settings.terms ?? settings.terms
      plan?.terms.publication = publication
      return (plan: plan, noticed: found.diagnostics)
    }
    for plan in read { problems.report(contentsOf: plan.noticed) }
    if folders.isEmpty, !problems.hasErrors { problems.report(noPlan) }
    try problems.throwErrors()
    return (Library(settings: settings, plans: read.compactMap(\.plan)), problems.warnings)
  }

  /// That the folder holds no plan.
  public var noPlan: Diagnostic {
    Diagnostic(in: path, "holds no plan", remedy: "import one with `gangmu import FILE --plan NAME`")
  }

  /// What `site.yml` says; what is wrong with it goes into `problems`.
  public func settings(_ problems: inout DiagnosticCollector) -> SiteSettings {
    let file = "\(path)/site.yml"
    guard File.exists(file) else { return SiteSettings() }
    var found = DiagnosticCollector()
    let settings = problems.collect { () throws(DiagnosticList) in
      try SiteSettings.read(DiagnosticList.of { () throws(Diagnostic) in try File.readText(file) }, &found)
    }
    problems.report(contentsOf: found.diagnostics)
    return settings ?? SiteSettings()
  }
}
