import Files

/// The checksums of folders that were read before, each of which counts while the folder's files stand as they did then.
///
/// Kept in the user's cache folder, one file a site, and never needed.
struct FolderSums: Sendable {
  private struct Entry: Sendable, Hashable {
    let times: Checksum
    let sum: Checksum
    /// What lay in it; nil where that was just being changed.
    let names: FolderNames?
  }

  private let path: String
  private var entries: [String: Entry] = [:]

  /// What was kept of the folders that the site is made of; nil when nothing can be kept on this machine.
  init?(site: String) {
    guard let path = BuildRecord.place(site, "folders") else { return nil }
    self.path = path
    guard let bytes = try? File.read(path), case (var packed, _)? = Unpacking.checked(bytes) else { return }
    let read = packed.list {
      ($0.text(), Entry(times: Checksum(&$0), sum: Checksum(&$0), names: $0.optional { FolderNames(&$0) }))
    }
    if packed.isWhole { entries = Dictionary(read, uniquingKeysWith: { first, _ in first }) }
  }

  /// What lay in a folder; nil where that is not known.
  func names(in path: String) -> FolderNames? { entries[path]?.names }

  /// nil when the folder was not read as it stands.
  func sum(of folder: FolderState) -> Checksum? {
    guard let entry = entries[folder.path], entry.times == folder.times.sum else { return nil }
    return entry.sum
  }

  /// Keeps the checksums of just these folders, where any of them is new. One with a file that was saved just before it was looked at
  /// is read again.
  ///
  /// - Parameter moment: before they were looked at.
  func keep(_ folders: [FolderState], _ sums: [Checksum], lookedAtFrom moment: Moment) {
    var kept: [String: Entry] = [:]
    for (folder, sum) in zip(folders, sums) where moment.isBehind(folder.times.newest) {
      let names = folder.times.names
      kept[folder.path] = Entry(
        times: folder.times.sum, sum: sum, names: moment.isBehind(names.newest) ? names : nil)
    }
    if kept == entries { return }
    var packing = Packing(capacity: kept.count << 10)
    packing.list(kept.sorted { $0.key < $1.key }) { packing, entry in
      packing.text(entry.key)
      entry.value.times.pack(into: &packing)
      entry.value.sum.pack(into: &packing)
      packing.optional(entry.value.names) { $1.pack(into: &$0) }
    }
    File.keep(packing.checked.bytes, at: path)
  }
}
