import Foundation

@testable import Search

/// Reads the index as FORMAT.md says, with nothing but its files: what a client may rely on.
struct ReferenceReader {
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

  private struct DocumentsFile: Decodable {
    let documents: [Document]
  }

  struct Missing: Error {
    let path: String
  }

  let documents: [Document]
  private let folded: [(title: [UInt32], text: [UInt32])]
  private let grams: [[UInt32]: [Int]]
  private let words: [[UInt32]: [Int]]

  init(_ index: SearchIndex) throws {
    documents = try JSONDecoder().decode(
      DocumentsFile.self, from: Data(ReferenceReader.bytes("search/documents.json", of: index))
    ).documents
    folded = documents.map { (ReferenceFolding.fold($0.title), ReferenceFolding.fold($0.text)) }
    let postings = String(decoding: try ReferenceReader.bytes("search/postings.json", of: index), as: UTF8.self)
    let parts = postings.components(separatedBy: "\"words\":{")
    grams = ReferenceReader.lists(in: parts[0])
    words = ReferenceReader.lists(in: parts[1])
  }

  static func bytes(_ path: String, of index: SearchIndex) throws -> [UInt8] {
    guard let file = index.files.first(where: { $0.path == path }) else { throw Missing(path: path) }
    return file.bytes
  }

  /// The lines `"token":[…]`. A dictionary of strings would not do, whose keys are equal where Unicode calls them
  /// canonically equivalent: U+F900 and U+8C48 are two tokens.
  private static func lists(in json: String) -> [[UInt32]: [Int]] {
    var lists: [[UInt32]: [Int]] = [:]
    for line in json.split(separator: "\n") where line.hasPrefix("\"") {
      guard let divider = line.range(of: "\":["), let end = line.lastIndex(of: "]") else { continue }
      var document = 0
      lists[line[line.index(after: line.startIndex)..<divider.lowerBound].unicodeScalars.map(\.value)] =
        line[divider.upperBound..<end].split(separator: ",").map { delta in
          document += Int(delta) ?? .min
          return document
        }
    }
    return lists
  }

  /// The documents that contain every term, found by way of the postings.
  func matches(_ query: String) -> Set<Int> {
    ReferenceFolding.terms(of: query).map { term in candidates(for: term).filter { contains($0, term) } }
      .reduce(nil) { found, matching in found.map { $0.intersection(matching) } ?? matching } ?? []
  }

  /// The documents that contain a folded term, found by looking at all of them.
  func containing(_ term: [UInt32]) -> Set<Int> {
    Set(documents.indices.filter { contains($0, term) })
  }

  private func contains(_ document: Int, _ term: [UInt32]) -> Bool {
    folded[document].title.contains(term) || folded[document].text.contains(term)
  }

  /// The documents that the postings allow for a folded term.
  func candidates(for term: [UInt32]) -> Set<Int> {
    var candidates = Set(documents.indices)
    var start = 0
    while start < term.count {
      guard let kind = Run(term[start]) else {
        start += 1
        continue
      }
      let end = term[start...].firstIndex { Run($0) != kind } ?? term.count
      let run = Array(term[start..<end])
      switch kind {
      case .han: for list in gramLists(run) { candidates.formIntersection(list) }
      case .word: candidates.formIntersection(wordList(run, begins: start == 0, ends: end == term.count))
      }
      start = end
    }
    return candidates
  }

  private enum Run {
    case han, word

    init?(_ scalar: UInt32) {
      switch scalar {
      case 0x3005...0x3007, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x323AF: self = .han
      case 0x61...0x7A, 0x30...0x39: self = .word
      default: return nil
      }
    }
  }

  private func gramLists(_ run: [UInt32]) -> [[Int]] {
    guard run.count > 1 else { return [grams[run] ?? []] }
    return zip(run, run.dropFirst()).map { grams[[$0, $1]] ?? [] }
  }

  private func wordList(_ run: [UInt32], begins: Bool, ends: Bool) -> Set<Int> {
    let fitting = words.filter { word, _ in
      switch (begins, ends) {
      case (true, true): word.contains(run)
      case (true, false): word.suffix(run.count) == run[...]
      case (false, true): word.prefix(run.count) == run[...]
      case (false, false): word == run
      }
    }
    return Set(fitting.values.joined())
  }
}
