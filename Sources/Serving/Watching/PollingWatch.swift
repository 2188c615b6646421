import Files

/// Watches folders, and all in them, by looking at them again and again: where the system tells nothing of changes, as on
/// network drives.
final class PollingWatch: FolderWatch {
  let settlingMilliseconds = 120
  private let folders: [String]
  private let stopLine: StopLine
  private var known: [WatchedPath: FileStatus]

  private static let intervalMilliseconds = 250

  init(_ folders: [String], stopLine: StopLine) {
    self.folders = folders
    self.stopLine = stopLine
    known = PollingWatch.survey(folders)
  }

  func wait(milliseconds: Int?) -> WatchedMoment {
    let deadline = Deadline(milliseconds: milliseconds)
    while true {
      let left = deadline.milliseconds
      let changes = look()
      if !changes.isEmpty { return .changed(changes) }
      if left == 0 { return .quiet }
      let step = min(left ?? .max, PollingWatch.intervalMilliseconds)
      if stopLine.wait(for: nil, milliseconds: step).isStopped { return .stopped }
    }
  }

  private func look() -> FolderChanges {
    let found = PollingWatch.survey(folders)
    var changes = FolderChanges()
    for (path, status) in found where known[path] != status {
      // Nothing tells whether whoever writes it has come to the end.
      changes.report(path, isFolder: status.kind == .folder, isSaved: false)
    }
    for (path, status) in known where found[path] == nil {
      changes.report(path, isFolder: status.kind == .folder, isSaved: false)
    }
    known = found
    return changes
  }

  private static func survey(_ folders: [String]) -> [WatchedPath: FileStatus] {
    var found: [WatchedPath: FileStatus] = [:]
    var waiting = folders.map { WatchedPath(folder: $0, path: "") }
    while let folder = waiting.popLast() {
      for entry in (try? Folder.entries(folder.description)) ?? [] where !entry.name.hasPrefix(".") {
        let path = folder.appending(entry.name)
        if entry.isFolder {
          waiting.append(path)
          // A folder's own times change with its files, which are listed themselves.
          found[path] = .folder
        } else if let status = FileStatus(of: path.description) {
          found[path] = status
        }
      }
    }
    return found
  }
}
