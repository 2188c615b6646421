import Foundation
import TestSupport
import Testing

/// `plan.ndjson` as the bulk API of Elasticsearch and OpenSearch reads it: a line that says where a document goes, then a
/// line that is the document, and a line feed at the end.
@Suite struct BulkTests {
  private struct Action: Decodable {
    struct Target: Decodable {
      let _index: String
      let _id: String
    }

    let index: Target
  }

  private struct Document: Decodable {
    struct Sentence: Decodable {
      let id: String
      let hash: String
      let text: String
    }

    let kind: String
    let plan: String
    let edition: String
    let label: String
    let url: String
    let text: String
    let sentences: [Sentence]
  }

  private enum Malformed: Error {
    case lastLine
    case emptyLine(Int)
    case missingDocument
  }

  private static func read(_ bytes: Data) throws -> [(action: Action, document: Document)] {
    guard bytes.last == 0x0A else { throw Malformed.lastLine }
    let lines = bytes.dropLast().split(separator: 0x0A, omittingEmptySubsequences: false)
    if let empty = lines.firstIndex(where: \.isEmpty) { throw Malformed.emptyLine(empty) }
    guard lines.count.isMultiple(of: 2) else { throw Malformed.missingDocument }
    return try stride(from: 0, to: lines.count, by: 2).map { place in
      (
        try JSONDecoder().decode(Action.self, from: Data(lines[place])),
        try JSONDecoder().decode(Document.self, from: Data(lines[place + 1]))
      )
    }
  }

  @Test func theRealPlanIsReadLineByLine() throws {
    let found = try Self.read(
      try Data(contentsOf: Repository.root.appending(path: "Site/hengyang-15/plan.ndjson")))
    #expect(found.count { $0.document.kind == "article" } == 28)
    #expect(Set(found.map(\.action.index._id)).count == found.count)
    for (action, document) in found {
      #expect(action.index._index == "gangmu" && action.index._id.utf8.count <= 512)
      #expect(document.url == "\(action.index._id).html" && document.edition == "2025-12-15")
      #expect(document.sentences.map(\.text).joined() == document.text.filter { $0 != "\n" })
      #expect(document.sentences.enumerated().allSatisfy { $1.id == "s\($0 + 1)" && $1.hash.count == 6 })
    }
  }

  /// The texts of the documents are the edition's.
  @Test func theTextsAreTheEditions() throws {
    let text = try Repository.editionText
    let found = try Self.read(
      try Data(contentsOf: Repository.root.appending(path: "Site/hengyang-15/plan.ndjson")))
    for (_, document) in found {
      for paragraph in document.text.split(separator: "\n") { #expect(text.contains(paragraph)) }
    }
    #expect(found.reduce(0) { $0 + $1.document.text.count } > 9_000)
  }

  @Test(arguments: ["{\"index\":{\"_index\":\"a\",\"_id\":\"b\"}}\n", "\n", "{}", "{\"delete\":{}}\n{}\n"])
  func whatIsNoBulkRequestIsRefused(_ request: String) {
    #expect(throws: (any Error).self) { try Self.read(Data(request.utf8)) }
  }
}
