import Foundation
import Testing

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

  private struct Manifest: Decodable {
    struct Documents: Decodable {
      let each: Int
      let checks: String
    }

    let documents: Documents
  }

  struct Missing: Error {
    let path: String
  }

  /// A gram with all its places.
  struct Leaf {
    let key: [UInt16]
    let places: [Place]
  }

  /// A gram that is told by longer ones.
  struct InnerNode {
    let key: [UInt16]
    let documentCount: Int
    let placeCount: Int
    let ranked: [Int]
  }

  struct Place: Hashable {
    let field: Int
    let offset: Int
  }

  let documents: [Document]
  private(set) var leaves: [Leaf] = []
  private(set) var innerNodes: [InnerNode] = []
  /// The keys of each file of postings.
  private(set) var keys: [[[UInt16]]] = []
  /// Titles and texts in turn, as `normalized` has them.
  private let fields: [[UInt16]]

  init(_ index: SearchIndex) throws {
    let manifest = try JSONDecoder().decode(
      Manifest.self, from: Data(ReferenceReader.bytes("search/manifest.json", of: index)))
    documents = try (0..<manifest.documents.checks.count / 2).flatMap { number in
      let shard = try JSONDecoder().decode(
        DocumentsFile.self, from: Data(ReferenceReader.bytes("search/documents/\(number).json", of: index)))
      return shard.documents
    }
    fields = documents.flatMap { [$0.title, $0.text] }.map(ReferenceReader.normalized)
    try readPostings(index)
  }

  static func bytes(_ path: String, of index: SearchIndex) throws -> [UInt8] {
    guard let file = index.files.first(where: { $0.path == path }) else { throw Missing(path: path) }
    return file.bytes
  }

  private mutating func readPostings(_ index: SearchIndex) throws {
    var number = 0
    while let file = index.files.first(where: { $0.path == "search/postings/\(number).json" }) {
      let strings = try UTF16Strings.all(in: file.bytes, behind: "\"grams\":")
      var keys: [[UInt16]] = []
      for string in strings {
        let digits = string.indices.filter { (65...90).contains(string[$0]) || (97...102).contains(string[$0]) }
        let (first, second) = (digits[0] + 1, digits[1] + 1)
        let shared = ReferenceReader.numbers(string[..<first])[0]
        let end = second + ReferenceReader.numbers(string[first..<second])[0]
        keys.append(Array((keys.last ?? []).prefix(shared)) + string[second..<end])
        // Behind U+0000 is the number of an article.
        if let key = keys.last, key.first != 0 { read(key, Array(string[end...])) }
      }
      self.keys.append(keys)
      number += 1
    }
  }

  private mutating func read(_ key: [UInt16], _ value: [UInt16]) {
    if value.first == UInt16(UInt8(ascii: "!")) {
      let numbers = ReferenceReader.numbers(value.dropFirst())
      innerNodes.append(
        InnerNode(key: key, documentCount: numbers[0], placeCount: numbers[1], ranked: Array(numbers.dropFirst(2))))
      return
    }
    var field = -1
    var offset = 0
    let numbers = ReferenceReader.numbers(value[...])
    let places = stride(from: 0, to: numbers.count, by: 2).map { at in
      offset = numbers[at] == 0 ? offset + numbers[at + 1] : numbers[at + 1]
      field += numbers[at]
      return Place(field: field, offset: offset)
    }
    leaves.append(Leaf(key: key, places: places))
  }

  private static func numbers(_ digits: ArraySlice<UInt16>) -> [Int] {
    let alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf16
    var numbers: [Int] = []
    var number = 0
    var shift = 0
    for digit in digits {
      let value = alphabet.firstIndex(of: digit).map { alphabet.distance(from: alphabet.startIndex, to: $0) } ?? -1
      number |= (value & 31) << shift
      shift += 5
      guard value < 32 else { continue }
      numbers.append(number)
      number = 0
      shift = 0
    }
    return numbers
  }

  /// Folded, every run of white space one space, in UTF-16.
  static func normalized(_ text: String) -> [UInt16] {
    var units: [UInt16] = []
    for value in ReferenceFolding.fold(text) {
      guard let scalar = Unicode.Scalar(value) else { continue }
      if scalar.properties.isWhitespace || value == 0 {
        if units.last != 0x20 { units.append(0x20) }
      } else {
        units += Array(String(scalar).utf16)
      }
    }
    return units
  }

  /// The documents that contain every term of a query, found by looking at all of them.
  func matches(_ query: String) -> Set<Int> {
    ReferenceFolding.terms(of: query).map { containing(ReferenceReader.units($0)) }
      .reduce(nil) { found, matching in found.map { $0.intersection(matching) } ?? matching } ?? []
  }

  private static func units(_ term: [UInt32]) -> [UInt16] {
    Array(String(String.UnicodeScalarView(term.compactMap(Unicode.Scalar.init))).utf16)
  }

  private func containing(_ term: [UInt16]) -> Set<Int> {
    let term = term.map { $0 == 0 ? 0x20 : $0 }
    return Set(fields.indices.filter { fields[$0].contains(term) }.map { $0 / 2 })
  }

  // MARK: What must be true of every index

  /// Every place of every field is in one leaf, once, whose gram begins there; and 0 stands behind each field.
  func expectLeavesToBeTheFields(sourceLocation: SourceLocation = #_sourceLocation) {
    var seen: Set<Place> = []
    for leaf in leaves {
      #expect(zip(leaf.places, leaf.places.dropFirst()).allSatisfy { ($0.field, $0.offset) < ($1.field, $1.offset) })
      for place in leaf.places {
        #expect(seen.insert(place).inserted, "\(place) twice", sourceLocation: sourceLocation)
        let field = fields[place.field] + [0]
        #expect(
          field[place.offset...].starts(with: leaf.key), "\(leaf.key) at \(place)", sourceLocation: sourceLocation)
      }
    }
    #expect(seen.count == fields.reduce(0) { $0 + $1.count }, sourceLocation: sourceLocation)
  }

  /// An inner node counts the leaves below it, and names the documents that rank first.
  func expectInnerNodesToSumUp(sourceLocation: SourceLocation = #_sourceLocation) {
    for node in innerNodes {
      let places = leaves.filter { $0.key.starts(with: node.key) }.flatMap(\.places)
      let found = Set(places.map { $0.field / 2 })
      #expect(node.placeCount == places.count && node.documentCount == found.count, sourceLocation: sourceLocation)
      #expect(node.ranked.count == min(30, found.count) && Set(node.ranked).count == node.ranked.count)
      #expect(found.isSuperset(of: node.ranked), sourceLocation: sourceLocation)
    }
  }
}

