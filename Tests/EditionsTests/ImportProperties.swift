import Articles
import Diagnostics
import Editions
import Foundation
import Plans
import TestSupport
import Testing
import Text

@Suite struct ImportProperties {
  /// text → Plan → layout: the blocks and what stands between them are the text.
  @Test func everyCharacterIsInOneBlock() throws {
    var generator = SeededGenerator(seed: 4)
    var read = 0
    for _ in 0..<2_000 {
      let source = SourceText(name: "plan.txt", RandomPlan.text(using: &generator))
      guard let plan = try? PlanReader.read(source).plan else { continue }
      read += 1
      let blocks = Dictionary(plan.blocks.map { ($0.place, plan.source.string($0.range)) }) { first, _ in
        Issue.record("a place twice")
        return first
      }
      let layout = Layout(of: plan)
      let (text, missing) = layout.text { blocks[$0] }
      #expect(missing.isEmpty)
      #expect(text.utf8.elementsEqual(source.bytes), "\(source.string(0..<source.bytes.count).debugDescription)")
      // Between the blocks stand white space and what was dropped, which the report lists.
      let gaps = layout.before + layout.pieces.map(\.after).joined()
      let dropped = Set(plan.folded.folds.flatMap { source.string($0.range).unicodeScalars })
      #expect(
        gaps.unicodeScalars.allSatisfy {
          Scalar.isLineBreak($0.value) || Scalar.isBlank($0.value) || dropped.contains($0)
        })
      #expect(try Layout.read(SourceText(name: "layout.yml", String(decoding: layout.yaml, as: UTF8.self))) == layout)
    }
    #expect(read > 1_500)
  }

  /// text → files → library → text, over random and hostile plans.
  @Test func filesReadBack() throws {
    var generator = SeededGenerator(seed: 5)
    let shell = try Shell()
    defer { shell.remove() }
    let slug = try #require(Slug("plan"))
    let date = CalendarDate(year: 2026, month: 1, day: 1)
    for round in 0..<150 {
      let source = SourceText(name: "plan.txt", RandomPlan.text(using: &generator))
      let content = ContentFolder(path: shell.folder.appending(path: "\(round)").path)
      guard
        (try? PlanImport.run([.init(slug: slug, source: source, date: date)], into: content, today: nil)) != nil
      else { continue }
      let plan = try #require(try content.library().library.plans.first)
      let blocks = Dictionary(plan.blocks.map { ($0.place, $0.text) }) { first, _ in first }
      let (text, missing) = try content.plan(slug).layout().text { blocks[$0] }
      #expect(missing.isEmpty, "\(missing)")
      #expect(text.utf8.elementsEqual(source.bytes), "\(source.string(0..<source.bytes.count).debugDescription)")
    }
  }
}

/// A text in the form of a plan, with hostile characters in every part.
enum RandomPlan {
  static func text(using generator: inout SeededGenerator) -> String {
    var lines: [String] = []
    func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &generator) < percent }
    func add(_ line: String) {
      let blanks = ["", " ", "\u{3000}\u{3000}", "\t", ""]
      lines.append(
        (blanks.randomElement(using: &generator) ?? "") + line + (blanks.randomElement(using: &generator) ?? ""))
      while chance(15) { lines.append("") }
    }
    func hostile() -> String { HostileText.line(pieces: 1...8, using: &generator) }
    if chance(20) { lines.append("\u{FEFF}") }
    if chance(90) { add("规划" + hostile()) }
    if chance(60) { add("(2025年12月15日\(hostile())通过)") }
    if chance(40) { add(hostile()) }
    if chance(20) { add("（上接第二版）") }
    var article = Int.random(in: 1...30, using: &generator)
    var chapter = Int.random(in: 1...9, using: &generator)
    for _ in 0..<Int.random(in: 1...3, using: &generator) {
      if chance(85) { add("\(ChineseNumeral.text(chapter))、章\(hostile())甲") }
      if chance(60) { add("导语" + hostile()) }
      for _ in 0..<Int.random(in: 1...3, using: &generator) {
        add("\(article).\(hostile())。\(hostile())")
        while chance(20) { add("又" + hostile()) }
        if chance(15) {
          for _ in 0..<Int.random(in: 1...4, using: &generator) {
            add((0..<Int.random(in: 1...4, using: &generator)).map { _ in hostile() }.joined(separator: "\t"))
          }
        }
        if chance(10) { add("（下转第三版）") }
        article += 1
      }
      chapter += 1
    }
    if chance(50) { add("结束" + hostile()) }
    if chance(30) { lines = lines.flatMap { wrapped($0) } }
    let ends = ["\n", "\r\n", "\r"]
    return lines.joined(separator: ends.randomElement(using: &generator) ?? "\n") + (chance(70) ? "\n" : "")
  }

  /// Cut every 40 characters, as a hard-wrapped text is.
  private static func wrapped(_ line: String) -> [String] {
    let scalars = Array(line.unicodeScalars)
    return stride(from: 0, through: scalars.count, by: 40).map { start in
      var view = String.UnicodeScalarView()
      view.append(contentsOf: scalars[start..<min(start + 40, scalars.count)])
      return String(view)
    }
  }
}
