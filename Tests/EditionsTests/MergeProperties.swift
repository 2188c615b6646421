import Articles
import Diagnostics
import Editions
import Foundation
import TestSupport
import Testing
import Text

/// Random revisions of a plan over random hand edits of its Markdown: whatever happens, no edit is lost, and nothing new.
@Suite struct MergeProperties {
  @Test(arguments: 0..<120)
  func noEditIsLost(_ seed: Int) throws {
    var world = try World(seed: UInt64(seed))
    defer { world.shell.remove() }
    try world.importFirst()
    try world.editByHand()
    let before = try world.files()
    let revised = world.revisedText()
    do throws(DiagnosticList) {
      _ = try world.importRevision(revised, .stop)
    } catch {
      // Stopped: nothing was written, and both sides are named.
      #expect(error.diagnostics.contains { $0.severity == .error && $0.position != nil })
      #expect(try world.files() == before)
      for (choice, kept) in [
        (ConflictChoice.mark, [true, true]), (.keepMine, [true, false]), (.takeNew, [false, true]),
      ] {
        try world.restore(before)
        _ = try world.importRevision(revised, choice)
        let text = try world.files().values.map { String(decoding: $0, as: UTF8.self) }.joined()
        if kept[0] { world.expectEdits(in: text, "\(choice)") }
        if kept[1] { try world.expectNews(in: world.markdown(), "\(choice)") }
      }
      return
    }
    try world.expectEdits(in: world.markdown(), "merged")
    try world.expectNews(in: world.markdown(), "merged")
  }

  /// Taking the new text where nobody edited gives what a first import of it gives.
  @Test(arguments: 0..<40)
  func withoutEditsTheNewTextIsTaken(_ seed: Int) throws {
    var world = try World(seed: UInt64(seed) + 500)
    defer { world.shell.remove() }
    try world.importFirst()
    let before = try world.files()
    let revised = world.revisedText()
    _ = try world.importRevision(revised, .stop)
    let merged = try world.markdown()
    let after = try world.files()
    // Cut short: some files are new already, the edition is not stored; then it is simply run again.
    var generator = SeededGenerator(seed: UInt64(seed))
    for _ in 0..<4 {
      let new = Set(
        after.keys.sorted().filter { !$0.contains("editions/") && Bool.random(using: &generator) })
      try world.restore(before.merging(after.filter { new.contains($0.key) }) { $1 })
      _ = try world.importRevision(revised, .stop)
      #expect(try world.markdown() == merged)
    }
    try FileManager.default.removeItem(at: world.shell.folder.appending(path: "Content"))
    _ = try world.importRevision(revised, .stop)
    #expect(try world.markdown() == merged)
  }
}

