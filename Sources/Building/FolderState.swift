import Files
import Parallel

/// A folder's files as they were at one moment.
///
/// They are read later: what is found then counts for that moment when nothing was saved in between.
struct FolderState: Sendable {
  let path: String
  private let isDeep: Bool
  /// How the files stood.
  let times: FolderTimes

  /// The folder as it is now; nil when something in it cannot be looked at.
  ///
  /// - Parameters:
  ///   - isDeep: whether the folders in it count too.
  ///   - names: what lay in it when it was looked at before.
  init?(_ path: String, isDeep: Bool = true, known names: FolderNames? = nil) {
    guard let times = names.flatMap({ FolderTimes(of: path, known: $0) }) ?? FolderTimes(of: path, isDeep: isDeep)
    else { return nil }
    (self.path, self.isDeep, self.times) = (path, isDeep, times)
  }

  /// Whether nothing was saved since.
  var isUntouched: Bool { FolderTimes(of: path, isDeep: isDeep)?.sum == times.sum }

  /// Of the names and bytes of its files, the same on every machine; nil when one cannot be read.
  func sum() -> Checksum? {
    guard let files else { return nil }
    // Few files are read sooner than another core is woken.
    let parts = files.batches(of: 64).parallelMap { batch -> [UInt8]? in
      var sums = Packing()
      for file in batch {
        guard let bytes = try? File.read("\(path)/\(file)") else { return nil }
        sums.text(file)
        Checksum(of: bytes).pack(into: &sums)
      }
      return sums.bytes
    }
    let known = parts.compactMap { $0 }
    return known.count == parts.count ? Checksum(of: known.flatMap { $0 }) : nil
  }

  private var files: [String]? {
    if isDeep { return try? Folder.files(below: path) }
    guard Folder.exists(path) else { return [] }
    return (try? Folder.entries(path)).map { $0.filter { !$0.isFolder }.map(\.name) }
  }
}
