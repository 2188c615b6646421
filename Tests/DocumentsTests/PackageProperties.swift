import Foundation
import TestSupport
import Testing

@testable import Documents

/// Word and OpenDocument files as nobody writes them: whatever is in the parts, a file comes out that holds the others as
/// they were.
@Suite struct PackageProperties {
  @Test(arguments: [
    ("numbered.docx", ["word/document.xml", "word/numbering.xml", "word/styles.xml"]),
    ("boxes.docx", ["word/document.xml"]), ("numbered.odt", ["content.xml", "styles.xml"]),
    ("boxes.odt", ["content.xml"]),
  ])
  func mutatedPartsAreReadOrLeft(_ name: String, _ parts: [String]) throws {
    let archive = try #require(ZipArchive(try PackageProperties.bytes(of: name)))
    var generator = SeededGenerator(seed: 31)
    for _ in 0..<60 {
      var contents: [String: [UInt8]] = [:]
      for part in parts {
        let content = try #require(archive.content(of: part, limit: 1 << 24))
        contents[part] = PackageProperties.mutated(content, using: &generator)
      }
      let changed = archive.replacing(contents)
      let ready =
        name.hasSuffix(".docx")
        ? WordDocument(changed, limit: 1 << 24).bytes : OpenDocumentText(changed, limit: 1 << 24).bytes
      let result = try #require(ZipArchive(ready))
      for part in parts { #expect(result.content(of: part, limit: 1 << 26) != nil) }
    }
  }

  /// A file that is cut short, or in which bytes are wrong, is left as it is or read; nothing else.
  @Test(arguments: ["numbered.docx", "numbered.odt"])
  func damagedPackagesAreReadOrLeft(_ name: String) throws {
    let whole = try PackageProperties.bytes(of: name)
    var generator = SeededGenerator(seed: 32)
    var left = 0
    for _ in 0..<400 {
      var bytes = whole
      if Bool.random(using: &generator) {
        bytes = Array(bytes.prefix(Int.random(in: 0..<bytes.count, using: &generator)))
      }
      for _ in 0..<Int.random(in: 0...8, using: &generator) where !bytes.isEmpty {
        bytes[Int.random(in: 0..<bytes.count, using: &generator)] = UInt8.random(in: .min ... .max, using: &generator)
      }
      if name.hasSuffix(".docx") {
        if WordDocument(bytes, limit: 1 << 24).bytes == bytes { left += 1 }
      } else if OpenDocumentText(bytes, limit: 1 << 24).bytes == bytes {
        left += 1
      }
    }
    #expect(left > 100 && left < 400)
  }

  /// A part that says it is larger than may be is not unpacked.
  @Test func aPartBeyondTheLimitIsLeft() throws {
    let bytes = try PackageProperties.bytes(of: "numbered.docx")
    #expect(WordDocument(bytes, limit: 100).bytes == bytes)
  }

  /// The tags of any text are in order and apart.
  @Test func tagsOfAnyTextAreApart() {
    var generator = SeededGenerator(seed: 33)
    let pieces = [
      "<", ">", "</", "/>", "<p", "a", " b=\"", "'", "<!--", "-->", "<![CDATA[", "]]>", "<?", "<script>", "</script>",
      "=", "一", "w:p",
    ]
    for _ in 0..<3_000 {
      let text = (0..<Int.random(in: 0...40, using: &generator)).compactMap { _ in
        pieces.randomElement(using: &generator)
      }
      let bytes = Array(text.joined().utf8)
      var end = 0
      for tag in XMLTags(bytes) {
        #expect(
          tag.range.lowerBound >= end && bytes[tag.range.lowerBound] == 0x3C && bytes[tag.range.upperBound - 1] == 0x3E)
        end = tag.range.upperBound
      }
    }
  }

  /// Numbers in every format, far beyond those that have signs.
  @Test func numbersOfAnySizeHaveAForm() {
    let formats = [
      "decimal", "upperRoman", "lowerLetter", "chineseCounting", "chineseLegalSimplified", "ideographTraditional",
      "decimalEnclosedCircle", "decimalFullWidth", "ideographDigital", "x",
    ]
    for number in [Int.min, -1, 0, 1, 9, 10, 11, 20, 26, 27, 50, 51, 99, 105, 1_000, 9_999, 10_000, Int.max] {
      for format in formats { #expect(!ListNumber.word(number, format).isEmpty) }
      for format in ["1", "a", "I", "一, 二, 三, ...", "壹, 贰, 叁, ...", "甲, 乙, 丙, ...", "①, ②, ③, ..."] {
        #expect(!ListNumber.openDocument(number, format).isEmpty)
      }
    }
    #expect(
      ["chineseCounting", "chineseLegalSimplified", "ideographDigital", "decimalEnclosedCircle"].map {
        ListNumber.word(21, $0)
      } == ["二十一", "贰拾壹", "二一", "㉑"])
    #expect(ListNumber.word(10, "chineseLegalSimplified") == "壹拾" && ListNumber.word(28, "lowerLetter") == "bb")
    #expect(ListNumber.pandoc(28, "LowerAlpha") == "ab" && ListNumber.word(1_999, "upperRoman") == "MCMXCIX")
  }

  private static func bytes(of name: String) throws -> [UInt8] {
    Array(try Data(contentsOf: Repository.root.appending(path: "Tests/Cases/documents/input/\(name)")))
  }

  /// Tags and numbers moved, doubled, dropped and changed.
  private static func mutated(_ bytes: [UInt8], using generator: inout SeededGenerator) -> [UInt8] {
    let tags = Array(XMLTags(bytes))
    guard !tags.isEmpty else { return bytes }
    var result = bytes
    for _ in 0..<Int.random(in: 1...12, using: &generator) {
      guard let tag = tags.randomElement(using: &generator), let other = tags.randomElement(using: &generator) else {
        break
      }
      guard tag.range.upperBound <= result.count else { continue }
      switch Int.random(in: 0..<4, using: &generator) {
      case 0: result.removeSubrange(tag.range)
      case 1: result.insert(contentsOf: bytes[other.range], at: tag.range.lowerBound)
      case 2: result.replaceSubrange(tag.range, with: bytes[other.range])
      default:
        for index in tag.range where (0x30...0x39).contains(result[index]) {
          result[index] = UInt8.random(in: 0x2D...0x39, using: &generator)
        }
      }
    }
    return result
  }
}
