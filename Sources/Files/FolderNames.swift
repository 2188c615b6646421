/// What lies in a folder and in the folders in it, by name, and how these folders stood: while they stand so, nothing was added or
/// removed, and their files can be looked at without their names being asked for.
public struct FolderNames: Sendable, Hashable {
  /// The steps of a look at all of it. Each is a byte that says what it is; behind a folder's and a file's is its name with a 0, and
  /// behind that of a folder how it stood.
  private var steps: [UInt8] = []
  /// When a folder was last touched, in nanoseconds since 1970.
  public private(set) var newest = 0

  private static let folder: UInt8 = 1
  private static let file: UInt8 = 2
  private static let end: UInt8 = 3

  mutating func enter(_ name: String, _ status: FileStatus) {
    steps.append(FolderNames.folder)
    add(name: name)
    status.append(to: &steps)
    newest = max(newest, status.lastTouched)
  }

  mutating func add(_ file: String) {
    steps.append(FolderNames.file)
    add(name: file)
  }

  mutating func leave() { steps.append(FolderNames.end) }

  private mutating func add(name: String) {
    steps += name.utf8
    steps.append(0)
  }

  /// Looks at the files; nil when a folder does not stand as it did, or a file is not there.
  func look(at path: String) -> FolderTimes.Seen? {
    steps.withUnsafeBufferPointer { steps in
      var look = Look(steps: steps)
      guard look.visit(AT_FDCWD, path), look.isAtEnd else { return nil }
      return look.seen
    }
  }

  private struct Look {
    private let steps: UnsafeBufferPointer<UInt8>
    private var offset = 0
    /// Of the folder that is open, with a slash behind it.
    private var path: [UInt8] = []
    private(set) var seen = FolderTimes.Seen()

    init(steps: UnsafeBufferPointer<UInt8>) {
      self.steps = steps
    }

    var isAtEnd: Bool { offset == steps.count }

    /// The folder that the next step enters.
    mutating func visit(_ parent: Int32, _ name: String? = nil) -> Bool {
      guard let step = next(), step.kind == FolderNames.folder, offset + FileStatus.length <= steps.count else {
        return false
      }
      let descriptor = name.map { openFolder(parent, $0) } ?? step.open(parent)
      guard descriptor >= 0 else { return false }
      defer { close(descriptor) }
      var status = stat()
      guard fstat(descriptor, &status) == 0 else { return false }
      var found: [UInt8] = []
      FileStatus(status).append(to: &found)
      guard found.elementsEqual(steps[offset..<offset + FileStatus.length]) else { return false }
      offset += FileStatus.length
      let length = path.count
      if name == nil {
        path += step.name
        path.append(UInt8(ascii: "/"))
      }
      defer { path.removeSubrange(length...) }
      return visitFiles(descriptor)
    }

    private mutating func visitFiles(_ descriptor: Int32) -> Bool {
      while offset < steps.count {
        if steps[offset] == FolderNames.end {
          offset += 1
          return true
        }
        if steps[offset] == FolderNames.folder {
          guard visit(descriptor) else { return false }
          continue
        }
        guard let step = next(), step.kind == FolderNames.file, let status = step.status(in: descriptor) else {
          return false
        }
        path.withUnsafeBufferPointer { seen.add($0, step.name, status) }
      }
      return false
    }

    private struct Step {
      let kind: UInt8
      let name: UnsafeBufferPointer<UInt8>

      func status(in folder: Int32) -> FileStatus? {
        var found = stat()
        guard let name = name.baseAddress,
          name.withMemoryRebound(to: CChar.self, capacity: self.name.count + 1, { fstatat(folder, $0, &found, 0) }) == 0
        else { return nil }
        return FileStatus(found)
      }

      func open(_ parent: Int32) -> Int32 {
        name.baseAddress?.withMemoryRebound(to: CChar.self, capacity: name.count + 1) { openFolder(parent, $0) } ?? -1
      }
    }

    private mutating func next() -> Step? {
      guard offset < steps.count, let end = steps[(offset + 1)...].firstIndex(of: 0) else { return nil }
      defer { offset = end + 1 }
      return Step(kind: steps[offset], name: UnsafeBufferPointer(rebasing: steps[(offset + 1)..<end]))
    }
  }
}

private func openFolder(_ parent: Int32, _ name: UnsafePointer<CChar>) -> Int32 {
  openat(parent, name, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
}

extension FolderNames {
  public func pack(into packing: inout Packing) {
    packing.block(steps)
    packing.number(newest)
  }

  public init(_ packed: inout Unpacking) {
    steps = packed.block()
    newest = packed.number()
  }
}
