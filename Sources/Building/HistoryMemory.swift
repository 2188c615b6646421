import Articles
import Diagnostics
import Editions
import Ledgers
import Links
import Parallel
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
    let known = self.histories
    let read = library.plans.parallelMap { plan -> (history: PlanHistory?, noticed: [Diagnostic], hasErrors: Bool) in
      if let known = known[plan.slug] { return (known.history, known.warnings, false) }
      var found = DiagnosticCollector()
      let history = PlanHistory.read(content.plan(plan.slug), plan, &found)
      return (history, found.diagnostics, found.hasErrors)
    }
    var problems = DiagnosticCollector()
    for (plan, found) in zip(library.plans, read) {
      problems.report(contentsOf: found.noticed)
      if let history = found.history, !found.hasErrors {
        self.histories[plan.slug] = (history, found.noticed.filter { $0.severity == .warning })
      }
    }
    try problems.throwErrors()
    return (read.compactMap(\.history), problems.warnings)
  }

  /// What the editions of plans that were revised had as terms.
  mutating func formerTerms(of library: Library, _ histories: [PlanHistory]) -> [Slug: FormerTerms] {
    for history in histories where history.isRevised && terms[history.slug] == nil {
      guard let plan = library.plans.first(where: { $0.slug == history.slug }) else { continue }
      terms[history.slug] = FormerTerms(history.editions.map(\.content), plan.terms)
    }
    return terms
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