/// Strings of a JSON array as UTF-16, in which a surrogate may stand alone: a String cannot hold that, and calls keys equal
/// that Unicode calls canonically equivalent.
enum UTF16Strings {
  struct Malformed: Error {}

  static func all(in json: [UInt8], behind name: String) throws -> [[UInt16]] {
    let units = Array(String(decoding: json, as: UTF8.self).utf16)
    let key = Array(name.utf16)
    guard var place = units.indices.first(where: { units[$0...].starts(with: key) }).map({ $0 + key.count }) else {
      throw Malformed()
    }
    var strings: [[UInt16]] = []
    while place < units.count, units[place] != UInt16(UInt8(ascii: "]")) {
      guard units[place] == UInt16(UInt8(ascii: "\"")) else {
        place += 1
        continue
      }
      place += 1
      strings.append(try string(units, &place))
    }
    return strings
  }

  private static func string(_ units: [UInt16], _ place: inout Int) throws -> [UInt16] {
    var string: [UInt16] = []
    while place < units.count {
      defer { place += 1 }
      switch Unicode.Scalar(units[place]) {
      case "\"": return string
      case "\\":
        place += 1
        string.append(try escaped(units, &place))
      default: string.append(units[place])
      }
    }
    throw Malformed()
  }

  private static func escaped(_ units: [UInt16], _ place: inout Int) throws -> UInt16 {
    switch Unicode.Scalar(units[place]) {
    case "n": return 0x0A
    case "t": return 0x09
    case "u":
      let digits = String(decoding: units[(place + 1)...].prefix(4), as: UTF16.self)
      place += 4
      guard let value = UInt16(digits, radix: 16) else { throw Malformed() }
      return value
    default: return units[place]
    }
  }
}
