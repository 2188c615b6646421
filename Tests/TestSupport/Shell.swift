import Foundation

/// Runs a script in a folder of its own, with `gangmu` on the path.
public struct Shell {
  public struct Result: Sendable {
    /// Standard output and standard error in the order they came.
    public let output: String
    public let status: Int32
  }

  public let folder: URL

  /// Makes an empty folder; `remove` takes it away.
  public init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "gangmu-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  public func remove() {
    try? FileManager.default.removeItem(at: folder)
  }

  /// Copies a file or folder of the checkout into the folder.
  public func copy(_ relative: String) throws {
    try FileManager.default.copyItem(
      at: Repository.root.appending(path: relative), to: folder.appending(path: relative))
  }

  /// Puts a file of the checkout in the place of what became of its copy.
  public func copyAgain(_ relative: String) throws {
    try FileManager.default.removeItem(at: folder.appending(path: relative))
    try copy(relative)
  }

  public func write(_ text: String, to path: String) throws {
    let file = folder.appending(path: path)
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }

  public func read(_ path: String) throws -> String {
    try String(contentsOf: folder.appending(path: path), encoding: .utf8)
  }

  @discardableResult
  public func run(_ script: String) throws -> Result {
    let process = Process()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = ["-c", script]
    process.currentDirectoryURL = folder
    var environment = ProcessInfo.processInfo.environment
    let tools = URL(filePath: Repository.gangmu).deletingLastPathComponent().path
    environment["PATH"] = "\(tools):\(environment["PATH"] ?? "/usr/bin:/bin")"
    environment["LC_ALL"] = "C.UTF-8"
    environment["XDG_CACHE_HOME"] = folder.appending(path: ".cache").path
    process.environment = environment
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    process.standardInput = FileHandle.nullDevice
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return Result(output: String(decoding: output, as: UTF8.self), status: process.terminationStatus)
  }
}
