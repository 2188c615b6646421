import Articles
import Files
import Parallel
import Publishing

/// Everything that a site is made of as it was at one moment.
struct SourceState: Sendable {
  private let content: String
  /// Of the folders in Content/.
  private let names: [String]
  /// Where they stand among the folders.
  private let places: [String: Int]
  /// Ours, and the user's over them.
  let templates: [String]
  /// Content/ itself, the folders in it, and those of the templates.
  private let folders: [FolderState]
  /// Of each folder; nil when something cannot be read.
  private let sums: Later<[Checksum]?>
  /// What earlier builds of a site read.
  private let known: FolderSums?
  /// Before the folders were looked at.
  private let moment: Moment

  /// The folders as they are now; nil when something cannot be looked at.
  ///
  /// - Parameter site: the folder of the site that is made of them, where something is kept of it.
  init?(_ content: ContentFolder, _ templates: String, site: String? = nil) {
    moment = .now
    guard let names = SourceState.names(content.path), let templates = try? TemplateFolder.folders(templates) else {
      return nil
    }
    let paths = names.map { "\(content.path)/\($0)" } + templates
    let known = site.flatMap { FolderSums(site: $0) }
    let folders =
      [FolderState(content.path, isDeep: false)]
      + paths.parallelMap { FolderState($0, known: known?.names(in: $0)) }
    if folders.contains(where: { $0 == nil }) { return nil }
    (self.content, self.names, self.templates) = (content.path, names, templates)
    places = Dictionary(uniqueKeysWithValues: zip(names, 1...))
    self.folders = folders.compactMap { $0 }
    self.known = known
    sums = Later { [folders = self.folders] in
      let sums = folders.parallelMap { known?.sum(of: $0) ?? $0.sum() }
      return sums.contains(nil) ? nil : sums.compactMap { $0 }
    }
  }

  private static func names(_ content: String) -> [String]? {
    guard Folder.exists(content) else { return [] }
    return (try? Folder.entries(content)).map { $0.filter(\.isFolder).map(\.name) }
  }

  /// Reads everything now, if it is not yet.
  func readAhead() { _ = sums.value }

  /// Of everything, the same on every machine; nil when something cannot be read.
  var fingerprint: Checksum? {
    guard let sums = sums.value else { return nil }
    var packing = Packing()
    packing.list(names) { $0.text($1) }
    packing.list(sums) { $1.pack(into: &$0) }
    return Checksum(of: packing.bytes)
  }

  /// Of the templates.
  var templatesFingerprint: Checksum? {
    guard let sums = sums.value else { return nil }
    var packing = Packing()
    packing.list(sums.suffix(templates.count)) { $1.pack(into: &$0) }
    return Checksum(of: packing.bytes)
  }

  /// Of a plan's folder; nil also when there was none.
  func fingerprint(of plan: Slug) -> Checksum? {
    guard let place = places["\(plan)"], let sums = sums.value else { return nil }
    return sums[place]
  }

  /// Whether nothing was saved since of what was read of some plans, of the site's settings and of the templates.
  func isUntouched(_ plans: [Slug]) -> Bool {
    let read =
      folders.prefix(1) + plans.compactMap { places["\($0)"].map { folders[$0] } } + folders.suffix(templates.count)
    return Array(read).parallelMap(\.isUntouched).allSatisfy { $0 }
  }

  /// Whether nothing of a plan was saved since.
  func isUntouched(_ plan: Slug) -> Bool { places["\(plan)"].map { folders[$0].isUntouched } ?? false }

  /// Keeps what was read for the next build.
  func keepSums() {
    guard let sums = sums.value else { return }
    known?.keep(folders, sums, lookedAtFrom: moment)
  }
}
