import Files
import Parallel

/// A folder's files as they were at one moment.
struct FolderState: Sendable {
  private let path: String
  /// Of their names and bytes; the same on every machine.
  let sum: Checksum
  /// Of their names, sizes and times.
  private let times: Checksum

  /// The folder as it is now; nil when something in it cannot be read.
  init?(_ path: String) {
    let parts = FolderState.files(of: path)?.parallelMap { files in
      FolderState.part(files) { file in
        (try? File.readWithStatus("\(path)/\(file)")).map { (Checksum(of: $0.bytes), $0.status) }
      }
    }
    guard let parts, let whole = FolderState.joined(parts) else { return nil }
    (self.path, sum, times) = (path, Checksum(of: whole.sums), Checksum(of: whole.times))
  }

  /// Whether nothing was saved since. Nothing is read for it.
  var isUntouched: Bool {
    let parts = FolderState.files(of: path)?.parallelMap { [path] files in
      FolderState.part(files) { file in FileStatus(of: "\(path)/\(file)").map { (nil, $0) } }
    }
    return parts.flatMap(FolderState.joined).map { Checksum(of: $0.times) == times } ?? false
  }

  private typealias Part = (sums: [UInt8], times: [UInt8])

  private static func files(of path: String) -> [ArraySlice<String>]? {
    (try? Folder.files(below: path))?.batches(of: 64)
  }

  /// nil when there is nothing of one of the files.
  private static func part(
    _ files: ArraySlice<String>, _ file: (String) -> (sum: Checksum?, status: FileStatus)?
  ) -> Part? {
    var (sums, times) = (Packing(), Packing())
    for name in files {
      guard let (sum, status) = file(name) else { return nil }
      sums.text(name)
      sum?.pack(into: &sums)
      times.text(name)
      times.text(status.tag)
    }
    return (sums.bytes, times.bytes)
  }

  private static func joined(_ parts: [Part?]) -> Part? {
    var whole: Part = ([], [])
    for part in parts {
      guard let part else { return nil }
      whole.sums += part.sums
      whole.times += part.times
    }
    return whole
  }
}
