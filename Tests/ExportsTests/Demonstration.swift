import Foundation
import TestSupport
import Testing

/// A plan with everything that a form has to keep: two editions, a preamble, a lead, levels of chapters, a table, marks that
/// mean something to other forms, a closing, and what an editor did to it. `Tests/Cases/exports` holds it.
struct Demonstration {
  let shell: Shell

  /// Imports both editions, edits and builds.
  init() throws {
    shell = try Shell()
    let cases = CaseFile.root.appending(path: "exports").path
    let result = try shell.run(
      """
      set -e
      gangmu import '\(cases)/first.txt' --plan p --quiet
      gangmu import '\(cases)/second.txt' --plan p --quiet
      cp '\(cases)/site.yml' Content/
      . '\(cases)/edits.sh'
      gangmu build --quiet --templates '\(Repository.path("Templates"))'
      """)
    try #require(result.status == 0, "\(result.output)")
  }

  func remove() { shell.remove() }

  func path(_ name: String) -> URL { shell.folder.appending(path: "Site/p/\(name)") }
}
