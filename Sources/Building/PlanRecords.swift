import Articles
import Diagnostics
import Files
import Links
import Parallel
import Publishing
import Search

/// What earlier builds of a site left of each plan, so that the next one neither reads nor makes the plans that are the same.
///
/// Kept in the user's cache folder, five files a plan, and never needed: it may be deleted at any time. A record counts for what was
/// read from the plan when every file of its folder has the same bytes (by SHA-256) as when it was made, and program, templates
/// and settings are the same; and for the files of the site when besides all that other plans give to its pages is the same and
/// its files stand as the build left them (`Standing`). A plan with warnings has none: they are to be seen again.
struct PlanRecords: Sendable {
  private let folder: String
  private let site: String
  private let look: Standing.Look
  private let standings: [Slug: PlanStanding]
  private let sources: SourceState
  /// Of the program and the site's settings.
  private let base: Packing

  /// nil when nothing can be kept on this machine.
  ///
  /// - Parameters:
  ///   - sources: as they were before any was read.
  ///   - look: what of the site is looked at.
  ///   - standings: how the plans' files stood after the last build.
  init?(
    _ sources: SourceState?, of content: ContentFolder, site: String, _ settings: SiteSettings, _ look: Standing.Look,
    _ standings: [Slug: PlanStanding]
  ) {
    guard let sources, let folder = BuildRecord.place(site, "plans"), let program = Program.path,
      let status = FileStatus(of: program)
    else { return nil }
    var base = Packing()
    for text in [program, status.tag, settings.terms.rawValue, settings.language, content.path] { base.text(text) }
    (self.sources, self.folder, self.site, self.base) = (sources, folder, site, base)
    (self.look, self.standings) = (look, standings)
  }

  /// What was kept of the search's index.
  var index: IndexRecords? { IndexRecords(of: site, look) }

  /// Reads now what records are told by, for who has nothing else to do.
  func readAhead() { sources.readAhead() }

  /// Of all that what is read from a plan depends on; nil when something cannot be read.
  private func fingerprint(of plan: Slug) -> Checksum? {
    guard let templates = sources.templatesFingerprint, let folder = sources.fingerprint(of: plan) else { return nil }
    var packing = base
    templates.pack(into: &packing)
    folder.pack(into: &packing)
    return Checksum(of: packing.bytes)
  }

  /// What was kept of a plan whose folder is as it was then.
  func record(of plan: Slug) -> PlanRecord? {
    guard let bytes = try? File.read(path(of: plan)), let record = PlanRecord(bytes),
      record.sources == fingerprint(of: plan)
    else { return nil }
    return record
  }

  // No plan's name ends so.
  private static let textSuffix = "~text"
  private static let standingSuffix = "~files"
  private static let findingsSuffix = "~found"
  private static let listSuffix = "~list"
  private static let suffixes = ["", textSuffix, standingSuffix, findingsSuffix, listSuffix]
  /// Nor begins so: where the comparison of all plans' articles is.
  private static let likenessName = "~likeness"

  private func path(of plan: Slug, _ suffix: String = "") -> String { "\(folder)/\(plan)\(suffix)" }

  /// What a plan says to the search, as it was kept with this checksum; nil when it is not there so.
  func text(of plan: Slug, _ sum: Checksum) -> SearchPlanText? {
    guard let bytes = try? File.read(path(of: plan, PlanRecords.textSuffix)), Checksum(of: bytes) == sum else {
      return nil
    }
    return SearchPlanText(bytes: bytes)
  }

  /// What a plan said to the search when that was last kept.
  func lastText(of plan: Slug) -> [UInt8]? { try? File.read(path(of: plan, PlanRecords.textSuffix)) }

  /// Keeps what a plan says to the search; nil when it cannot be written.
  func keep(_ text: SearchPlanText, of plan: Slug) -> Checksum? {
    File.keep(text.bytes, at: path(of: plan, PlanRecords.textSuffix)) ? Checksum(of: text.bytes) : nil
  }

