import Foundation
import TestSupport
import Testing

@Suite struct InterruptionTests {
  /// A build that is killed at any moment leaves whole files, and the next build finishes the work. Here a few moments; the
  /// script takes a hundred by itself.
  @Test func killedBuildsLeaveWholeFiles() throws {
    let shell = try Shell()
    defer { shell.remove() }
    let script = Repository.path("Tests/Interruption/run")
    let result = try shell.run("GANGMU='\(Repository.gangmu)' '\(script)' 24 1")
    #expect(result.status == 0 && result.output.hasPrefix("24 killed:"), "\(result.output)")
  }
}
