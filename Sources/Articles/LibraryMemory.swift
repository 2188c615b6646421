import Diagnostics

/// The plans that were read before, so that after an edit only its plan is read again.
///
/// It believes what it is told: whoever watches the folder says which of its files changed.
public struct LibraryMemory: Sendable {
  private var plans: [Slug: (plan: PlanContent, warnings: [Diagnostic])] = [:]

  public init() {}

  /// Forgets what the file or folder at `path`, below Content/, is a part of.
  public mutating func forget(_ path: String) {
    if let slug = path.split(separator: "/").first.flatMap({ Slug(String($0)) }) { plans[slug] = nil }
  }

  /// The plan in `folder`, or nil when it cannot be read; what was noticed goes into `problems`.
  mutating func plan(_ folder: PlanFolder, _ problems: inout DiagnosticCollector) -> PlanContent? {
    if let known = plans[folder.slug] {
      problems.report(contentsOf: known.warnings)
      return known.plan
    }
    var found = DiagnosticCollector()
    let plan = PlanFolderReader.read(folder, &found)
    problems.report(contentsOf: found.diagnostics)
    // A plan with errors is read again until it has none.
    if let plan { plans[folder.slug] = (plan, found.warnings) }
    return plan
  }
}
