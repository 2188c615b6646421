#if os(Linux)
  import Diagnostics
  import Files

  /// Watches folders, and all in them, by inotify(7).
  final class InotifyWatch: FolderWatch {
    let settlingMilliseconds = 40
    private let descriptor: Int32
    private let roots: [WatchedPath]
    private let stopLine: StopLine
    private var places: [Int32: WatchedPath] = [:]
    /// Whether the system refused to watch a folder: its limit is reached.
    private(set) var isIncomplete = false

    /// A folder that is not there is looked for this often.
    private static let searchMilliseconds = 200

    private static let mask =
      UInt32(IN_CLOSE_WRITE) | UInt32(IN_MOVED_TO) | UInt32(IN_MOVED_FROM) | UInt32(IN_CREATE) | UInt32(IN_DELETE)
      | UInt32(IN_DELETE_SELF) | UInt32(IN_MOVE_SELF) | UInt32(IN_ONLYDIR)

    /// nil when the system has no inotify to give, or not for so many folders.
    init?(_ folders: [String], stopLine: StopLine) {
      descriptor = inotify_init1(Int32(IN_CLOEXEC) | Int32(IN_NONBLOCK))
      self.stopLine = stopLine
      roots = folders.map { WatchedPath(folder: $0, path: "") }
      guard descriptor >= 0 else { return nil }
      for root in roots { add(root) }
      if isIncomplete { return nil }
    }

    deinit {
      if descriptor >= 0 { close(descriptor) }
    }

    func wait(milliseconds: Int?) -> WatchedMoment {
      let deadline = Deadline(milliseconds: milliseconds)
      while true {
        let left = deadline.milliseconds
        let step = missingRoots.isEmpty ? left : min(left ?? .max, InotifyWatch.searchMilliseconds)
        let moment = stopLine.wait(for: descriptor, milliseconds: step)
        if moment.isStopped { return .stopped }
        var changes = moment.isReadable ? readEvents() : FolderChanges()
        for root in missingRoots where Folder.exists(root.folder) {
          add(root)
          changes.reportIncomplete()
        }
        if !changes.isEmpty { return .changed(changes) }
        if left == 0 { return .quiet }
      }
    }

    private var missingRoots: [WatchedPath] {
      roots.filter { root in !places.values.contains(root) }
    }

    /// Watches a folder and those in it. The files in it are listed before anybody can have changed them unseen, or after.
    @discardableResult
    private func add(_ folder: WatchedPath) -> [WatchedPath] {
      let number = inotify_add_watch(descriptor, folder.description, InotifyWatch.mask)
      guard number >= 0 else {
        if errno == ENOSPC { isIncomplete = true }
        return []
      }
      places[number] = folder
      var files: [WatchedPath] = []
      for entry in (try? Folder.entries(folder.description)) ?? [] where !entry.name.hasPrefix(".") {
        if entry.isFolder {
          files += add(folder.appending(entry.name))
        } else {
          files.append(folder.appending(entry.name))
        }
      }
      return files
    }

    private func remove(within folder: WatchedPath) {
      for (number, place) in places where place.isWithin(folder) {
        inotify_rm_watch(descriptor, number)
        places[number] = nil
      }
    }

    private func readEvents() -> FolderChanges {
      var changes = FolderChanges()
      let header = MemoryLayout<inotify_event>.size
      withUnsafeTemporaryAllocation(byteCount: 65_536, alignment: MemoryLayout<inotify_event>.alignment) { buffer in
        while true {
          let count = read(descriptor, buffer.baseAddress, buffer.count)
          guard count >= header else { return }
          var offset = 0
          while offset + header <= count {
            let event = buffer.loadUnaligned(fromByteOffset: offset, as: inotify_event.self)
            // The name is padded with NULs.
            let name = buffer[(offset + header)..<(offset + header + Int(event.len))].prefix { $0 != 0 }
            take(event, name: String(decoding: name, as: UTF8.self), &changes)
            offset += header + Int(event.len)
          }
        }
      }
      return changes
    }

    private func take(_ event: inotify_event, name: String, _ changes: inout FolderChanges) {
      func has(_ flag: some BinaryInteger) -> Bool { event.mask & UInt32(truncatingIfNeeded: flag) != 0 }
      if has(IN_Q_OVERFLOW) {
        places = [:]
        for root in roots { add(root) }
        changes.reportIncomplete()
        return
      }
      guard let folder = places[event.wd] else { return }
      if has(IN_IGNORED) || has(IN_DELETE_SELF) || has(IN_MOVE_SELF) {
        // Of the folders below a root, the folder above tells.
        if folder.path.isEmpty {
          remove(within: folder)
          changes.report(folder, isFolder: true, isSaved: false)
        }
        if has(IN_IGNORED) { places[event.wd] = nil }
        return
      }
      let path = folder.appending(name)
      guard has(IN_ISDIR) else {
        changes.report(path, isFolder: false, isSaved: has(IN_CLOSE_WRITE) || has(IN_MOVED_TO))
        return
      }
      if name.hasPrefix(".") { return }
      changes.report(path, isFolder: true, isSaved: false)
      if has(IN_DELETE) || has(IN_MOVED_FROM) { remove(within: path) }
      if has(IN_CREATE) || has(IN_MOVED_TO) {
        for file in add(path) { changes.report(file, isFolder: false, isSaved: has(IN_MOVED_TO)) }
      }
    }
  }
#endif
