/// Notices what changes in folders. It is waited for on one thread.
protocol FolderWatch: AnyObject {
  /// How long it must be quiet before files that may not be whole yet are taken for what they are.
  var settlingMilliseconds: Int { get }

  /// Waits for changes, but not longer than so many milliseconds; nil: as long as it takes.
  func wait(milliseconds: Int?) -> WatchedMoment
}

enum WatchedMoment {
  case changed(FolderChanges)
  /// Nothing changed in the time.
  case quiet
  /// Somebody wants the waiting to end.
  case stopped
}

extension FolderWatch {
  /// The next changes, all that belong to one save; nil when the waiting was ended.
  ///
  /// A saved file is reported at once, without waiting for more. A file that is gone is waited for a moment, because
  /// another one may be about to take its place.
  func next() -> FolderChanges? {
    var changes = FolderChanges()
    while true {
      let patience = changes.isEmpty ? nil : changes.holdsSavedFile ? 0 : settlingMilliseconds
      switch wait(milliseconds: patience) {
      case .changed(let more): changes.merge(more)
      case .quiet: if !changes.isEmpty { return changes }
      case .stopped: return nil
      }
    }
  }

  /// What has changed already.
  var pending: FolderChanges {
    if case .changed(let changes) = wait(milliseconds: 0) { changes } else { FolderChanges() }
  }
}
