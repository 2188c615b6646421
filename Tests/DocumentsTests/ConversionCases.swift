import Diagnostics
import Foundation
import TestSupport
import Testing

@testable import Documents

/// `Tests/Cases/documents`: documents as programs write them (`input`), and the text expected of each (`expected`), whose
/// first line says what was found. `GANGMU_BLESS=1` writes what is found as what is expected, to be looked through.
@Suite struct ConversionCases {
  @Test(arguments: try Repository.documents)
  func conversion(_ file: URL) throws {
    let expectation = Repository.path("Tests/Cases/documents/expected/\(file.lastPathComponent).txt")
    let expected = (try? String(contentsOfFile: expectation, encoding: .utf8)) ?? ""
    let found: String
    do {
      let document = try Document.read(file.path)
      let text = document.text.string(0..<document.text.bytes.count)
      found =
        "\(document.format.rawValue) \(document.encoding.rawValue) \(document.converter ?? "-") \(document.pictureCount)\n"
        + document.diagnostics.map { "\($0.severity): \($0.problem); \($0.remedy)\n" }.joined()
        + document.leftOut.map { "left out (\($0.element)): \($0.text)\n" }.joined() + text
    } catch {
      // What the program itself says differs from version to version.
      found =
        error.description.replacing(file.path, with: file.lastPathComponent)
        .replacing(/(read by \w+): .*?; open/) { "\($0.output.1): …; open" } + "\n"
    }
    if ProcessInfo.processInfo.environment["GANGMU_BLESS"] != nil {
      try Data(found.utf8).write(to: URL(filePath: expectation))
    } else {
      #expect(found == expected)
    }
  }

  /// What is expected of no document would be read by nobody.
  @Test func everyExpectedTextHasItsDocument() throws {
    let expected = try FileManager.default.contentsOfDirectory(
      atPath: Repository.path("Tests/Cases/documents/expected"))
    let documents = try Repository.documents.map { "\($0.lastPathComponent).txt" }
    #expect(expected.sorted() == documents.sorted())
  }

  @Test func aMissingProgramIsNamedWithItsPackage() {
    var converter = Converter()
    converter.searchPath = "/nowhere"
    expect("needs pandoc, which is not installed; run `apt-get install pandoc`", "plan.docx", converter)
    expect("needs pdftotext, which is not installed; run `apt-get install poppler-utils`", "plan.pdf", converter)
  }

  @Test func aProgramIsStoppedAtItsLimits() throws {
    let shell = try Shell()
    defer { shell.remove() }
    let program = shell.folder.appending(path: "pandoc")
    var converter = Converter()
    converter.searchPath = shell.folder.path
    try Data("#!/bin/sh\nexec sleep 30\n".utf8).write(to: program)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: program.path)
    converter.timeLimit = 0.3
    expect(
      "takes pandoc more than 0 seconds to convert; save the plan as plain text and import that", "plan.docx", converter
    )
    try Data("#!/bin/sh\nexec yes\n".utf8).write(to: program)
    converter.timeLimit = 20
    converter.outputLimit = 1 << 20
    expect("becomes more than 1 MiB of text; save the plan's part as plain text", "plan.docx", converter)
    try Data("#!/bin/sh\necho '{}'\n".utf8).write(to: program)
    expect("was not understood by pandoc; save the plan as plain text and import that", "plan.docx", converter)
    converter.inputLimit = 100
    expect("is larger than 0 MiB; save the plan as plain text", "plan.docx", converter)
  }

  /// What the program started is stopped with it.
  @Test func aStoppedProgramLeavesNothingRunning() throws {
    let shell = try Shell()
    defer { shell.remove() }
    let program = shell.folder.appending(path: "pandoc")
    try Data("#!/bin/sh\nsleep 300 &\necho $! > '\(shell.folder.path)/child'\nwait\n".utf8).write(to: program)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: program.path)
    var converter = Converter()
    converter.searchPath = shell.folder.path
    converter.timeLimit = 1
    expect(
      "takes pandoc more than 1 seconds to convert; save the plan as plain text and import that", "plan.docx", converter
    )
    let child = try #require(Int32(try shell.read("child").trimmingCharacters(in: .whitespacesAndNewlines)))
    // A process that has been killed ends when it is next given a processor, which on a busy machine takes its time.
    let deadline = ContinuousClock.now + .seconds(30)
    while isRunning(child), ContinuousClock.now < deadline { usleep(10_000) }
    #expect(!isRunning(child))
  }

  /// Whether a process runs; one that has been killed may still wait to be taken from the table.
  private func isRunning(_ child: Int32) -> Bool {
    let state = (try? String(contentsOfFile: "/proc/\(child)/stat", encoding: .utf8)) ?? ""
    return kill(child, 0) == 0 && !state.contains(") Z ")
  }

  private func expect(_ message: String, _ name: String, _ converter: Converter) {
    do {
      _ = try Document.read(
        Repository.root.appending(path: "Tests/Cases/documents/input/\(name)").path, with: converter)
      Issue.record("read")
    } catch { #expect("\(error.problem); \(error.remedy)" == message) }
  }
}

extension Repository {
  fileprivate static var documents: [URL] {
    get throws {
      try FileManager.default.contentsOfDirectory(
        at: root.appending(path: "Tests/Cases/documents/input"), includingPropertiesForKeys: nil
      )
      .sorted { $0.path < $1.path }
    }
  }
}
