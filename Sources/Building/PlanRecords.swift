import Articles
import Files
import Links
import Parallel
import Publishing
import Search

/// What earlier builds of a site left of each plan, so that the next one neither reads nor makes the plans that are the same.
///
/// Kept in the user's cache folder, a file a plan, and never needed: it may be deleted at any time. A record counts for what was
/// read from the plan when every file of its folder has the same bytes (by SHA-256) as when it was made, and program, templates
/// and settings are the same; and for the files of the site when besides all that other plans give to its pages is the same and
/// every file stands as the build left it (by size and times). A plan with warnings has none: they are to be seen again.
struct PlanRecords: Sendable {
  private let folder: String
  private let site: String
  /// Of the program, the templates and the site's settings.
  private let base: Checksum

  /// nil when nothing can be kept on this machine.
  ///
  /// - Parameter state: of the templates, where it is known.
  init?(
    content: ContentFolder, templates: String, _ state: [FolderState]?, site: String, _ settings: SiteSettings
  ) {
    guard let folder = BuildRecord.place(site, "plans"), let program = Program.path,
      let status = FileStatus(of: program),
      let folders = state ?? SourceState.templates(templates)
    else { return nil }
    var packing = Packing()
    for text in [program, status.tag, settings.terms.rawValue, settings.language, content.path] { packing.text(text) }
    for folder in folders { folder.sum.pack(into: &packing) }
    self.folder = folder
    self.site = site
    base = Checksum(of: packing.bytes)
  }

  /// A plan's folder as it is.
  struct Sources: Sendable {
    /// Of it and of what else its record depends on.
    fileprivate let sums: Checksum
    fileprivate let folder: FolderState

    init?(_ plan: PlanFolder, _ base: Checksum) {
      guard let folder = FolderState(plan.path) else { return nil }
      var packing = Packing()
      base.pack(into: &packing)
      folder.sum.pack(into: &packing)
      (sums, self.folder) = (Checksum(of: packing.bytes), folder)
    }
  }

  func sources(of plan: PlanFolder) -> Sources? { Sources(plan, base) }

  /// What was kept of a plan whose folder is as it was then.
  func record(of plan: Slug, _ sources: Sources) -> PlanRecord? {
    guard let bytes = try? File.read("\(folder)/\(plan)"), let record = PlanRecord(bytes),
      record.sources == sources.sums
    else { return nil }
    return record
  }

  /// No plan's name ends so.
  private static let textSuffix = "~text"

  private func textPath(of plan: Slug) -> String { "\(folder)/\(plan)\(PlanRecords.textSuffix)" }

  /// What a recorded plan says to the search; nil when it is not as it was recorded.
  func text(of record: PlanRecord) -> SearchPlanText? {
    guard let bytes = try? File.read(textPath(of: record.header.slug)), Checksum(of: bytes) == record.text else {
      return nil
    }
    return SearchPlanText(bytes: bytes)
  }

  /// Keeps what a plan says to the search, so that memory need not; a record names it by its checksum.
  func keep(_ text: SearchPlanText, of plan: Slug) -> Checksum {
    try? Folder.create(folder)
    try? File.replace(textPath(of: plan), with: text.bytes)
    return Checksum(of: text.bytes)
  }

  /// Whether every file of the site is as the build left it.
  func isStanding(_ record: PlanRecord) -> Bool {
    zip(record.part.listing.paths, record.tags).allSatisfy { path, tag in
      FileStatus.tag(ofFile: "\(site)/\(path)") == tag
    }
  }

  /// Removes what was kept of plans that are no more.
  func forget(allBut plans: [Slug]) {
    let names = Set(plans.flatMap { ["\($0)", "\($0)\(PlanRecords.textSuffix)"] })
    for entry in (try? Folder.entries(folder)) ?? [] where !names.contains(entry.name) {
      try? File.remove("\(folder)/\(entry.name)")
    }
  }

  /// Keeps what a build made of a plan, now that the site stands. A record that cannot be written is none, and none is kept of a
  /// plan that was saved meanwhile: nobody knows which of its texts the build read.
  func keep(
    _ plan: PlanFolder, _ sources: Sources, _ header: PlanHeader, _ survey: PlanSurvey, _ text: Checksum,
    _ influence: Checksum, _ part: PlanPart
  ) {
    let tags = part.listing.paths.map { FileStatus.tag(ofFile: "\(site)/\($0)") }
    guard sources.folder.isUntouched, !tags.contains(nil) else { return }
    let record = PlanRecord(
      sources: sources.sums, header: header, survey: survey, text: text, influence: influence, part: part,
      tags: tags.compactMap { $0 })
    try? Folder.create(folder)
    try? File.replace("\(folder)/\(plan.slug)", with: record.bytes)
  }
}
