import Articles
import Editions
import Foundation
import Revisions
import TestSupport
import Testing
import Text

/// Changes planted on the example's text, of which the truth is known: each must be found once, at the right article and
/// sentence, and nothing else.
@Suite struct PlantedChanges {
  @Test func anArticlePutInBehind30() throws {
    let changes = try Seed.changes { Seed.insert(behind: 30, in: &$0) }
    let renumbered = (31...53).map { "\($0) -> \($0 + 1): renumbered" }
    #expect(changes.arrows == ["none -> 31: added"] + renumbered)
    #expect(changes.formCount == 23)
  }

  @Test func article41TakenOut() throws {
    let changes = try Seed.changes { $0.remove(at: Seed.place(of: 41, in: $0)) }
    #expect(changes.arrows == ["41 -> none: deleted"] + (42...53).map { "\($0) -> \($0 - 1): renumbered" })
  }

  @Test func articles36And37Swapped() throws {
    let changes = try Seed.changes { Seed.swap(36, 37, in: &$0) }
    #expect(changes.arrows == ["37 -> 36: renumbered", "36 -> 37: renumbered"])
    #expect(changes.wordingCount == 0)
  }

  @Test func article38Split() throws {
    let changes = try Seed.changes { Seed.split(38, in: &$0) }
    #expect(changes.arrows == ["38 -> 38, 39: split"] + (39...53).map { "\($0) -> \($0 + 1): renumbered" })
    let split = try #require(changes.change(ofOld: .article(OutlineNumber(38))))
    #expect(split.rows.filter { !$0.isHeading }.allSatisfy { $0.relation == .kept || $0.relation == .form })
  }

  @Test func articles43And44Merged() throws {
    let changes = try Seed.changes { Seed.merge(43, 44, in: &$0) }
    #expect(changes.arrows == ["43, 44 -> 43: merged"] + (45...53).map { "\($0) -> \($0 - 1): renumbered" })
  }

  @Test func allOfThemAtOnce() throws {
    let changes = try Seed.changes { lines in
      Seed.insert(behind: 30, in: &lines)
      Seed.swap(36, 37, in: &lines)
      Seed.split(38, in: &lines)
      lines.remove(at: Seed.place(of: 41, in: lines))
      Seed.merge(43, 44, in: &lines)
    }
    let expected =
      ["none -> 31: added"] + (31...35).map { "\($0) -> \($0 + 1): renumbered" }
      + ["37 -> 37: ", "36 -> 38: renumbered", "38 -> 39, 40: split renumbered", "39 -> 41: renumbered"]
      + ["40 -> 42: renumbered", "41 -> none: deleted", "42 -> 43: renumbered", "43, 44 -> 44: merged renumbered"]
      + (45...53).map { "\($0) -> \($0): " }
    #expect(changes.arrows == expected.filter { !$0.hasSuffix(": ") })
  }

  @Test func everyCommaWidened() throws {
    let changes = try Seed.changes { lines in
      lines = lines.map { $0.replacing(",", with: "，") }
    }
    #expect(changes.wordingCount == 0)
    #expect(changes.formCount == 191)
    #expect(changes.changed.allSatisfy { $0.kinds == [.form] })
  }

  /// What `Tests/Demonstration/revision.txt`, which the README shows, was made by.
  @Test func theDemonstration() throws {
    let text = try String(contentsOfFile: Repository.path("Tests/Demonstration/revision.txt"), encoding: .utf8)
    let changes = PlanChanges(from: try Seed.text(), to: try Revision.edition(text).text)
    let expected = """
      opening -> opening: retitled reworded
      26 -> 26: reworded
      27 -> 27: reworded
      28 -> 28: reworded
      none -> 31: added
      31 -> 32: renumbered reworded
      32 -> 33: renumbered
      33 -> 34: renumbered retitled
      34 -> 35: renumbered reworded
      35 -> 36: renumbered
      36 -> 38: renumbered
      38 -> 39, 40: split renumbered
      39 -> 41: renumbered reworded
      40 -> 42: renumbered
      49 -> 43: renumbered moved
      41 -> none: deleted
      42 -> 44: renumbered
      43, 44 -> 45: merged renumbered
      45 -> 46: renumbered reworded
      46 -> 47: renumbered
      47 -> 48: renumbered reworded
      48 -> 49: renumbered
      50 -> 50: reworded
      52 -> 52: form
      53 -> 53: reworded
      """
    #expect(changes.arrows.joined(separator: "\n") == expected)
    #expect(text.contains("非官方文本"))
    #expect(
      changes.alignment.successors(of: SentenceID(.article(OutlineNumber(45)), 8)).map(\.description) == ["48#s5"])
    #expect(
      changes.alignment.successors(of: SentenceID(.article(OutlineNumber(26)), 10)).map(\.description) == ["26#s3"])
  }

  // MARK: Sentences

  @Test func aTenthOfTheSentencesEdited() throws {
    var generator = SeededGenerator(seed: 71)
    let old = try Seed.text()
    let all = old.passages.filter { $0.id.article != nil }.flatMap { passage in
      (1...passage.sentences.count).map { SentenceID(passage.id, $0) }
    }
    #expect(all.count == 223)
    let chosen = Set(all.shuffled(using: &generator).prefix(all.count / 10))
    var new = old
    for id in chosen { new = Seed.edited(new, id) { Seed.reworded($0, using: &generator) } }
    let changes = PlanChanges(from: old, to: new)
    let rows = changes.passages.flatMap(\.changedRows)
    #expect(Set(rows.flatMap(\.old)) == chosen && rows.count == chosen.count)
    #expect(rows.allSatisfy { $0.relation == .reworded && $0.old == $0.new })
    #expect(changes.changed.allSatisfy { $0.kinds == [.reworded] })
  }

  @Test(arguments: 0..<100)
  func aSingleEdit(_ seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(1_000 + seed))
    let old = try Seed.text()
    let passage = try #require(old.passages.filter { $0.sentences.count > 2 }.randomElement(using: &generator))
    let number = Int.random(in: 1...passage.sentences.count, using: &generator)
    let id = SentenceID(passage.id, number)
    let kind = seed % 5
    let new = Seed.edited(old, id) { sentence in
      switch kind {
      case 0: "加快建设数字档案馆和方志馆。" + sentence
      case 1: ""
      default: Seed.reworded(sentence, using: &generator)
      }
    }
    let changes = PlanChanges(from: old, to: new)
    let rows = changes.passages.flatMap(\.changedRows)
    #expect(changes.changed.count == 1 && changes.changed[0].kinds == [.reworded])
    let wording = rows.filter(\.isChangeOfWording)
    #expect(wording.count == 1, "\(rows.map(\.dump))")
    #expect(rows.count == 1, "\(rows.map(\.dump))")
    let row = try #require(wording.first)
    switch kind {
    case 0: #expect(row.relation == .inserted && row.new == [id])
    case 1: #expect(row.relation == .deleted && row.old == [id])
    default: #expect(row.relation == .reworded && row.old == [id] && row.new == [id])
    }
  }
}

