import Foundation
import TestSupport
import Testing

/// The programs that files are validated with, and where the second command of README.md puts them.
enum Validators {
  /// A folder of Python packages: jsonschema, and cobalt with the schema of Akoma Ntoso.
  static let folder = Repository.root.appending(path: ".build/validators")
  static let isInstalled = ["jsonschema", "cobalt"].allSatisfy {
    FileManager.default.fileExists(atPath: folder.appending(path: $0).path)
  }
  static let notInstalled: Comment = "the validators are not installed: run the second command of README.md"

  /// Where everything must be tested, tests that have not got their programs fail. `.ci/run` asks for it.
  static var mayBeMissing: Bool { ProcessInfo.processInfo.environment["GANGMU_TEST_ALL"] == nil }

  /// Whether tests that need the validators run.
  static var isEnabled: Bool { isInstalled || !mayBeMissing }

  /// What `validate.py` says of a file: as it is, and with each of `changes`.
  static func json(_ file: URL, changes: [String] = []) throws -> [String] {
    let shell = try Shell()
    defer { shell.remove() }
    try shell.write(changes.joined(separator: "\n"), to: "changes")
    let result = try shell.run(
      """
      PYTHONPATH='\(folder.path)' python3 '\(Repository.path("Tests/ExportsTests/validate.py"))' \
      '\(Repository.path("Templates/assets/plan.schema.json"))' '\(file.path)' < changes
      """)
    try #require(result.status == 0, "\(result.output)")
    return result.output.split(separator: "\n").map(String.init)
  }

  /// What xmllint says of an XML file and the schema of Akoma Ntoso 3.0 (OASIS): nothing when it is valid.
  static func akomaNtoso(_ file: URL) throws -> [String] {
    let shell = try Shell()
    defer { shell.remove() }
    let schema = folder.appending(path: "cobalt/xsd/akomantoso30.xsd").path
    let result = try shell.run("xmllint --nonet --noout --schema '\(schema)' '\(file.path)'")
    try #require([0, 3, 4].contains(result.status), "\(result.output)")
    return result.status == 0
      ? [] : result.output.split(separator: "\n").map(String.init).filter { $0.contains("Schemas validity error") }
  }
}
