import Articles
import Foundation
import Text

/// `search/documents.json` read back: the titles and texts that the search finds.
struct SearchDocumentsReading {
  private struct File: Decodable {
    struct Document: Decodable {
      let kind: String
      let plan: String
      let number: String
      let title: String
      let text: String
    }

    let documents: [Document]
  }

  private let documents: [File.Document]
  private let path: String

  /// Reads the JSON file, or the script that hands the same JSON to the page; nil when it is neither.
  init?(_ bytes: [UInt8], path: String) {
    guard let start = bytes.firstIndex(of: UInt8(ascii: "{")), let end = bytes.lastIndex(of: UInt8(ascii: "}")),
      start < end,
      let file = try? JSONDecoder().decode(File.self, from: Data(bytes[start...end]))
    else { return nil }
    documents = file.documents
    self.path = path
  }

  /// A plan's blocks. The index has titles without the marks around them; these are `heading`'s.
  func reading(of plan: PlanContent) -> Reading {
    var reading = Reading(name: path)
    func add(_ place: Place, _ text: String) { reading.blocks.append(.init(place: place, text: text, path: path)) }
    func addText(_ text: String, _ place: (Int) -> Place) {
      guard !text.isEmpty else { return }
      for (index, paragraph) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
        add(place(index + 1), String(paragraph))
      }
    }
    for document in documents where document.plan == plan.slug.description {
      switch (document.kind, OutlineNumber(document.number)) {
      case ("article", let number?):
        let heading = plan.article(number)?.heading
        add(.article(number), (heading?.marker ?? "") + document.title + (heading?.terminator ?? ""))
        addText(document.text) { .text(number, $0) }
      case ("chapter", let number?):
        let heading = plan.chapter(number)?.heading
        let text = (heading?.marker ?? "") + document.title + (heading?.terminator ?? "")
        if !text.isEmpty { add(.chapter(number), text) }
        addText(document.text) { .lead(number, $0) }
      case ("preamble", _): addText(document.text) { .preamble($0) }
      case ("closing", _): addText(document.text) { .closing($0) }
      default: continue
      }
    }
    return reading
  }
}
