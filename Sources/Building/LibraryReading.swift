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
    var survey: PlanSurvey
    /// Of a small library, all that was read.
    @Boxed var held: PlanReading? = nil
    /// What an earlier build left of it.
    @Boxed var record: PlanRecord? = nil
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
    let pass = FirstPass(content: content, settings: settings, records: records(settings)) { folder in
      var reading = memory[folder.slug] ?? PlanReading(folder)
      let (found, noticed) = reading.plan(settings)
      var plan = found.map { LibraryReading.plan($0, &reading, room) }
      plan?.isNoticed = !noticed.isEmpty
      return (plan, noticed)
    }
    let (read, base) = inParallel { [folders] in
      folders.parallelMap { pass.plan($0) }
    } _: {
      pass.records?.likeness
    }
    for found in read { problems.report(contentsOf: found.noticed) }
    if folders.isEmpty, !problems.hasErrors { problems.report(content.noPlan) }
    try problems.throwErrors()
    let (plans, likeness) = try pass.compare(read.compactMap(\.plan), since: base, &problems)
    return LibraryReading(
      settings: settings, records: pass.records, plans: plans, linked: LinkedLibrary(plans.map(\.survey), likeness),
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

/// The first pass over a library's plans: each as an earlier build left it, or read.
private struct FirstPass: Sendable {
  typealias Read = (plan: LibraryReading.Plan?, noticed: [Diagnostic])

  let content: ContentFolder
  let settings: SiteSettings
  let records: PlanRecords?
  /// Reads a plan from its folder.
  let read: @Sendable (PlanFolder) -> Read

  func plan(_ folder: PlanFolder) -> Read {
    guard let record = records?.record(of: folder.slug) else { return read(folder) }
    return (LibraryReading.Plan(header: record.header, survey: record.survey, record: record), [])
  }

  /// Compares the articles of all plans.
  ///
  /// - Parameter base: an earlier comparison, which has the signatures of most plans.
  /// - Returns: the plans, with what was found of those that the comparison does not know as they are.
  func compare(
    _ plans: [LibraryReading.Plan], since base: LikenessBase?, _ problems: inout DiagnosticCollector
  ) throws(DiagnosticList) -> (plans: [LibraryReading.Plan], likeness: LibraryLikeness) {
    let base = base.flatMap { $0.fits(plans.map(\.survey)) ? $0 : nil }
    let unknown = plans.indices.filter { place in
      plans[place].survey.findings == nil && base?.hasSignatures(of: plans[place].survey, at: place) != true
    }
    let completed = unknown.parallelMap { place -> Read in
      var plan = plans[place]
      plan.survey.findings = records?.findings(of: plan.header.slug, plan.survey)
      return plan.survey.findings == nil ? read(content.plan(plan.header.slug)) : (plan, [])
    }
    for found in completed { problems.report(contentsOf: found.noticed) }
    try problems.throwErrors()
    var plans = plans
    for (place, found) in zip(unknown, completed) { if let plan = found.plan { plans[place] = plan } }
    // When somebody is writing meanwhile, what was read twice may differ.
    if let base, !base.fits(plans.map(\.survey)) { return try compare(plans, since: nil, &problems) }
    let (likeness, made) = LibraryLikeness.compare(plans.map(\.survey), since: base)
    if let made { records?.keep(made) }
    return (plans, likeness)
  }
}
