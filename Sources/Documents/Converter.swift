import Diagnostics
import Files
import Foundation

/// Runs a program that converts a document, within limits of time and size.
public struct Converter: Sendable {
  /// How long a program may run, in seconds.
  public var timeLimit: Double = 60
  /// How much it may write, in bytes.
  public var outputLimit = 256 << 20
  /// How large a document may be, in bytes.
  public var inputLimit = 256 << 20
  /// Where programs are looked for, as in PATH.
  public var searchPath = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"

  public init() {}

  /// A program, and the package that brings it.
  struct Program {
    let name: String
    let package: String

    static let pandoc = Program(name: "pandoc", package: "pandoc")
    #if os(macOS)
      static let pdftotext = Program(name: "pdftotext", package: "poppler")
    #else
      static let pdftotext = Program(name: "pdftotext", package: "poppler-utils")
    #endif

    var remedy: String {
      #if os(macOS)
        "run `brew install \(package)`"
      #else
        "run `apt-get install \(package)`"
      #endif
    }
  }

  /// What `program` prints when it is run for the document `path`, which holds `document`.
  ///
  /// It reads a copy, so that it sees the bytes that were looked at here, whatever the file's name and place.
  /// - Parameter arguments: made from the copy's path.
  func run(_ program: Program, on document: [UInt8], for path: String, _ arguments: (String) -> [String])
    throws(Diagnostic) -> [UInt8]
  {
    guard let executable = executable(program.name) else {
      throw Diagnostic(in: path, "needs \(program.name), which is not installed", remedy: program.remedy)
    }
    let folder = FileManager.default.temporaryDirectory.appending(path: "gangmu-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let output = folder.appending(path: "output")
    let errors = folder.appending(path: "errors")
    do {
      try FileManager.default.createDirectory(
        at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
      try Data().write(to: output)
      try Data().write(to: errors)
      let copy = folder.appending(path: "document")
      try Data(document).write(to: copy)
      let task = Process()
      task.executableURL = executable
      task.arguments = arguments(copy.path)
      task.standardInput = FileHandle.nullDevice
      task.standardOutput = try FileHandle(forWritingTo: output)
      task.standardError = try FileHandle(forWritingTo: errors)
      try task.run()
      let end = wait(for: task, output: output)
      guard end == .finished else { throw refusal(end, program, path) }
      guard task.terminationStatus == 0 else { throw failure(program, errors, path) }
      return Array(try Data(contentsOf: output))
    } catch let error as Diagnostic {
      throw error
    } catch {
      throw Diagnostic(
        in: path, "cannot be converted: \(program.name) cannot be run", remedy: "check that \(executable.path) works")
    }
  }

  private enum End { case finished, late, large }

  /// Looks after the program until it ends or goes beyond a limit; then it is killed.
  private func wait(for task: Process, output: URL) -> End {
    let deadline = Date().addingTimeInterval(timeLimit)
    while task.isRunning {
      let size = (try? FileManager.default.attributesOfItem(atPath: output.path)[.size] as? Int) ?? 0
      let end: End = size > outputLimit ? .large : Date() > deadline ? .late : .finished
      if end != .finished {
        stop(task.processIdentifier)
        task.waitUntilExit()
        return end
      }
      Thread.sleep(forTimeInterval: 0.005)
    }
    let size = (try? FileManager.default.attributesOfItem(atPath: output.path)[.size] as? Int) ?? 0
    return size > outputLimit ? .large : .finished
  }

  /// Kills a program and what it started: Foundation gives each a process group of its own.
  private func stop(_ process: pid_t) {
    if getpgid(process) == process { kill(-process, SIGKILL) }
    kill(process, SIGKILL)
  }

  private func refusal(_ end: End, _ program: Program, _ path: String) -> Diagnostic {
    end == .late
      ? Diagnostic(
        in: path, "takes \(program.name) more than \(Int(timeLimit)) seconds to convert",
        remedy: "save the plan as plain text and import that")
      : Diagnostic(
        in: path, "becomes more than \(outputLimit >> 20) MiB of text", remedy: "save the plan's part as plain text")
  }

  private func failure(_ program: Program, _ errors: URL, _ path: String) -> Diagnostic {
    let text = (try? String(contentsOf: errors, encoding: .utf8)) ?? ""
    let line =
      text.replacing(errors.deletingLastPathComponent().appending(path: "document").path, with: "the file")
      .split(separator: "\n").first { !$0.allSatisfy(\.isWhitespace) }.map { ": " + $0.prefix(200) } ?? ""
    return Diagnostic(
      in: path, "cannot be read by \(program.name)\(line)",
      remedy: "open the file in the program it was written with, and save it anew")
  }

  private func executable(_ name: String) -> URL? {
    for folder in searchPath.split(separator: ":") {
      let path = "\(folder)/\(name)"
      if FileManager.default.isExecutableFile(atPath: path) { return URL(filePath: path) }
    }
    return nil
  }
}
