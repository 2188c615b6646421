import Diagnostics
import Foundation
import TestSupport
import Testing

@testable import Publishing

@Suite struct SiteFolderTests {
  private func file(_ path: String, _ text: String) -> SiteFile {
    SiteFile(path: path, bytes: Array(text.utf8))
  }

  /// All files of a folder but Gangmu's own, as `path=text`.
  private func contents(_ shell: Shell, _ folder: String = "Site") throws -> [String] {
    let script =
      "cd \(folder) && find . -type f ! -name '.gangmu*' | sort | while read f; do echo \"$f=$(cat $f)\"; done"
    return try shell.run(script).output.split(separator: "\n").map { String($0.dropFirst(2)) }
  }

  @Test func writesOnlyWhatDiffersAndRemovesOnlyItsOwn() throws {
    let shell = try Shell()
    defer { shell.remove() }
    let site = SiteFolder(path: shell.folder.appending(path: "Site").path + "/")
    let first = try site.publish([file("a.html", "1"), file("p/b.html", "2"), file("q/c.html", "3")])
    #expect(first.seen == Change(written: [".gangmu", "a.html", "p/b.html", "q/c.html"], unchanged: [], removed: []))
    try shell.write("mine", to: "Site/p/mine.txt")
    let second = try site.publish([file("a.html", "1"), file("p/b.html", "changed"), file("r/d.html", "4")])
    #expect(
      second.seen == Change(written: [".gangmu", "p/b.html", "r/d.html"], unchanged: ["a.html"], removed: ["q/c.html"]))
    #expect(try contents(shell) == ["a.html=1", "p/b.html=changed", "p/mine.txt=mine", "r/d.html=4"])
    #expect(!FileManager.default.fileExists(atPath: shell.folder.appending(path: "Site/q").path))
    let third = try site.publish([file("a.html", "1"), file("p/b.html", "changed"), file("r/d.html", "4")])
    #expect(third.seen == Change(written: [], unchanged: [".gangmu", "a.html", "p/b.html", "r/d.html"], removed: []))
    #expect(try shell.run("cd Site && sha256sum a.html p/b.html r/d.html | cmp - .gangmu").output.isEmpty)
    #expect(try shell.run("cd Site && sha256sum --check --strict --quiet .gangmu").status == 0)
  }

  @Test func takesAnEmptyFolderOrOneWithHiddenFiles() throws {
    let shell = try Shell()
    defer { shell.remove() }
    try shell.write("gitdir: elsewhere", to: "Site/.git")
    let site = SiteFolder(path: shell.folder.appending(path: "Site").path)
    #expect(try site.publish([file("a.html", "1")]).written == [".gangmu", "a.html"])
    #expect(try shell.read("Site/.git") == "gitdir: elsewhere")
  }

  /// A staging without a journal is one whose build died before it had all files: the site stays as it was.
  @Test func forgetsAnUnfinishedStaging() throws {
    let shell = try Shell()
    defer { shell.remove() }
    let site = SiteFolder(path: shell.folder.appending(path: "Site").path)
    _ = try site.publish([file("a.html", "old")])
    try shell.write("new", to: "Site/.gangmu-staging/0")
    #expect(
      try site.publish([file("a.html", "old")]).seen
        == Change(written: [], unchanged: [".gangmu", "a.html"], removed: []))
    #expect(try contents(shell) == ["a.html=old"])
    #expect(try shell.run("ls -A Site").output == ".gangmu\na.html\n")
  }

  /// With a journal the staging was whole: what is left of it is carried out.
  @Test func completesAnInterruptedMove() throws {
    let shell = try Shell()
    defer { shell.remove() }
    let site = SiteFolder(path: shell.folder.appending(path: "Site").path)
    _ = try site.publish([file("a.html", "old"), file("b.html", "old"), file("p/c.html", "old")])
    // `a.html` was moved before the build died, so its staged file is gone.
    try shell.write("new", to: "Site/a.html")
    try shell.write("new", to: "Site/.gangmu-staging/1")
    try shell.write("a.html\nb.html\n", to: "Site/.gangmu-staging/2")
    try shell.write(
      "put 0 a.html\nput 1 b.html\nremove p/c.html\nput 2 .gangmu\n", to: "Site/.gangmu-staging/journal")
    let change = try site.publish([file("a.html", "new"), file("b.html", "new")])
    // The manifest was one of before there were checksums.
    #expect(change.seen == Change(written: [".gangmu"], unchanged: ["a.html", "b.html"], removed: []))
    #expect(try contents(shell) == ["a.html=new", "b.html=new"])
  }

  /// What is read from the folder is not believed when it leads out of it.
  @Test func neitherManifestNorJournalLeadsOut() throws {
    let shell = try Shell()
    defer { shell.remove() }
    try shell.write("mine", to: "mine.txt")
    let site = SiteFolder(path: shell.folder.appending(path: "Site").path)
    _ = try site.publish([file("a.html", "1")])
    try shell.write("../mine.txt\n/etc/hostname\na.html\n", to: "Site/.gangmu")
    try shell.write("x", to: "Site/.gangmu-staging/0")
    try shell.write(
      "remove ../mine.txt\nput 0 ../mine.txt\nput 0 /tmp/x\nnonsense\n", to: "Site/.gangmu-staging/journal")
    #expect(try site.publish([file("a.html", "1")]).removed.isEmpty)
    #expect(try shell.read("mine.txt") == "mine")
  }

  @Test func aLinkInsideTheSiteLeadsNoFileOut() throws {
    let shell = try Shell()
    defer { shell.remove() }
    let site = SiteFolder(path: shell.folder.appending(path: "Site").path)
    _ = try site.publish([file("a.html", "1")])
    try shell.run("mkdir outside && ln -s ../outside Site/p")
    #expect(throws: DiagnosticList.self) { try site.publish([file("a.html", "1"), file("p/b.html", "2")]) }
    #expect(try shell.run("ls outside").output.isEmpty)
  }

  @Test func anotherRunIsKeptOut() throws {
    let shell = try Shell()
    defer { shell.remove() }
    let path = shell.folder.appending(path: "Site").path
    _ = try SiteFolder(path: path).publish([file("a.html", "1")])
    let descriptor = open(path, O_RDONLY)
    defer { close(descriptor) }
    #expect(flock(descriptor, LOCK_EX | LOCK_NB) == 0)
    #expect(throws: DiagnosticList.self) { try SiteFolder(path: path).publish([file("a.html", "2")]) }
    #expect(try shell.read("Site/a.html") == "1")
  }
}

/// What a build did, as a test sees it.
private struct Change: Equatable {
  let written: PathList
  let unchanged: PathList
  let removed: PathList
}

extension SiteChange {
  fileprivate var seen: Change { Change(written: written, unchanged: unchanged, removed: removed) }
}
