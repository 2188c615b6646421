import Articles
import Files
import Foundation
import Text

/// `search/documents/0.json` and on read back: the titles and texts that the search finds.
struct SearchDocumentsReading {
  private struct Shard: Decodable {
    let documents: [Document]
  }

  private struct Document: Decodable {
    let kind: String
    let plan: String
    let number: String
    let title: String
    let text: String
  }

  /// `Site/search/documents/*.json`
  private let name: String
  private let documents: [(document: Document, path: String)]

  /// Reads the JSON files of the folder `site`, or the scripts (`js`) that hand the same JSON to a page. What cannot be
  /// read holds nothing, and every block it should hold is missing.
  init(site: String, ending: String) {
    name = "\(site)/search/documents/*.\(ending)"
    var documents: [(Document, String)] = []
    var number = 0
    while true {
      let path = "\(site)/search/documents/\(number).\(ending)"
      guard File.exists(path) else { break }
      documents += SearchDocumentsReading.documents(in: (try? File.read(path)) ?? []).map { ($0, path) }
      number += 1
    }
    self.documents = documents
  }

  private static func documents(in bytes: [UInt8]) -> [Document] {
    guard let start = bytes.firstIndex(of: UInt8(ascii: "{")), let end = bytes.lastIndex(of: UInt8(ascii: "}")),
      start < end
    else { return [] }
    return (try? JSONDecoder().decode(Shard.self, from: Data(bytes[start...end])))?.documents ?? []
  }

  /// A plan's blocks. The index has titles without the marks around them; these are `heading`'s.
  func reading(of plan: PlanContent) -> Reading {
    var reading = Reading(name: name)
    func add(_ place: Place, _ text: String, _ path: String) {
      reading.blocks.append(.init(place: place, text: text, path: path))
    }
    func addText(_ text: String, _ path: String, _ place: (Int) -> Place) {
      guard !text.isEmpty else { return }
      for (index, paragraph) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
        add(place(index + 1), String(paragraph), path)
      }
    }
    for (document, path) in documents where document.plan == plan.slug.description {
      switch (document.kind, OutlineNumber(document.number)) {
      case ("article", let number?):
        let heading = plan.article(number)?.heading
        add(.article(number), (heading?.marker ?? "") + document.title + (heading?.terminator ?? ""), path)
        addText(document.text, path) { .text(number, $0) }
      case ("chapter", let number?):
        let heading = plan.chapter(number)?.heading
        let text = (heading?.marker ?? "") + document.title + (heading?.terminator ?? "")
        if !text.isEmpty { add(.chapter(number), text, path) }
        addText(document.text, path) { .lead(number, $0) }
      case ("preamble", _): addText(document.text, path) { .preamble($0) }
      case ("closing", _): addText(document.text, path) { .closing($0) }
      default: continue
      }
    }
    return reading
  }
}
