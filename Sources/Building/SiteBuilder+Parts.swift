import Articles
import Diagnostics
import Files
import Publishing

extension SiteBuilder {
  /// Makes the files of some plans in the folder, with what is needed to put the site together of such parts
  /// (`PartMerge`). The other plans are read for what these need of them.
  ///
  /// - Parameter check: is called with the warnings before anything is changed, and may throw them.
  public mutating func publishPart(
    of slugs: [Slug], to folder: SiteFolder, _ check: ([Diagnostic]) throws(DiagnosticList) -> Void = { _ in }
  ) throws(DiagnosticList) -> (made: Made, change: SiteChange) {
    try folder.checkIsPart()
    let origin = try origin()
    let sources = try read(holdsAll: false)
    let chosen = try plans(slugs, of: sources.library)
    return try folder.publish { (draft) throws(DiagnosticList) in
      let sink: SiteRecipe.Sink = { (files) throws(Diagnostic) in try draft.add(files) }
      // Nothing is kept of a part, so what its plans say to the search is held.
      let pass = secondPass(sources, listsPlans: true, into: sink)
      let plans = try makePlans(chosen, sources, pass, takingTexts: true)
      try check(plans.warnings)
      // Texts that were saved meanwhile may be in some of the files and not in others.
      guard try self.origin() == origin else {
        throw DiagnosticList(
          Diagnostic(in: content.path, "was changed while the part was built", remedy: "build the part again"))
      }
      let part = SitePart(
        origin: origin, settings: sources.library.settings, library: sources.library.plans.map(\.header.slug),
        plans: zip(chosen, plans.plans).compactMap { plan, made in
          guard let part = made.part, case .held(let text) = made.text else { return nil }
          return SitePart.Plan(plan.header, part, text)
        })
      let file = part.file
      try DiagnosticList.of { () throws(Diagnostic) in try sink([file]) }
      let made = Made(
        settings: sources.library.settings, pageCount: plans.parts.reduce(0) { $0 + $1.pageCount },
        warnings: plans.warnings, notes: plans.parts.flatMap(\.notes))
      return (made, plans.parts.map(\.listing) + [SiteListing([file])])
    }
  }

  private func plans(_ slugs: [Slug], of library: LibraryReading) throws(DiagnosticList) -> [LibraryReading.Plan] {
    var problems = DiagnosticCollector()
    for slug in slugs where !library.plans.contains(where: { $0.header.slug == slug }) {
      problems.report(
        Diagnostic(in: content.plan(slug).path, "is no plan of the library", remedy: "name a folder of \(content.path)")
      )
    }
    try problems.throwErrors()
    return library.plans.filter { slugs.contains($0.header.slug) }
  }

  /// What a part that is built now is made by and of.
  private func origin() throws(DiagnosticList) -> SitePart.Origin {
    let program = try DiagnosticList.of { () throws(Diagnostic) in try File.read(Program.path ?? "/proc/self/exe") }
    guard let sources = SourceState(content, templates)?.fingerprint else {
      throw DiagnosticList(
        Diagnostic(in: content.path, "or the templates cannot be read whole", remedy: "check their permissions"))
    }
    return SitePart.Origin(program: Checksum(of: program), sources: sources)
  }
}
