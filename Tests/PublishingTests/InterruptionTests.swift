import Foundation
import TestSupport
import Testing

@Suite struct InterruptionTests {
  /// A build that is killed at any moment leaves whole files, and the next build finishes the work. Here a few moments; the
  /// script takes a hundred by itself.
  @Test func killedBuildsLeaveWholeFiles() throws {
    let shell = try Shell()
    defer { shell.remove() }
    try shell.write("规划\n一、甲\n" + (1...9).map { "\($0).乙\($0)。丙。\n" }.joined(), to: "plan.txt")
    try shell.run("gangmu import plan.txt --plan p --date 2026-01-01")
    let script = Repository.path("Tests/Interruption/run")
    let result = try shell.run("GANGMU='\(Repository.gangmu)' PLAN=\"$PWD/Content/p\" '\(script)' 24 1")
    #expect(result.status == 0 && result.output.hasPrefix("24 killed:"), "\(result.output)")
  }
}
