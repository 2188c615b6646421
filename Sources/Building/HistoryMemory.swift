import Articles
import Diagnostics
import Editions
import Ledgers
import Links
import Revisions

/// The editions of plans that were read and compared before: an edit of an article's Markdown or of the ledger leaves them
/// as they are.
struct HistoryMemory: Sendable {
  private var histories: [Slug: (history: PlanHistory, warnings: [Diagnostic])] = [:]
  private var terms: [Slug: FormerTerms] = [:]

  /// The editions of every plan of the library, and warnings; throws everything that is wrong with any of their texts.
  mutating func histories(of library: Library, in content: ContentFolder) throws(DiagnosticList) -> (
    histories: [PlanHistory], warnings: [Diagnostic]
  ) {
    var problems = DiagnosticCollector()
    let found = library.plans.compactMap { history(of: $0, content.plan($0.slug), &problems) }
    try problems.throwErrors()
    return (found, problems.warnings)
  }

  /// What the editions of plans that were revised had as terms.
  mutating func formerTerms(of library: Library, _ histories: [PlanHistory]) -> [Slug: FormerTerms] {
    for history in histories where history.isRevised && terms[history.slug] == nil {
      guard let plan = library.plans.first(where: { $0.slug == history.slug }) else { continue }
      terms[history.slug] = FormerTerms(history.editions.map(\.content), plan.terms)
    }
    return terms
  }

  private mutating func history(of plan: PlanContent, _ folder: PlanFolder, _ problems: inout DiagnosticCollector)
    -> PlanHistory?
  {
    if let known = histories[plan.slug] {
      problems.report(contentsOf: known.warnings)
      return known.history
    }
    var found = DiagnosticCollector()
    let history = PlanHistory.read(folder, plan, &found)
    problems.report(contentsOf: found.diagnostics)
    if let history, !found.hasErrors { histories[plan.slug] = (history, found.warnings) }
    return history
  }

  /// To be called when a file or folder at `path`, below Content/, has changed.
  mutating func forget(_ path: String) {
    let parts = path.split(separator: "/")
    guard let slug = parts.first.flatMap({ Slug(String($0)) }) else { return }
    let others = [PlanFolder.articlesName, PlanFolder.chaptersName, Ledger.fileName]
    if parts.count < 2 || !others.contains(String(parts[1])) {
      histories[slug] = nil
      terms[slug] = nil
    }
  }
}
