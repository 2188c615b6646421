import Foundation
import TestSupport
import Testing

@testable import Search

@Suite struct SearchFilesTests {
  private struct Header: Decodable {
    let file: String
    let version: Int
    let build: String
  }

  private static func hostileDocuments() -> [SearchDocument] {
    var generator = SeededGenerator(seed: 31)
    return Library.random(count: 200, using: &generator)
  }

  private static func build(_ index: SearchIndex) throws -> String {
    try JSONDecoder().decode(Header.self, from: Data(ReferenceReader.bytes("search/manifest.json", of: index))).build
  }

  @Test func everyFileIsJSONWithItsScriptTwin() throws {
    let index = Library.index(SearchFilesTests.hostileDocuments())
    let names = ["manifest", "documents", "postings", "pinyin"]
    #expect(index.files.map(\.path) == names.flatMap { ["search/\($0).json", "search/\($0).js"] })
    var builds: Set<String> = []
    for name in names {
      let json = try ReferenceReader.bytes("search/\(name).json", of: index)
      let script = try ReferenceReader.bytes("search/\(name).js", of: index)
      #expect(script == Array("gangmuSearch.\(name) = ".utf8) + json.dropLast() + Array(";\n".utf8))
      let header = try JSONDecoder().decode(Header.self, from: Data(json))
      #expect(header.file == name && header.version == SearchIndex.version)
      builds.insert(header.build)
    }
    #expect(builds.count == 1)
  }

  @Test func documentsReadBack() throws {
    let documents = SearchFilesTests.hostileDocuments()
    let read = try ReferenceReader(Library.index(documents)).documents
    #expect(read.count == documents.count)
    for (document, copy) in zip(documents, read) {
      #expect(Array(copy.text.utf8) == document.text)
      #expect(Array(copy.title.utf8) == Array(document.title.utf8))
      #expect([copy.kind, copy.plan, copy.number] == ["article", document.plan, document.number])
      #expect([copy.label, copy.chapter, copy.url] == [document.label, document.chapter, document.url])
      #expect(copy.sentences == document.sentenceStartsInUTF16)
    }
  }

  /// A script ends a line at U+2028, and an HTML page a script at `</script>`, wherever they stand.
  @Test func scriptsHaveNothingThatEndsThem() throws {
    let index = Library.index(SearchFilesTests.hostileDocuments())
    for file in index.files where file.path.hasSuffix(".js") {
      let text = String(decoding: file.bytes, as: UTF8.self).unicodeScalars
      #expect(!text.contains { $0 == "<" || $0 == "\u{2028}" || $0 == "\u{2029}" }, "\(file.path)")
    }
  }

  @Test func theSameDocumentsGiveTheSameBytes() {
    let first = Library.index(SearchFilesTests.hostileDocuments())
    let second = Library.index(SearchFilesTests.hostileDocuments())
    #expect(first.files.map(\.bytes) == second.files.map(\.bytes))
  }

  @Test func anyChangeGivesAnotherBuild() throws {
    let article = Library.article(1, title: "甲", text: "乙。")
    let plan = SearchPlan(slug: "jia-15", title: "甲市规划")
    let builds = try [
      SearchIndex(documents: [article], plans: [plan], chapters: []),
      SearchIndex(documents: [Library.article(1, title: "甲", text: "丙。")], plans: [plan], chapters: []),
      SearchIndex(documents: [article], plans: [SearchPlan(slug: "jia-15", title: "甲市建议")], chapters: []),
      SearchIndex(documents: [], plans: [], chapters: []),
    ].map(SearchFilesTests.build)
    #expect(Set(builds).count == builds.count)
  }

  @Test func tokensStandInOrderAndDocumentsAscend() throws {
    let index = Library.index(SearchFilesTests.hostileDocuments())
    let postings = String(decoding: try ReferenceReader.bytes("search/postings.json", of: index), as: UTF8.self)
    for part in postings.components(separatedBy: "\"words\":{") {
      let lines = part.split(separator: "\n").filter { $0.hasPrefix("\"") && $0.contains("\":[") }
      let tokens = lines.map { $0.dropFirst().prefix { $0 != "\"" }.unicodeScalars.map(\.value) }
      #expect(zip(tokens, tokens.dropFirst()).allSatisfy { $0.lexicographicallyPrecedes($1) })
      for line in lines {
        let deltas = line.drop { $0 != "[" }.dropFirst().prefix { $0 != "]" }.split(separator: ",")
        #expect(deltas.dropFirst().allSatisfy { (Int($0) ?? 0) > 0 }, "\(line)")
      }
    }
  }
}