@Suite struct HostileRevisions {
  /// Hostile plans, one taken for a revision of the other: where nobody edited, the files are those of a first import;
  /// whatever an editor writes behind a text stays.
  @Test func areTakenWhole() throws {
    var generator = SeededGenerator(seed: 67)
    let shell = try Shell()
    defer { shell.remove() }
    let slug = try #require(Slug("plan"))
    func request(_ text: String, _ year: Int) -> PlanImport.Request {
      PlanImport.Request(
        slug: slug, source: SourceText(name: "plan.txt", text), date: CalendarDate(year: year, month: 1, day: 1))
    }
    var merged = 0
    for round in 0..<150 {
      let old = RandomPlan.text(using: &generator)
      let new = Bool.random(using: &generator) ? RandomPlan.text(using: &generator) : edited(old, using: &generator)
      let folder = { (name: String) in ContentFolder(path: shell.folder.appending(path: "\(round)\(name)").path) }
      guard (try? PlanImport.run([request(old, 2026)], into: folder("a"), today: nil)) != nil,
        (try? PlanImport.run([request(new, 2027)], into: folder("b"), today: nil)) != nil
      else { continue }
      _ = try PlanImport.run([request(new, 2027)], into: folder("a"), today: nil)
      #expect(try markdown(shell, "\(round)a") == markdown(shell, "\(round)b"))
      // And back, with an edit in every file.
      for name in try files(shell, "\(round)a") {
        let text = try shell.read("\(round)a/\(name)")
        try shell.write(text + "\n手改\(name.replacing("/", with: "之"))。\n", to: "\(round)a/\(name)")
      }
      let edits = try files(shell, "\(round)a").map { "手改\($0.replacing("/", with: "之"))。" }
      _ = try PlanImport.run([request(old, 2028)], into: folder("a"), today: nil, choice: .keepMine)
      let after = try markdown(shell, "\(round)a").joined()
      for edit in edits { #expect(after.contains(edit), "\(edit) is lost") }
      merged += 1
    }
    #expect(merged > 80)
  }

  private func edited(_ text: String, using generator: inout SeededGenerator) -> String {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    for _ in 0..<3 {
      let place = Int.random(in: 0..<lines.count, using: &generator)
      lines[place] += HostileText.line(pieces: 1...6, using: &generator)
    }
    return lines.joined(separator: "\n")
  }

  private func files(_ shell: Shell, _ folder: String) throws -> [String] {
    let root = shell.folder.appending(path: folder).path
    return (FileManager.default.enumerator(atPath: root)?.compactMap { $0 as? String } ?? []).filter {
      $0.hasSuffix(".md")
    }.sorted()
  }

  private func markdown(_ shell: Shell, _ folder: String) throws -> [String] {
    try files(shell, folder).map { try "\($0)\n" + shell.read("\(folder)/\($0)") }
  }
}

private struct World {
  let shell: Shell
  private var generator: SeededGenerator
  private var chapters: [[(title: String, sentences: [String])]] = []
  private var edits: [String] = []
  private var news: [String] = []
  private let slug: Slug
  private var content: ContentFolder { ContentFolder(path: shell.folder.appending(path: "Content").path) }

  init(seed: UInt64) throws {
    shell = try Shell()
    generator = SeededGenerator(seed: seed)
    slug = try #require(Slug("plan"))
    let sentences = try Repository.editionText.split(separator: "。").map(String.init)
      .filter { $0.count > 8 && !$0.contains("\n") }
    for chapter in 0..<Int.random(in: 1...3, using: &generator) {
      chapters.append([])
      for article in 0..<Int.random(in: 1...4, using: &generator) {
        let count = Int.random(in: 1...5, using: &generator)
        let texts = (0..<count).map { _ in sentences.randomElement(using: &generator) ?? "" }
        chapters[chapter].append((title: "标题\(chapter)之\(article)号", sentences: texts))
      }
    }
  }

