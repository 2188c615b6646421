import Articles
import Foundation
import Text

/// `plan.json` read back.
struct PlanJSONReading: Decodable {
  private struct Passage: Decodable {
    struct Block: Decodable {
      struct Sentence: Decodable { let text: String }
      struct Row: Decodable { let cells: [String] }

      let blank: String?
      let sentences: [Sentence]?
      let rows: [Row]?

      var lines: [String] {
        rows?.map { $0.cells.joined(separator: "\t") } ?? [(blank ?? "") + (sentences ?? []).map(\.text).joined()]
      }
    }

    let blocks: [Block]
  }

  private struct Headed: Decodable {
    let number: String
    let marker: String
    let title: String
    let terminator: String
    let blocks: [Passage.Block]
    let articles: [Headed]?

    var heading: String { marker + title + terminator }
  }

  private let title: String
  private let note: String?
  private let preamble: Passage?
  private let chapters: [Headed]
  private let closing: Passage?

  /// What the file at `path` holds; what cannot be read holds nothing.
  static func reading(_ bytes: [UInt8], path: String) -> Reading {
    var reading = Reading(name: "plan.json")
    guard let plan = try? JSONDecoder().decode(PlanJSONReading.self, from: Data(bytes)) else { return reading }
    plan.add(to: &reading, path)
    return reading
  }

  private func add(to reading: inout Reading, _ path: String) {
    func add(_ place: Place, _ text: String) { reading.blocks.append(.init(place: place, text: text, path: path)) }
    func addText(_ blocks: [Passage.Block], _ place: (Int) -> Place) {
      for (index, line) in blocks.flatMap(\.lines).enumerated() { add(place(index + 1), line) }
    }
    add(.title, title)
    if let note { add(.note, note) }
    addText(preamble?.blocks ?? []) { .preamble($0) }
    for chapter in chapters {
      guard let number = OutlineNumber(chapter.number) else { continue }
      if !chapter.heading.isEmpty { add(.chapter(number), chapter.heading) }
      addText(chapter.blocks) { .lead(number, $0) }
      for article in chapter.articles ?? [] {
        guard let number = OutlineNumber(article.number) else { continue }
        add(.article(number), article.heading)
        addText(article.blocks) { .text(number, $0) }
      }
    }
    addText(closing?.blocks ?? []) { .closing($0) }
  }
}
