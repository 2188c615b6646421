import Foundation
import Publishing
import TestSupport
import Testing

/// `Tests/Cases/exports/expected`: the demonstration in every form. `GANGMU_BLESS=1` writes what is made as what is
/// expected, to be looked through.
@Suite struct ExpectedFiles {
  private static let expected = CaseFile.root.appending(path: "exports/expected")

  @Test func everyFormIsAsExpected() throws {
    let demonstration = try Demonstration()
    defer { demonstration.remove() }
    for format in PlanFormat.allCases {
      let found = try String(contentsOf: demonstration.path(format.fileName), encoding: .utf8)
      let file = Self.expected.appending(path: format.fileName)
      if ProcessInfo.processInfo.environment["GANGMU_BLESS"] != nil { try Data(found.utf8).write(to: file) }
      #expect(try found == String(contentsOf: file, encoding: .utf8), "\(format.fileName)")
      // The command writes the same.
      let exported = try demonstration.shell.run(
        "gangmu export p --format \(format.rawValue) --templates '\(Repository.path("Templates"))' -o out --quiet && cmp out Site/p/\(format.fileName)"
      )
      #expect(exported.output == "" && exported.status == 0, "\(exported.output)")
    }
    let verified = try demonstration.shell.run("gangmu verify --quiet --templates '\(Repository.path("Templates"))'")
    #expect(verified.status == 0, "\(verified.output)")
  }

  @Test func everyExpectedFileIsOfAForm() throws {
    let files = try FileManager.default.contentsOfDirectory(atPath: Self.expected.path)
    #expect(Set(files) == Set(PlanFormat.allCases.map(\.fileName)))
  }
}
