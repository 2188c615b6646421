import Files
import Foundation
import Search

/// The plans of a folder that `BenchmarkCorpus` wrote, as an import would have them.
enum CorpusPlans {
  static func read(_ folder: String) throws -> [SearchPlanText] {
    let names = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".txt") }.sorted()
    return try names.map { plan(slug: String($0.dropLast(4)), try File.read("\(folder)/\($0)")) }
  }

  /// A title; chapters as `一、TITLE`; articles as `1.TITLE。TEXT`.
  private static func plan(slug: String, _ text: [UInt8]) -> SearchPlanText {
    let lines = text.split(separator: UInt8(ascii: "\n"))
    var chapters: [SearchChapter] = []
    var documents: [SearchDocument] = []
    for line in lines.dropFirst(2) {
      if let article = article(line, slug: slug, chapter: String(chapters.count)) {
        documents.append(article)
      } else {
        let title =
          String(decoding: line, as: UTF8.self).split(separator: "、", maxSplits: 1).last.map(String.init) ?? ""
        let number = String(chapters.count + 1)
        let label = "第\(number)部分"
        chapters.append(SearchChapter(number: number, label: label, title: title))
        documents.append(
          SearchDocument(
            kind: .chapter, number: number, label: label, title: title, chapter: number,
            url: "\(slug)/part-\(number).html", text: [], sentences: []))
      }
    }
    let plan = SearchPlan(
      slug: slug, title: String(decoding: lines.first ?? [], as: UTF8.self), edition: "2026-01-20")
    return SearchPlanText(plan, chapters: chapters, documents: documents)
  }

  private static func article(_ line: ArraySlice<UInt8>, slug: String, chapter: String) -> SearchDocument? {
    guard let dot = line.firstIndex(of: UInt8(ascii: ".")), line[..<dot].allSatisfy({ (0x30...0x39).contains($0) })
    else { return nil }
    let ends = sentenceEnds(line)
    let number = String(decoding: line[..<dot], as: UTF8.self)
    let titleEnd = ends.first ?? line.endIndex
    let text = Array(line[titleEnd...])
    let offsets = ([titleEnd] + ends.dropFirst()).map { $0 - titleEnd }
    return SearchDocument(
      kind: .article, number: number, label: "第\(number)条",
      title: String(decoding: line[(dot + 1)..<titleEnd].dropLast(3), as: UTF8.self), chapter: chapter,
      url: "\(slug)/\(number).html", text: text, sentences: zip(offsets, offsets.dropFirst()).map { $0..<$1 })
  }

  /// Behind each `。`, which is E3 80 82.
  private static func sentenceEnds(_ line: ArraySlice<UInt8>) -> [Int] {
    line.indices.dropFirst(2).filter { line[$0] == 0x82 && line[$0 - 1] == 0x80 && line[$0 - 2] == 0xE3 }.map { $0 + 1 }
  }
}
