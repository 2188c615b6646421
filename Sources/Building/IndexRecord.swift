import Articles
import Diagnostics
import Files
import Parallel
import Publishing

/// What an earlier build left of the search's index: of which texts it was made, and how its files stand.
///
/// Kept in the user's cache folder, one file a site, and never needed: it may be deleted at any time.
struct IndexRecord: Sendable {
  /// What a plan says to the search, where that is kept.
  struct Text: Sendable {
    let plan: Slug
    let sum: Checksum
  }

  /// Of all plans, by slug.
  let texts: [Text]
  let index: MadeIndex
  let standing: Standing
}

extension IndexRecord {
  fileprivate func bytes(_ program: String) -> [UInt8] {
    var packing = Packing(capacity: index.listing.text.count + 1 << 20)
    packing.text(program)
    packing.list(texts) { packing, text in
      packing.text(text.plan.description)
      text.sum.pack(into: &packing)
    }
    standing.pack(into: &packing)
    index.pack(into: &packing)
    return packing.checked.bytes
  }

  /// - Returns: nil for a file that was cut or changed, or that another program made.
  fileprivate init?(_ bytes: [UInt8], _ program: String) {
    guard case (var packed, _)? = Unpacking.checked(bytes), packed.text() == program else { return nil }
    let texts = packed.list { packed in (plan: Slug(packed.text()), sum: Checksum(&packed)) }
    standing = Standing(&packed)
    index = MadeIndex(&packed)
    self.texts = texts.compactMap { text in text.plan.map { Text(plan: $0, sum: text.sum) } }
    guard packed.isWhole, self.texts.count == texts.count else { return nil }
  }
}

/// Where the record of a site's index is.
struct IndexRecords: Sendable {
  private let path: String
  private let site: String
  private let program: String
  private let look: Standing.Look
  private let last: Later<IndexRecord?>

  /// nil when nothing can be kept on this machine.
  ///
  /// - Parameter look: what of the site is looked at.
  init?(of site: String, _ look: Standing.Look) {
    guard let path = BuildRecord.place(site, "indexes"), let program = Program.path,
      let status = FileStatus(of: program)
    else { return nil }
    let tag = "\(program) \(status.tag)"
    (self.path, self.site, self.program, self.look) = (path, site, tag, look)
    last = Later { (try? File.read(path)).flatMap { IndexRecord($0, tag) } }
  }

  /// What this program left of the index.
  var record: IndexRecord? { last.value }

  /// Reads it on another core, for who has something else to do until it is needed.
  func readAhead() { last.begin() }

  func letGo() { last.letGo() }

  /// How the files of the index stand, where they are as the build left them; else nil.
  func standing(of record: IndexRecord) -> Standing? {
    record.standing.confirmed(in: site, look, listing: { record.index.listing })
  }

  /// A file of the index as the build left it; nil when it is not there so. Where only folders are looked at, somebody may have
  /// written to it.
  func file(_ path: String, of record: IndexRecord) -> [UInt8]? {
    guard let bytes = try? File.read("\(site)/\(path)"), record.index.listing.sortedHas(path, bytes) else { return nil }
    return bytes
  }

  /// Keeps what a build left. A record that cannot be written is none.
  func keep(_ record: IndexRecord) {
    File.keep(record.bytes(program), at: path)
  }
}
