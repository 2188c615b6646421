import BrowserSupport
import Foundation
import TestSupport
import Testing

/// What becomes of a save, by whatever way an editor does it.
@Suite(.serialized) struct SavingTests {
  /// How a file is put in the place of another: by shells, vim with a backup, vim without, Emacs, sed, git, our own tools.
  static let ways = [
    "cat next > FILE",
    "cp next FILE.tmp && mv FILE.tmp FILE",
    "cp next DIR/.28.swp && mv FILE FILE~ && cp DIR/.28.swp FILE && rm FILE~ DIR/.28.swp",
    "touch DIR/4913 && rm DIR/4913 && rm FILE && cat next > FILE",
    "cp FILE FILE~ && cp next 'DIR/#1.md#' && mv 'DIR/#1.md#' FILE",
    "sed -i 's/丙/丙丙/' FILE",
    "rm FILE && cp next FILE",
    "mkdir PLAN/new && cp DIR/* PLAN/new && cp next PLAN/new/1.md && mv DIR PLAN/.old && mv PLAN/new DIR && rm -r PLAN/.old",
    "cp next PLAN/1.md && ln -f PLAN/1.md FILE && rm PLAN/1.md",
  ]

  private static func bytes(_ shell: Shell) throws -> [String: Data] {
    let root = shell.folder.appending(path: "Site").resolvingSymlinksInPath().path
    let paths = FileManager.default.enumerator(atPath: root)?.compactMap { $0 as? String } ?? []
    return paths.reduce(into: [:]) { files, path in
      files[path] = FileManager.default.contents(atPath: "\(root)/\(path)")
    }
  }

