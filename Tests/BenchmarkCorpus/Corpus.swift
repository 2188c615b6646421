import Foundation
import TestSupport

/// Plans in the format of the example, as many as wanted: clauses of the example in new sentences, with other names and
/// words in them, so that texts are alike as plans are and no two of them are the same.
///
/// The same counts give the same plans.
struct Corpus {
  private let clauses: [String]
  private let titles: [String]
  private let chapterTitles: [String]
  private var vocabulary = Vocabulary()
  private var generator = SeededGenerator(seed: 15_2026)

  /// - Parameter example: the text of the example plan.
  init(example: String) {
    let lines = example.components(separatedBy: "\n").filter { !$0.isEmpty }
    let articles = lines.filter { $0.first?.isNumber == true && $0.contains(".") }
    let headings = lines.filter { $0.contains("、") && $0.count < 40 && !$0.contains("。") }
    chapterTitles = headings.compactMap { $0.split(separator: "、", maxSplits: 1).last.map(String.init) }
    var titles: [String] = []
    var clauses: [String] = []
    for article in articles {
      let parts = article.drop { $0 != "." }.dropFirst().split(separator: "。")
      guard let title = parts.first else { continue }
      titles.append(String(title))
      for sentence in parts.dropFirst() { clauses += sentence.split(separator: ",").map(String.init) }
    }
    self.titles = titles
    self.clauses = clauses.filter { $0.count > 3 && $0.allSatisfy { $0 != "“" && $0 != "”" } }
  }

  /// The next plan.
  mutating func plan(articles count: Int) -> (city: String, text: String) {
    let city = String(vocabulary.next(using: &generator).prefix(3)) + "市"
    let title = "\(city)国民经济和社会发展第十五个五年规划纲要"
    var lines = [title, "(2026年1月20日\(city)第十七届人民代表大会第五次会议通过)", ""]
    let chapterCount = max(1, min(12, count / 7))
    var number = 0
    for chapter in 0..<chapterCount {
      let heading = chapterTitles[Int.random(in: 0..<chapterTitles.count, using: &generator)]
      lines += ["\(Corpus.numerals[chapter])、\(renamed(heading, city))", ""]
      let end = (chapter + 1) * count / chapterCount
      while number < end {
        number += 1
        lines += [article(number, city), ""]
      }
    }
    return (city, lines.joined(separator: "\n"))
  }

  private static let numerals = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"]

  private mutating func article(_ number: Int, _ city: String) -> String {
    let title = titles[Int.random(in: 0..<titles.count, using: &generator)]
    let sentences = (0..<Int.random(in: 4...11, using: &generator)).map { _ in sentence(city) }
    return "\(number).\(varied(title, city))。\(sentences.joined())"
  }

  private mutating func sentence(_ city: String) -> String {
    let parts = (0..<Int.random(in: 2...5, using: &generator)).map { _ in
      varied(clauses[Int.random(in: 0..<clauses.count, using: &generator)], city)
    }
    return parts.joined(separator: ",") + "。"
  }

  /// With the city's name, and mostly with a word of its own in place of two characters.
  private mutating func varied(_ text: String, _ city: String) -> String {
    let text = renamed(text, city)
    guard Int.random(in: 0..<4, using: &generator) > 0 else { return text }
    var characters = Array(text)
    let place = Int.random(in: 0...max(0, characters.count - 2), using: &generator)
    guard characters[place...].prefix(2).allSatisfy({ ("\u{4E00}"..."\u{9FFF}").contains($0) }) else { return text }
    characters.replaceSubrange(place..<min(place + 2, characters.count), with: vocabulary.next(using: &generator))
    return String(characters)
  }

  private func renamed(_ text: String, _ city: String) -> String {
    text.replacingOccurrences(of: "衡阳市", with: city).replacingOccurrences(of: "衡阳", with: city.dropLast())
  }
}
