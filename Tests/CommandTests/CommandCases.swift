import Foundation
import TestSupport
import Testing

/// `gangmu` as its users run it: whole processes in a folder that holds the real templates and the example's files.
///
/// In an example, a line `-- NAME` begins the file NAME, and `-- run` the script; the expected part is what the script
/// prints, to either stream, with `N ms` for times, `N:N` for places on pages and a last line `exit N` when it does not end with 0.
@Suite struct CommandCases {
  @Test(arguments: CaseFile.read(folder: "commands"))
  func commands(_ example: Case) throws {
    let shell = try Shell()
    defer { shell.remove() }
    try shell.copy("Templates")
    var script = ""
    for (name, text) in CommandCases.files(example.input) {
      if name == "run" { script = text } else { try shell.write(text, to: name) }
    }
    let result = try shell.run(script)
    var output = result.output.replacing(/\d+ ms/, with: "N ms")
    // Places on pages move with every change of the templates.
    output.replace(/(\.html):\d+:\d+:/) { "\($0.1):N:N:" }
    if result.status != 0 { output += "exit \(result.status)\n" }
    #expect(output == example.expected + (example.expected.isEmpty ? "" : "\n"), sourceLocation: example.sourceLocation)
  }

  private static func files(_ input: String) -> [(name: String, text: String)] {
    var files: [(name: String, text: String)] = []
    for line in input.components(separatedBy: "\n") {
      if line.hasPrefix("-- ") {
        files.append((String(line.dropFirst(3)), ""))
      } else if !files.isEmpty {
        files[files.count - 1].text += line + "\n"
      }
    }
    return files
  }
}