  private static func followsEveryWay(_ options: [String]) throws {
    let shell = try Shell()
    defer { shell.remove() }
    try PreviewFolder.fill(shell)
    let preview = try PreviewProcess(in: shell.folder, options: options)
    defer { preview.stop() }
    let original = try shell.read("Content/p/articles/1.md")
    let plan = shell.folder.appending(path: "Content/p").path
    for way in ways {
      try shell.write(original.replacing("丙", with: "丙丙"), to: "next")
      let before = try bytes(shell)
      let script = way.replacing("FILE", with: "DIR/1.md").replacing("DIR", with: "PLAN/articles")
        .replacing("PLAN", with: plan)
      let builds = try preview.builds(
        after: { _ = try shell.run(script) }, until: { $0.result?.written.isEmpty == false })
      let after = try bytes(shell)
      let changed = after.keys.filter { before[$0] != after[$0] }.sorted()
      #expect(try preview.answer(to: "/p/1.html").text.contains("丙丙。"), "\(way)")
      // All that was written is what differs, once, whatever an editor did on the way; and nothing came and went.
      #expect(builds.flatMap { $0.result?.written ?? [] }.sorted() == changed, "\(way)")
      #expect(builds.allSatisfy { $0.result?.removed == [] && $0.diagnostics.isEmpty }, "\(way): \(builds)")
      #expect(
        changed.filter { $0.hasSuffix(".html") && !$0.hasPrefix("p/2026") } == [
          "p/1.html", "p/chapter-1.html", "p/full.html",
        ])
      try preview.builds { try shell.write(original, to: "Content/p/articles/1.md") }
      try shell.run("rm -f next Content/p/articles/*~")
    }
  }

  @Test func inotifySeesEveryWayOfSaving() throws {
    try Self.followsEveryWay([])
  }

  @Test func pollingSeesEveryWayOfSaving() throws {
    try Self.followsEveryWay(["--poll"])
  }

  /// What the preview remembers, and what it keeps of plans that it does not make anew, makes the same site as a build that
  /// knows of nothing.
  @Test func everySaveMakesTheSiteOfACleanBuild() throws {
    let shell = try Shell()
    defer { shell.remove() }
    try PreviewFolder.fill(shell)
    let imported = try shell.run(
      "printf '另一规划\n一、甲\n1.乙。推动县域经济发展，见《某市县域规划》第1条。\n2.丙。推动县域经济发展。\n' > q.txt"
        + " && gangmu import q.txt --plan q --date 2026-01-01 && mkdir -p Templates/assets && gangmu build")
    #expect(imported.status == 0, "\(imported.output)")
    let preview = try PreviewProcess(in: shell.folder, options: [])
    defer { preview.stop() }
    let edits = [
      "echo '推动县域经济发展。' >> Content/p/articles/1.md", "sed -i 's/^title: .*/title: 新题/' Content/p/articles/1.md",
      "echo 'short_title: 某市县域规划' >> Content/p/plan.yml", "echo '见《另一规划》第2条。' >> Content/p/articles/1.md",
      "echo '推动县域经济发展。' >> Content/q/articles/2.md", "echo 'title: 书架' > Content/site.yml",
      "echo '/* 1 */' > Templates/assets/front.css", "echo 'short_title: 另一' >> Content/q/plan.yml",
      "printf '另一规划\n一、甲\n1.乙。推动县域经济。\n2.丙。见第1条。\n3.丁。新增。\n' > q2.txt"
        + " && gangmu import q2.txt --plan q --date 2026-02-01 --take-new --quiet",
      "echo '推动县域经济发展。' >> Content/q/articles/3.md", "rm -r Content/q", "rm Content/site.yml",
    ]
    for edit in edits {
      try preview.builds { _ = try shell.run(edit) }
      try shell.run("rm -rf Clean; XDG_CACHE_HOME=/nowhere gangmu build --quiet --output Clean")
      // An edit of many files may be followed by more than one build.
      let deadline = ContinuousClock.now + .seconds(20)
      var difference = try shell.run("diff -r Site Clean").output
      while !difference.isEmpty, ContinuousClock.now < deadline {
        difference = try shell.run("diff -r Site Clean").output
      }
      #expect(difference.isEmpty, "\(edit)\n\(difference.prefix(1_000))")
    }
  }

  @Test func brokenInputLeavesTheSiteAndIsNamedUntilItIsRepaired() throws {
    let shell = try Shell()
    defer { shell.remove() }
    try PreviewFolder.fill(shell)
    let preview = try PreviewProcess(in: shell.folder)
    defer { preview.stop() }
    let before = try Self.bytes(shell)
    // Each breaks what the ones before it left whole.
    let breakages = [
      ("Content/p/articles/1.md", "sed -i 's/^number: 1/number: 9/' FILE"),
      ("Content/p/articles/2.md", "echo '[x](99.md)' >> FILE"),
      ("Content/p/plan.yml", "echo 'title: [' >> FILE"),
      ("Content/p/articles/3.md", "printf '\\377' >> FILE"),
      ("Templates/article.mustache", "echo '{{/x}}' >> FILE"),
      ("Content/p/editions", "mv FILE Content/p/.gone"),
    ]
    for (path, script) in breakages {
      let isFile = path.contains(".")
      if isFile { try shell.run("cp \(path) kept") }
      let broken = try preview.builds(
        after: { _ = try shell.run(script.replacing("FILE", with: path)) }, until: { $0.result == nil })
      let named = isFile ? path : "Content/p"
      let problem = try #require(broken.last?.diagnostics.first { $0.severity == "error" })
      #expect(problem.path.hasSuffix(named) && (problem.line != nil) == isFile, "\(path)")
      #expect(try Self.bytes(shell) == before)
      #expect(try preview.answer(to: "/p/1.html").text.contains("\(named):"), "\(path)")
      let repaired = try preview.builds(
        after: { _ = try shell.run(isFile ? "mv kept \(path)" : "mv Content/p/.gone \(path)") },
        until: { $0.result != nil })
      #expect(repaired.last?.result?.written == [] && repaired.last?.diagnostics.isEmpty == true, "\(path)")
    }
  }

  /// Folders that go and come again are found again.
  @Test func aFolderThatComesAgainIsWatchedAgain() throws {
    let shell = try Shell()
    defer { shell.remove() }
    try PreviewFolder.fill(shell)
    let preview = try PreviewProcess(in: shell.folder)
    defer { preview.stop() }
    try preview.builds(after: { _ = try shell.run("mv Content Away") }, until: { $0.result == nil })
    try preview.builds(after: { _ = try shell.run("mv Away Content") }, until: { $0.result != nil })
    try preview.builds(
      after: { _ = try shell.run("cp -r Content/p Content/q") }, until: { ($0.result?.pages ?? 0) > 15 })
    try preview.builds(
      after: { _ = try shell.run("sed -i 's/丙/丙丙/' Content/q/articles/1.md") },
      until: { $0.result?.written.contains("q/1.html") == true })
    try preview.builds(
      after: { _ = try shell.run("rm -r Content/q") }, until: { $0.result?.removed.contains("q/1.html") == true })
  }
}
