import Files
import Foundation
import Search

/// `SearchIndexBenchmark SITE FOLDER`: makes the index of a site's documents anew, writes its files into a folder, and prints
/// how long the two took: the part of a build that is the search's.
@main
enum IndexBenchmark {
  private struct Shard: Decodable {
    struct Document: Decodable {
      let kind: String
      let plan: String
      let number: String
      let label: String
      let title: String
      let chapter: String
      let url: String
      let text: String
      let sentences: [Int]
    }

    let documents: [Document]
  }

  private struct Outline: Decodable {
    struct Plan: Decodable {
      let slug: String
      let title: String
      let edition: String
    }

    struct Chapter: Decodable {
      let plan: String
      let number: String
      let label: String
      let title: String
    }

    let plans: [Plan]?
    let chapters: [Chapter]?
  }

  static func main() throws {
    let arguments = CommandLine.arguments.dropFirst()
    guard arguments.count == 2, let site = arguments.first, let folder = arguments.last else {
      FileHandle.standardError.write(Data("usage: SearchIndexBenchmark SITE FOLDER\n".utf8))
      exit(64)
    }
    var documents: [SearchDocument] = []
    var number = 0
    while File.exists("\(site)/search/documents/\(number).json") {
      let shard: Shard = try read("\(site)/search/documents/\(number).json")
      documents += shard.documents.map(document)
      number += 1
    }
    let plans = (try read("\(site)/search/plans.json") as Outline).plans ?? []
    let chapters = (try read("\(site)/search/chapters.json") as Outline).chapters ?? []
    let start = ContinuousClock.now
    let index = SearchIndex(
      documents: documents, plans: plans.map { SearchPlan(slug: $0.slug, title: $0.title, edition: $0.edition) },
      chapters: chapters.map {
        SearchChapter(plan: $0.plan, number: $0.number, label: $0.label, title: $0.title)
      })
    let made = ContinuousClock.now
    var folders: Set<String> = []
    for file in index.files {
      let path = "\(folder)/\(file.path)"
      if let slash = path.lastIndex(of: "/"), folders.insert(String(path[..<slash])).inserted {
        try Folder.create(String(path[..<slash]))
      }
      try File.write(file.bytes, to: path)
    }
    let written = ContinuousClock.now
    let milliseconds = [made - start, written - made].map { Int(($0 / .milliseconds(1)).rounded()) }
    print("index of \(documents.count) documents: made in \(milliseconds[0]) ms, written in \(milliseconds[1]) ms")
  }

  private static func read<Value: Decodable>(_ path: String) throws -> Value {
    try JSONDecoder().decode(Value.self, from: Data(contentsOf: URL(filePath: path)))
  }

  private static func document(_ shard: Shard.Document) -> SearchDocument {
    let units = Array(shard.text.utf16)
    let offsets = shard.sentences.map { String(decoding: units[..<$0], as: UTF16.self).utf8.count }
    let text = Array(shard.text.utf8)
    return SearchDocument(
      kind: SearchDocument.Kind(rawValue: shard.kind) ?? .article, plan: shard.plan, number: shard.number,
      label: shard.label, title: shard.title, chapter: shard.chapter, url: shard.url, text: text,
      sentences: zip(offsets, offsets.dropFirst() + [text.count]).map { $0..<$1 })
  }
}