  /// What was kept of a recorded plan's files, when they are as the build left them; else nil.
  func standing(of record: PlanRecord) -> PlanStanding? {
    let plan = record.header.slug
    guard let kept = keptStanding(of: plan, record.sum),
      let files = kept.files.confirmed(in: site, look, listing: { listing(of: record) })
    else { return nil }
    let standing = PlanStanding(record: kept.record, text: kept.text, files: files)
    if files != kept.files { keep(standing, of: plan) }
    return standing
  }

  /// The list of a recorded plan's files; nil when it is not there as it was kept.
  func listing(of record: PlanRecord) -> SiteListing? {
    guard let lines = try? File.read(path(of: record.header.slug, PlanRecords.listSuffix)),
      Checksum(of: lines) == record.listing
    else { return nil }
    return SiteListing(text: lines)
  }

  /// What is known of a recorded plan's files, with their list; nil when that is not there as it was kept.
  func listed(_ record: PlanRecord) -> PlanPart? {
    guard let listing = listing(of: record) else { return nil }
    var part = record.part
    part.listing = listing
    return part
  }

  /// From the record of the last build, where that is of the same files: so not every plan's own is opened.
  private func keptStanding(of plan: Slug, _ record: Checksum?) -> PlanStanding? {
    if let standing = standings[plan], standing.record == record { return standing }
    let bytes = try? File.read(path(of: plan, PlanRecords.standingSuffix))
    return bytes.flatMap { PlanStanding($0) }.flatMap { $0.record == record ? $0 : nil }
  }

  /// Removes what was kept of plans that are no more.
  func forget(allBut plans: [Slug]) {
    var names = Set(plans.flatMap { plan in PlanRecords.suffixes.map { "\(plan)\($0)" } })
    names.insert(PlanRecords.likenessName)
    for entry in (try? Folder.entries(folder)) ?? [] where !names.contains(entry.name) {
      try? File.remove("\(folder)/\(entry.name)")
    }
  }

  /// What was found in a recorded plan; nil when it is not there as it was kept.
  func findings(of plan: Slug, _ survey: PlanSurvey) -> PlanFindings? {
    guard let bytes = try? File.read(path(of: plan, PlanRecords.findingsSuffix)),
      Checksum(of: bytes) == survey.findingsSum
    else { return nil }
    return PlanFindings(bytes: bytes)
  }

  /// The last comparison of the articles of all plans.
  var likeness: LikenessBase? {
    LikenessBase.read("\(folder)/\(PlanRecords.likenessName)", by: Checksum(of: base.bytes))
  }

  func keep(_ likeness: LikenessBase) {
    do throws(Diagnostic) {
      try Folder.create(folder)
      try likeness.write(to: "\(folder)/\(PlanRecords.likenessName)", by: Checksum(of: base.bytes))
    } catch {}
  }

  /// Keeps what a build made of a plan. None is kept of a plan that was saved meanwhile: nobody knows which of its texts the build
  /// read.
  ///
  /// - Returns: the record's checksum; nil when there is none.
  func keep(
    _ plan: Slug, _ header: PlanHeader, _ survey: PlanSurvey, _ influence: Checksum, _ part: PlanPart
  ) -> Checksum? {
    guard let fingerprint = fingerprint(of: plan), sources.isUntouched(plan) else { return nil }
    let (bytes, sum) = PlanRecord(
      sources: fingerprint, header: header, survey: survey, influence: influence, part: part,
      listing: Checksum(of: part.listing.text)
    ).packed
    guard File.keep(part.listing.text, at: path(of: plan, PlanRecords.listSuffix)) else { return nil }
    if let findings = survey.findings, !File.keep(findings.bytes, at: path(of: plan, PlanRecords.findingsSuffix)) {
      return nil
    }
    return File.keep(bytes, at: path(of: plan)) ? sum : nil
  }

  /// Keeps that the recorded files stand, now that the site does.
  func keep(_ standing: PlanStanding, of plan: Slug) {
    File.keep(standing.bytes, at: path(of: plan, PlanRecords.standingSuffix))
  }
}
