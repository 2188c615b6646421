import Articles
import Diagnostics
import Files
import Ledgers
import Links
import Parallel
import Publishing
import Search
import Synchronization

/// A library as far as one plan must know of the others: what was taken from each of its plans, most of which were let go again.
struct LibraryReading: Sendable {
  let settings: SiteSettings
  let records: PlanRecords?
  /// By slug.
  let plans: [Plan]
  let linked: LinkedLibrary
  let warnings: [Diagnostic]
  /// Whether all of every plan is held until somebody lets it go.
  let holdsAll: Bool

  struct Plan: Sendable {
    let header: PlanHeader
    let survey: PlanSurvey
    /// Of a small library, all that was read.
    var held: PlanReading?
    /// What an earlier build left of it.
    var record: PlanRecord?
    /// Whether anything was noticed.
    var isNoticed = false
  }

  /// How much of a library's texts is held, in bytes of prose: what fits is not read twice, and what does not fit takes no memory.
  private static let heldBytes = 4 << 20

  /// Reads all plans; throws everything that is wrong in any of their files.
  ///
  /// - Parameters:
  ///   - memory: what was read before.
  ///   - holdsAll: whether all of every plan is to be held, for who asks for them all.
  ///   - records: gives what earlier builds left, for the settings of the site.
  static func read(
    _ content: ContentFolder, remembering memory: [Slug: PlanReading] = [:], holdsAll: Bool = false,
    records: (SiteSettings) -> PlanRecords? = { _ in nil }
  ) throws(DiagnosticList) -> LibraryReading {
    var problems = DiagnosticCollector()
    let settings = content.settings(&problems)
    var folders: [PlanFolder] = []
    do throws(Diagnostic) { folders = try content.plans(&problems) } catch { throw DiagnosticList(error) }
    let room = Atomic(holdsAll ? Int.max / 2 : heldBytes)
    let records = records(settings)
    let read = folders.parallelMap { folder -> (plan: Plan?, noticed: [Diagnostic]) in
      if let record = records?.record(of: folder.slug) {
        return (Plan(header: record.header, survey: record.survey, record: record), [])
      }
      var reading = memory[folder.slug] ?? PlanReading(folder)
      let (found, noticed) = reading.plan(settings)
      var plan = found.map { LibraryReading.plan($0, &reading, room) }
      plan?.isNoticed = !noticed.isEmpty
      return (plan, noticed)
    }
    for found in read { problems.report(contentsOf: found.noticed) }
    if folders.isEmpty, !problems.hasErrors { problems.report(content.noPlan) }
    try problems.throwErrors()
    let plans = read.compactMap(\.plan)
    return LibraryReading(
      settings: settings, records: records, plans: plans, linked: LinkedLibrary(plans.map(\.survey)),
      warnings: problems.warnings, holdsAll: holdsAll)
  }

  private static func plan(_ plan: PlanContent, _ reading: inout PlanReading, _ room: borrowing Atomic<Int>) -> Plan {
    let survey = reading.survey(of: plan).survey
    let size = plan.articles.reduce(0) { $0 + $1.body.prose.bytes.count }
    let isHeld = room.subtract(size, ordering: .relaxed).newValue >= 0
    let hasLedger = File.exists("\(reading.folder.path)/\(Ledger.fileName)")
    return Plan(
      header: PlanHeader(plan, isRevised: reading.isRevised, hasLedger: hasLedger), survey: survey,
      held: isHeld ? reading : nil)
  }
}
