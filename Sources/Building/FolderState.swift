import Files
import Parallel

/// A folder's files as they were at one moment.
///
/// They may be read later: what is found then counts for that moment when nothing was saved in between.
struct FolderState: Sendable {
  private let path: String
  private let isDeep: Bool
  /// Of the names, sizes and times of its files.
  private let times: Checksum
  /// Of their names and bytes, where they were read in that moment.
  private let readSum: Checksum?

  /// The folder as it is now; nil when something in it cannot be looked at.
  ///
  /// - Parameters:
  ///   - isDeep: whether the folders in it count too.
  ///   - reads: whether its files are read at once, for who needs their bytes anyhow.
  init?(_ path: String, isDeep: Bool = true, reads: Bool) {
    guard let found = FolderState.look(path, isDeep, reads: reads) else { return nil }
    (self.path, self.isDeep, times, readSum) = (path, isDeep, found.times, found.sum)
  }

  /// Whether nothing was saved since.
  var isUntouched: Bool { FolderState.look(path, isDeep, reads: false)?.times == times }

  /// Of the names and bytes of its files, the same on every machine; nil when one cannot be read.
  func sum() -> Checksum? { readSum ?? FolderState.look(path, isDeep, reads: true)?.sum }

  /// - Returns: the sum where the files are read.
  private static func look(_ path: String, _ isDeep: Bool, reads: Bool) -> (times: Checksum, sum: Checksum?)? {
    guard let files = files(path, isDeep) else { return nil }
    // Few files are looked at sooner than another core is woken.
    let parts = files.batches(of: reads ? 64 : 512).parallelMap { batch -> (times: [UInt8], sums: [UInt8])? in
      var (times, sums) = (Packing(), Packing())
      for file in batch {
        guard let (status, sum) = look("\(path)/\(file)", reads: reads) else { return nil }
        times.text(file)
        status.pack(into: &times)
        guard let sum else { continue }
        sums.text(file)
        sum.pack(into: &sums)
      }
      return (times.bytes, sums.bytes)
    }
    let known = parts.compactMap { $0 }
    guard known.count == parts.count else { return nil }
    return (Checksum(of: known.flatMap(\.times)), reads ? Checksum(of: known.flatMap(\.sums)) : nil)
  }

  private static func look(_ file: String, reads: Bool) -> (FileStatus, Checksum?)? {
    if reads { return (try? File.readWithStatus(file)).map { ($0.status, Checksum(of: $0.bytes)) } }
    return FileStatus(of: file).map { ($0, nil) }
  }

  private static func files(_ path: String, _ isDeep: Bool) -> [String]? {
    if isDeep { return try? Folder.files(below: path) }
    guard Folder.exists(path) else { return [] }
    return (try? Folder.entries(path)).map { $0.filter { !$0.isFolder }.map(\.name) }
  }
}
