import Articles
import Diagnostics
import Files
import Parallel
import Publishing
import Search

/// What plans say to the search, each given when it is asked for. Where builds leave records it lies on the disk, so that memory
/// need not have the texts of a whole library.
struct SearchTexts: Sendable {
  /// Where the text of a plan is.
  enum Place: Sendable {
    case held(SearchPlanText)
    /// With the records, under the plan's name.
    case kept(Checksum)

    /// The text's checksum where it is kept.
    var kept: Checksum? { if case .kept(let sum) = self { sum } else { nil } }
  }

  private let content: ContentFolder
  private let settings: SiteSettings
  private let recipe: SiteRecipe
  private let records: PlanRecords?
  private let former = FormerTexts()

  init(_ content: ContentFolder, _ settings: SiteSettings, _ recipe: SiteRecipe, _ records: PlanRecords?) {
    self.content = content
    self.settings = settings
    self.recipe = recipe
    self.records = records
  }

  /// Takes what a plan says, to the disk where it can.
  func place(of plan: PlanContent) -> Place {
    let text = recipe.searchText(of: plan)
    former.take(plan.slug, now: text.bytes) { records?.lastText(of: plan.slug) }
    return records?.keep(text, of: plan.slug).map { .kept($0) } ?? .held(text)
  }

  /// What plans say that were read, and of those that were not held.
  func places(of plans: [LibraryReading.Plan]) throws(DiagnosticList) -> [Place] {
    try plans.parallelResults { (plan) throws(DiagnosticList) in
      var reading = plan.held ?? PlanReading(content.plan(plan.header.slug))
      return place(of: try read(&reading))
    }
  }

  /// What a plan said before it was changed, when it had this checksum; else nil.
  func former(of plan: Slug, _ sum: Checksum) -> SearchPlanText? { former.text(of: plan, sum) }

  /// What a plan says that has its text at `place`.
  func text(of plan: Slug, at place: Place) throws(Diagnostic) -> SearchPlanText {
    switch place {
    case .held(let text): return text
    case .kept(let sum):
      if let text = records?.text(of: plan, sum) { return text }
      // Somebody emptied the cache meanwhile.
      var reading = PlanReading(content.plan(plan))
      do throws(DiagnosticList) {
        let text = recipe.searchText(of: try read(&reading))
        if Checksum(of: text.bytes) == sum { return text }
      } catch {}
      throw Diagnostic(in: reading.folder.path, "was changed while the site was built", remedy: "build it again")
    }
  }

  private func read(_ reading: inout PlanReading) throws(DiagnosticList) -> PlanContent {
    let (plan, noticed) = reading.plan(settings)
    // It was whole in the first pass: somebody is writing.
    guard let plan else { throw DiagnosticList(noticed) }
    return plan
  }
}