/// The example's text, and what may be done to it.
private enum Seed {
  static func text() throws -> PlanText { try Revision.edition(Repository.editionText).text }

  /// What changes when `change` works on the lines of the text; articles are numbered anew behind it.
  static func changes(_ change: (inout [String]) -> Void) throws -> PlanChanges {
    let text = try Repository.editionText
    var lines = text.components(separatedBy: "\n")
    change(&lines)
    var number = 25
    lines = lines.map { line in
      guard let match = line.firstMatch(of: /^\d+\./) else { return line }
      number += 1
      return "\(number)." + line[match.range.upperBound...]
    }
    return PlanChanges(
      from: try Revision.edition(text).text, to: try Revision.edition(lines.joined(separator: "\n")).text)
  }

  static func place(of number: Int, in lines: [String]) -> Int { lines.firstIndex { $0.hasPrefix("\(number).") } ?? 0 }

  static func insert(behind number: Int, in lines: inout [String]) {
    let article = "0.建设区域数据要素市场。推动公共数据授权运营,培育数据交易机构5家。建立数据资产登记和入表制度。"
    lines.insert(article, at: place(of: number, in: lines) + 1)
  }

  static func swap(_ one: Int, _ other: Int, in lines: inout [String]) {
    lines.swapAt(place(of: one, in: lines), place(of: other, in: lines))
  }

  static func split(_ number: Int, in lines: inout [String]) {
    let place = place(of: number, in: lines)
    let sentences = lines[place].split(separator: "。", omittingEmptySubsequences: false).map(String.init)
    let half = sentences.count / 2
    lines[place] = sentences[..<half].joined(separator: "。") + "。"
    lines.insert("0.健全公共卫生体系。" + sentences[half...].joined(separator: "。"), at: place + 1)
  }

  static func merge(_ one: Int, _ other: Int, in lines: inout [String]) {
    let (first, second) = (place(of: one, in: lines), place(of: other, in: lines))
    let text = lines[second].split(separator: "。", maxSplits: 1).last.map(String.init) ?? ""
    lines[first] += text
    lines.remove(at: second)
  }

  /// The text with one sentence put through `edit`.
  static func edited(_ text: PlanText, _ id: SentenceID, _ edit: (String) -> String) -> PlanText {
    PlanText(
      text.passages.map { passage in
        guard passage.id == id.passage else { return passage }
        var bytes = passage.bytes
        let range = passage.sentences[id.number - 1]
        bytes.replaceSubrange(range, with: edit(String(decoding: bytes[range], as: UTF8.self)).utf8)
        return Passage(passage.id, heading: passage.heading, chapter: passage.chapter, bytes: bytes)
      })
  }

  /// The sentence with a word replaced, taken out or put in somewhere before its end.
  static func reworded(_ sentence: String, using generator: inout SeededGenerator) -> String {
    var characters = Array(sentence)
    let place = Int.random(in: 0..<max(1, characters.count - 4), using: &generator)
    switch Int.random(in: 0..<3, using: &generator) {
    case 0: characters.insert(contentsOf: "稳步有序", at: place)
    case 1 where characters.count > 12: characters.removeSubrange(place..<place + 2)
    default: characters.replaceSubrange(place..<min(place + 2, characters.count - 1), with: "甄别")
    }
    return String(characters)
  }
}

extension PlanChanges {
  fileprivate var arrows: [String] {
    changed.map { "\($0.arrow): \($0.kinds.map(\.rawValue).joined(separator: " "))" }
  }
}
