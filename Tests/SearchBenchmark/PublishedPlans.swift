import Files
import Foundation
import Search

/// The plans that a built site has in its index, read back from it.
enum PublishedPlans {
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

  static func read(_ site: String) throws -> [SearchPlanText] {
    var documents: [String: [SearchDocument]] = [:]
    var number = 0
    while File.exists("\(site)/search/documents/\(number).json") {
      let shard: Shard = try json("\(site)/search/documents/\(number).json")
      for one in shard.documents { documents[one.plan, default: []].append(document(one)) }
      number += 1
    }
    let plans = (try json("\(site)/search/plans.json") as Outline).plans ?? []
    let chapters = Dictionary(
      grouping: (try json("\(site)/search/chapters.json") as Outline).chapters ?? [], by: \.plan)
    return plans.map { plan in
      SearchPlanText(
        SearchPlan(slug: plan.slug, title: plan.title, edition: plan.edition),
        chapters: (chapters[plan.slug] ?? []).map {
          SearchChapter(number: $0.number, label: $0.label, title: $0.title)
        }, documents: documents[plan.slug] ?? [])
    }
  }

  private static func json<Value: Decodable>(_ path: String) throws -> Value {
    try JSONDecoder().decode(Value.self, from: Data(contentsOf: URL(filePath: path)))
  }

  private static func document(_ shard: Shard.Document) -> SearchDocument {
    let units = Array(shard.text.utf16)
    let offsets = shard.sentences.map { String(decoding: units[..<$0], as: UTF16.self).utf8.count }
    let text = Array(shard.text.utf8)
    return SearchDocument(
      kind: SearchDocument.Kind(rawValue: shard.kind) ?? .article, number: shard.number, label: shard.label,
      title: shard.title, chapter: shard.chapter, url: shard.url, text: text,
      sentences: zip(offsets, offsets.dropFirst() + [text.count]).map { $0..<$1 })
  }
}