  private var text: String {
    var number = 0
    var lines = ["规划"]
    for (index, articles) in chapters.enumerated() {
      lines.append("\(ChineseNumeral.text(index + 1))、第\(index)个章节")
      for article in articles {
        number += 1
        lines.append("\(number).\(article.title)。\(article.sentences.map { $0 + "。" }.joined())")
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func request(_ text: String, _ date: String) throws(DiagnosticList) -> PlanImport.Request {
    PlanImport.Request(slug: slug, source: SourceText(name: "plan.txt", text), date: CalendarDate(iso: date))
  }

  mutating func importFirst() throws {
    _ = try PlanImport.run([request(text, "2026-01-01")], into: content, today: nil)
  }

  func importRevision(_ text: String, _ choice: ConflictChoice) throws(DiagnosticList) -> [ImportSummary] {
    try PlanImport.run([request(text, "2026-06-01")], into: content, today: nil, choice: choice).summaries
  }

  // MARK: Files

  func files() throws -> [String: [UInt8]] {
    let root = shell.folder.appending(path: "Content").path
    var files: [String: [UInt8]] = [:]
    for name in FileManager.default.enumerator(atPath: root)?.compactMap({ $0 as? String }) ?? [] {
      if let data = FileManager.default.contents(atPath: "\(root)/\(name)") { files[name] = Array(data) }
    }
    return files
  }

  func markdown() throws -> String {
    try files().filter { $0.key.hasSuffix(".md") }.sorted { $0.key < $1.key }
      .map { "\($0.key)\n" + String(decoding: $0.value, as: UTF8.self) }.joined()
  }

  func restore(_ files: [String: [UInt8]]) throws {
    try FileManager.default.removeItem(at: shell.folder.appending(path: "Content"))
    for (name, bytes) in files { try shell.write(String(decoding: bytes, as: UTF8.self), to: "Content/\(name)") }
  }

  // MARK: Edits

  private mutating func mark(_ kind: String, _ list: WritableKeyPath<World, [String]>) -> String {
    let mark = "\(kind)\(self[keyPath: list].count + 101)号"
    self[keyPath: list].append(mark)
    return mark
  }

  /// One to four edits of the Markdown, each with a mark that can be found again.
  mutating func editByHand() throws {
    let names = try files().keys.filter { $0.hasPrefix("plan/articles/") }.sorted()
    for _ in 0..<Int.random(in: 1...4, using: &generator) {
      let name = names.randomElement(using: &generator) ?? ""
      var text = try shell.read("Content/\(name)")
      let places = text.indices.filter { text[$0] == "。" && text.distance(from: text.startIndex, to: $0) > 70 }
      guard let place = places.randomElement(using: &generator) else { continue }
      let mark = mark("手改", \.edits)
      switch Int.random(in: 0..<5, using: &generator) {
      case 0: text.replaceSubrange(place...place, with: "（\(mark)）。")
      case 1: text.replaceSubrange(place...place, with: "。新写一句\(mark)。")
      case 2: text += "\n另起一段\(mark)。\n"
      case 3: text.replaceSubrange(place...place, with: "**\(mark)**。")
      default: text = text.replacing("\nchapter:", with: "\nnote\(edits.count): \(mark)\nchapter:", maxReplacements: 1)
      }
      try shell.write(text, to: "Content/\(name)")
    }
  }

  /// The plan after one to five changes, each with a mark of its own.
  mutating func revisedText() -> String {
    for _ in 0..<Int.random(in: 1...5, using: &generator) {
      let chapter = Int.random(in: 0..<chapters.count, using: &generator)
      guard !chapters[chapter].isEmpty else { continue }
      let article = Int.random(in: 0..<chapters[chapter].count, using: &generator)
      let sentence = Int.random(in: 0..<chapters[chapter][article].sentences.count, using: &generator)
      switch Int.random(in: 0..<9, using: &generator) {
      case 0: chapters[chapter][article].sentences[sentence] += "，\(mark("新文", \.news))"
      case 1: chapters[chapter][article].sentences.insert("完善新的机制\(mark("新文", \.news))", at: sentence)
      case 2 where chapters[chapter][article].sentences.count > 1:
        forget(chapters[chapter][article].sentences.remove(at: sentence))
      case 3:
        chapters[chapter].insert((title: "新设条款", sentences: ["新的条款内容\(mark("新文", \.news))"]), at: article)
      case 4 where chapters[chapter].count > 1:
        let removed = chapters[chapter].remove(at: article)
        for text in [removed.title] + removed.sentences { forget(text) }
      case 5: chapters[chapter].swapAt(article, Int.random(in: 0..<chapters[chapter].count, using: &generator))
      case 6:
        let other = Int.random(in: 0..<chapters.count, using: &generator)
        let moved = chapters[chapter].remove(at: article)
        chapters[other].append(moved)
      case 7 where chapters[chapter][article].sentences.count > 1:
        let count = chapters[chapter][article].sentences.count / 2
        let tail = Array(chapters[chapter][article].sentences.suffix(count))
        chapters[chapter][article].sentences.removeLast(count)
        chapters[chapter].insert((title: "分出条款", sentences: tail), at: article + 1)
      case 8 where chapters[chapter].count > 1 && article > 0:
        let merged = chapters[chapter].remove(at: article)
        forget(merged.title)
        chapters[chapter][article - 1].sentences += merged.sentences
      default: chapters[chapter][article].title += mark("新文", \.news)
      }
    }
    chapters.removeAll { $0.isEmpty }
    return text
  }

  /// What a later change took out again need not be found.
  private mutating func forget(_ sentence: String) { news.removeAll { sentence.contains($0) } }

  func expectEdits(in text: String, _ what: String) {
    for edit in edits { #expect(text.contains(edit), "\(what): \(edit) is lost") }
  }

  func expectNews(in text: String, _ what: String) {
    for new in news { #expect(text.contains(new), "\(what): \(new) is lost") }
  }
}
