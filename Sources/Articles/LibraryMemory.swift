import Diagnostics
import Parallel

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

  /// The plans in `folders`, without those that cannot be read; what was noticed goes into `problems`.
  mutating func plans(_ folders: [PlanFolder], _ problems: inout DiagnosticCollector) -> [PlanContent] {
    let known = plans
    let read = folders.parallelMap { folder -> (plan: PlanContent?, noticed: [Diagnostic], warnings: [Diagnostic]) in
      if let known = known[folder.slug] { return (known.plan, known.warnings, known.warnings) }
      var found = DiagnosticCollector()
      let plan = PlanFolderReader.read(folder, &found)
      return (plan, found.diagnostics, found.warnings)
    }
    for (folder, found) in zip(folders, read) {
      problems.report(contentsOf: found.noticed)
      // A plan with errors is read again until it has none.
      if let plan = found.plan { plans[folder.slug] = (plan, found.warnings) }
    }
    return read.compactMap(\.plan)
  }
}
