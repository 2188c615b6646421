import Foundation
import TestSupport
import Testing

@testable import Search

@Suite struct SearchFilesTests {
  private struct Header: Decodable {
    let file: String
    let version: Int
    let check: String
  }

  private struct Manifest: Decodable {
    struct Documents: Decodable {
      let checks: String
    }

    struct Postings: Decodable {
      let each: Int
      let checks: String
    }

    let checks: [String: String]
    let documents: Documents
    let postings: Postings
  }

  private struct CheckedFile: Decodable {
    let checks: String
  }

  private static func hostileDocuments() -> [SearchDocument] {
    var generator = SeededGenerator(seed: 31)
    return Library.random(count: 200, using: &generator)
  }

  private static func header(_ name: String, of index: SearchIndex) throws -> Header {
    try JSONDecoder().decode(Header.self, from: Data(ReferenceReader.bytes("search/\(name).json", of: index)))
  }

  private static func read<File: Decodable>(_ name: String, of index: SearchIndex) throws -> File {
    try JSONDecoder().decode(File.self, from: Data(ReferenceReader.bytes("search/\(name).json", of: index)))
  }

  @Test(arguments: Library.allLimits)
  func everyFileIsJSONWithItsScriptTwin(limits: IndexLimits) throws {
    let index = Library.index(SearchFilesTests.hostileDocuments(), limits: limits)
    let paths = index.files.map(\.path)
    #expect(Set(paths).count == paths.count)
    let names = paths.filter { $0.hasSuffix(".json") }.map {
      String($0.dropFirst("search/".count).dropLast(".json".count))
    }
    #expect(
      Set(names).isSuperset(of: ["manifest", "plans", "chapters", "pinyin", "lengths", "documents/0", "postings/0"]))
    #expect(paths.count == names.count * 2)
    for name in names {
      let json = try ReferenceReader.bytes("search/\(name).json", of: index)
      let script = try ReferenceReader.bytes("search/\(name).js", of: index)
      #expect(script == Array("gangmuSearch[\"\(name)\"] = ".utf8) + json.dropLast() + Array(";\n".utf8))
      let start = try #require(json.range(of: "\"version\":\(SearchIndex.version),"), "\(name)")
      #expect(String(decoding: json[..<start.upperBound], as: UTF8.self) == "{\"file\":\"\(name)\",\"version\":3,")
    }
  }

  /// The checks that the manifest and the pinyin file expect are those of the files.
  @Test(arguments: Library.allLimits)
  func checksAreThoseOfTheFiles(limits: IndexLimits) throws {
    let index = Library.index(SearchFilesTests.hostileDocuments(), limits: limits)
    let manifest: Manifest = try SearchFilesTests.read("manifest", of: index)
    for (name, check) in manifest.checks { #expect(try SearchFilesTests.header(name, of: index).check == check) }
    let pinyin: CheckedFile = try SearchFilesTests.read("pinyin", of: index)
    let keys = manifest.postings.each > 0 ? manifest.postings.checks : ""
    let keyFiles: [CheckedFile] = try (0..<keys.count / 3).map { try SearchFilesTests.read("keys/\($0)", of: index) }
    let postings = keys.isEmpty ? manifest.postings.checks : keyFiles.map(\.checks).joined()
    for (folder, checks, length) in [
      ("documents", manifest.documents.checks, 2), ("keys", keys, 3), ("postings", postings, 3),
      ("pinyin", pinyin.checks, 3),
    ] {
      let digits = Array(checks)
      #expect(digits.count == length * index.files.count { $0.path.hasPrefix("search/\(folder)/") } / 2)
      for number in 0..<digits.count / length {
        let expected = String(digits[number * length..<(number + 1) * length])
        #expect(try SearchFilesTests.header("\(folder)/\(number)", of: index).check.hasPrefix(expected))
      }
    }
  }

  @Test func documentsReadBack() throws {
    let documents = SearchFilesTests.hostileDocuments()
    let read = try ReferenceReader(Library.index(documents)).documents
    #expect(read.count == documents.count)
    for (document, copy) in zip(documents, read) {
      #expect(Array(copy.text.utf8) == document.text)
      #expect(Array(copy.title.utf8) == Array(document.title.utf8))
      #expect([copy.kind, copy.plan, copy.number] == ["article", "jia-15", document.number])
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

  /// How the work is divided is not seen in the files.
  @Test(arguments: Library.allLimits)
  func theWorkMayBeDividedAtWill(limits: IndexLimits) {
    var undivided = limits
    undivided.placesOfRound = .max
    undivided.placesOfPart = .max
    let first = Library.index(SearchFilesTests.hostileDocuments(), limits: limits)
    let second = Library.index(SearchFilesTests.hostileDocuments(), limits: undivided)
    #expect(first.files.map(\.bytes) == second.files.map(\.bytes))
  }

  /// A change of one document changes the files that it stands in, and leaves the others.
  @Test func aChangeOfOneDocumentLeavesOtherDocumentsFiles() throws {
    var generator = SeededGenerator(seed: 32)
    var documents = Library.random(count: 60, using: &generator)
    let before = Library.index(documents, limits: Library.fine)
    documents[0] = Library.article(1, title: documents[0].title + "甲", text: "乙。")
    let after = Library.index(documents, limits: Library.fine)
    let old = Dictionary(uniqueKeysWithValues: before.files.map { ($0.path, $0.bytes) })
    let changed = after.files.filter { old[$0.path] != $0.bytes }.map(\.path)
    #expect(changed.contains("search/manifest.json") && changed.contains("search/documents/0.json"))
    #expect(changed.count { $0.hasPrefix("search/documents/") } == 2, "\(changed)")
  }

  @Test(arguments: Library.allLimits)
  func gramsStandInOrder(limits: IndexLimits) throws {
    let keys = try ReferenceReader(Library.index(SearchFilesTests.hostileDocuments(), limits: limits)).keys.flatMap(
      \.self)
    #expect(zip(keys, keys.dropFirst()).allSatisfy { $0.lexicographicallyPrecedes($1) })
  }
}

extension [UInt8] {
  fileprivate func range(of text: String) -> Range<Int>? {
    let bytes = Array(text.utf8)
    return indices.first { self[$0...].starts(with: bytes) }.map { $0..<$0 + bytes.count }
  }
}
