import Articles
import Diagnostics
import Files
import Links
import Parallel
import Publishing

/// The putting together of a site from parts that were built apart, perhaps on other machines.
///
/// The plans' files are taken from the parts as they are, each checked against its checksum; what is of the whole site is made
/// of what the parts say of their plans. So the site has the bytes that one build would have given it.
public struct PartMerge: Sendable {
  private let parts: [(folder: String, part: SitePart)]
  private let templates: TemplateFolder

  /// - Parameters:
  ///   - folders: of the parts, as the user named them.
  ///   - templates: the folder of the templates, with which the parts were built.
  ///
  /// Throws what is wrong with any of the parts, and what keeps them from being one site.
  public init(_ folders: [String], templates: String) throws(DiagnosticList) {
    var problems = DiagnosticCollector()
    parts = folders.compactMap { folder in
      problems.collect { () throws(DiagnosticList) in
        try DiagnosticList.of { () throws(Diagnostic) in (folder, try SitePart.read(in: folder)) }
      }
    }
    try problems.throwErrors()
    guard let first = parts.first else { throw DiagnosticList([]) }
    PartMerge.check(parts, &problems)
    try problems.throwErrors()
    self.templates = try TemplateFolder.read(templates, language: first.part.settings.language)
  }

  private static func check(_ parts: [(folder: String, part: SitePart)], _ problems: inout DiagnosticCollector) {
    guard let first = parts.first else { return }
    var owners: [Slug: String] = [:]
    for (folder, part) in parts {
      if part.origin.program != first.part.origin.program {
        problems.report(
          Diagnostic(
            in: folder, "was built by another program than \(first.folder)",
            remedy: "build all parts with the same Gangmu"))
      }
      if part.origin.sources != first.part.origin.sources {
        problems.report(
          Diagnostic(
            in: folder, "was built from other texts or templates than \(first.folder)",
            remedy: "build all parts from the same Content/ and Templates/"))
      }
      for plan in part.plans {
        if let owner = owners.updateValue(folder, forKey: plan.slug) {
          problems.report(
            Diagnostic(in: folder, "holds `\(plan.slug)` as \(owner) does", remedy: "build each plan in one part"))
        }
      }
    }
    let missing = first.part.library.filter { owners[$0] == nil }
    if !missing.isEmpty {
      problems.report(
        Diagnostic(
          in: first.folder, "and the others lack \(missing.map { "`\($0)`" }.joined(separator: ", "))",
          remedy: "build the missing plans with `gangmu build --plan`, and name their part too"))
    }
  }

  /// Makes the whole site in the folder.
  public func publish(to folder: SiteFolder) throws(DiagnosticList) -> (pageCount: Int, change: SiteChange) {
    let plans = parts.flatMap { folder, part in part.plans.map { (folder: folder, plan: $0) } }
      .sorted { $0.plan.slug < $1.plan.slug }
    guard let settings = parts.first?.part.settings else { throw DiagnosticList([]) }
    let recipe = SiteRecipe(settings, plans.map(\.plan.header), with: templates)
    let published = try folder.publish { (draft) throws(DiagnosticList) in
      try DiagnosticList.of { () throws(Diagnostic) in
        let listings = try plans.parallelResults { (folder, plan) throws(Diagnostic) in
          try plan.take(from: folder) { (files) throws(Diagnostic) in try draft.add(files) }
        }
        let index = try recipe.makeIndex(
          of: plans.count, text: { (plan) throws(Diagnostic) in plans[plan].plan.searchText }
        ) { (files) throws(Diagnostic) in try draft.add(files) }.listing
        let whole = try recipe.makeWhole(plans.map(\.plan.part), index: index) { (files) throws(Diagnostic) in
          try draft.add(files)
        }
        return (whole.pageCount, listings + [index, whole.listing])
      }
    }
    return (published.made, published.change)
  }
}
