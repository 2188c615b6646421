import Articles
import Diagnostics
import Files
import Parallel
import Publishing

/// What a build was made of and what it left, so that the next one can see that there is nothing to do.
///
/// Kept in the user's cache folder, one file a site, and never needed: it may be deleted at any time. Nothing is done only when
/// every file of Content/ and of the templates has the same bytes as then (by SHA-256), the program is the same, and every file
/// of the site stands as the build left it (by size and times). A build with warnings is made again: they are to be seen
/// again.
public struct BuildRecord: Sendable {
  /// The file begins with how many pages the site has, in a line of text; behind it is the rest with its checksum.
  private let path: String
  private let site: String
  /// All that the site is made of.
  let sources: SourceState
  /// Beside it: the program, and where the sources are.
  private let place: String
  private let kept: Kept?

  /// What the last build kept.
  private struct Kept: Sendable {
    let pages: Int
    let sources: Checksum
    /// How the manifest stood.
    let manifest: Checksum
    /// How the files of each part of the site stood; none of a build that is to be made again.
    let states: [Checksum]
    /// Where the lines of each part are in the manifest.
    let places: ManifestPlaces
    /// All plans, which are the first parts.
    let plans: [String]
    /// How the files of each plan stood that has a record.
    let standings: [Slug: PlanStanding]

    /// nil when there is none, or it was cut or changed.
    init?(_ path: String) {
      guard let bytes = try? File.read(path), let end = bytes.firstIndex(of: 0x0A),
        let pages = Int(String(decoding: bytes[..<end], as: UTF8.self))
      else { return nil }
      guard case (var packed, _)? = Unpacking.checked(Array(bytes[(end + 1)...])) else { return nil }
      self.pages = pages
      sources = Checksum(&packed)
      manifest = Checksum(&packed)
      states = packed.list { Checksum(&$0) }
      let fileCount = packed.number()
      let places = packed.list { packed in
        packed.list { packed in
          let start = packed.number()
          return start..<start + packed.number()
        }
      }
      self.places = ManifestPlaces(fileCount: fileCount, parts: places)
      plans = packed.list { $0.text() }
      let standings = packed.list { (Slug($0.text()), PlanStanding(&$0)) }
      self.standings = Dictionary(
        standings.compactMap { slug, standing in slug.map { ($0, standing) } }, uniquingKeysWith: { first, _ in first })
      guard packed.isWhole else { return nil }
    }
  }

  /// The record for a build from these folders as they are now; nil when something in them cannot be looked at or nothing can
  /// be kept on this machine.
  public init?(content: ContentFolder, templates: String, site: String) {
    guard let path = BuildRecord.place(site, "builds"), let program = Program.path,
      let status = FileStatus(of: program), let sources = SourceState(content, templates, site: site)
    else { return nil }
    place = (["\(program) \(status.tag)", content.path] + sources.templates).joined(separator: "\n")
    (self.sources, self.site, self.path, kept) = (sources, site, path, Kept(path))
  }

  /// Of all that the site is made of and by; nil when something cannot be read.
  private var fingerprint: Checksum? {
    sources.fingerprint.map { Checksum(of: Array("\(place)\n\($0)".utf8)) }
  }

  /// Where what builds leave of a site is kept.
  ///
  /// - Parameter kind: what it is that is kept.
  static func place(_ site: String, _ kind: String) -> String? {
    let place = Program.realPath(site) ?? "\(Program.realPath(".") ?? "")/\(site)"
    return Program.cacheFolder.map { "\($0)/gangmu/\(kind)/\(Checksum(of: Array(place.utf8)))" }
  }

  /// Whether the last build was of other sources, or by another program.
  var hasOtherSources: Bool { kept.map { $0.sources != fingerprint } ?? false }

  /// Where the lines of the parts of a site of these plans are in the manifest, where that stands as the last build left it.
  func places(of plans: [Slug]) -> ManifestPlaces? {
    guard let kept, kept.plans == plans.map(\.description), kept.manifest == manifestState else { return nil }
    return kept.places
  }

  /// How the files of each plan stood that has a record.
  var standings: [Slug: PlanStanding] { kept?.standings ?? [:] }

  /// The site as the last build left it, when nothing has changed since.
  public func unchangedSite() -> (pages: Int, change: SiteChange)? {
    let folder = SiteFolder(path: site)
    guard let kept, kept.sources == fingerprint, kept.manifest == manifestState, !kept.states.isEmpty,
      let files = folder.files, files.count == kept.places.fileCount
    else { return nil }
    let stand = Array(zip(kept.states, kept.places.parts)).parallelMap { part in
      files.states(of: files.lines(at: part.1), in: site)?.joined == part.0
    }
    guard stand.allSatisfy({ $0 }) else { return nil }
    sources.keepSums()
    return (kept.pages, folder.unchanged(kept.places))
  }

  /// How the manifest stands.
  private var manifestState: Checksum? {
    var states = FileStates(in: site)
    return states.add(Array(SiteFolder.manifestName.utf8)[...]) ? states.sum : nil
  }

  /// Keeps that the site is now what it is made of. A record that cannot be written is none, and none is kept when something was
  /// saved while it was read: nobody knows which of its texts the build read.
  ///
  /// - Parameters:
  ///   - change: what the build did to the site.
  ///   - states: how the files of each of its parts stand, the manifest says which files these are; none of a build that is to be
  ///     made again.
  ///   - plans: all of them.
  ///   - standings: how the files of each plan stand that has a record.
  ///   - made: the plans that were read.
  func keep(
    pages: Int, _ change: SiteChange, _ states: [Checksum], _ plans: [Slug],
    _ standings: [(plan: Slug, standing: PlanStanding)], made: [Slug]
  ) {
    guard let fingerprint, let manifestState, sources.isUntouched(made) else { return }
    var packing = Packing()
    fingerprint.pack(into: &packing)
    manifestState.pack(into: &packing)
    packing.list(states) { $1.pack(into: &$0) }
    packing.number(change.places.fileCount)
    packing.list(change.places.parts) { packing, places in
      packing.list(places) { packing, range in
        packing.number(range.lowerBound)
        packing.number(range.count)
      }
    }
    packing.list(plans) { $0.text($1.description) }
    packing.list(standings) { packing, plan in
      packing.text(plan.plan.description)
      plan.standing.pack(into: &packing)
    }
    File.keep(Array("\(pages)\n".utf8) + packing.checked.bytes, at: path)
  }
}
