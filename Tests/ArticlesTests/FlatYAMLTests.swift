import Foundation
import TestSupport
import Testing
import Yams

@testable import Articles

/// What is read by bytes is what the library reads; everything else is left to it.
@Suite struct FlatYAMLTests {
  private static let values = [
    "甲乙", "\"“甲”乙\"", "28", "8.1", "true", "null", "2026-03-01", "a:b", "a: b", "a #b", "a#b", "\"a: b # c\"",
    "\"a\\nb\"", "'a'", "[a, b]", "{a: b}", "*a", "&a b", "!t a", "| ", "> ", "- a", "a -", "-a", "?a", "@a", "`a",
    "%a", "",
    " ", "a ", " a", "\"a", "a\"b\"", "\"a\"b", "\"a\" # b", "~", "a\tb", "\u{A0}a", "甲\u{2028}乙", "\u{FEFF}甲",
    "\u{85}甲", "𠀀甲", "甲:",
    "甲：乙", "“甲", "、甲", "（甲）", "(a)", "(a", "=", "<<", "yes", "0x1F", "1e3", ".inf", "\u{FFFE}", "\u{E000}", "甲\u{7F}",
  ]
  private static let names = ["title", "number", "a1", "b_c", "28", "1a", "-a", "甲", "a b", "\"a\"", "<<", "y", "a.b"]
  private static let lines = ["", "# 甲", "#", "  甲", "---", "...", "- a", "a", "a:", " # b", "%YAML 1.1", "? a", "\t"]

  @Test func whatIsReadIsWhatTheLibraryReads() throws {
    var generator = SeededGenerator(seed: 9)
    var read = 0
    for _ in 0..<20_000 {
      let yaml =
        (0..<Int.random(in: 0...4, using: &generator)).map { _ in
          Int.random(in: 0..<8, using: &generator) == 0
            ? FlatYAMLTests.lines.randomElement(using: &generator) ?? ""
            : "\(FlatYAMLTests.names.randomElement(using: &generator) ?? ""): \(FlatYAMLTests.values.randomElement(using: &generator) ?? "")"
        }.joined(separator: "\n") + (Bool.random(using: &generator) ? "\n" : "")
      guard let fields = FlatYAML.fields(yaml) else { continue }
      read += 1
      let node = try #require(try? Yams.compose(yaml: yaml) ?? Node([:]), "\(yaml.debugDescription)")
      let mapping = try #require(node.mapping, "\(yaml.debugDescription)")
      try #require(mapping.count == fields.count, "\(yaml.debugDescription)")
      for (field, pair) in zip(fields, mapping) {
        #expect(
          pair.key.scalar?.string == field.name && YAMLScalar.read(pair.value) == field.text, "\(yaml.debugDescription)"
        )
        #expect(pair.key.mark?.line == field.namePosition.line && pair.key.mark?.column == field.namePosition.column)
        #expect(
          pair.value.mark?.line == field.valuePosition.line && pair.value.mark?.column == field.valuePosition.column)
      }
    }
    #expect(read > 1_000)
  }

  /// The front matter and the strings that Gangmu writes are plain: otherwise reading by bytes would be of no use.
  @Test func ourOwnFilesArePlain() throws {
    for number in 26...53 {
      let text = try String(
        contentsOfFile: Repository.path("Content/hengyang-15/articles/\(number).md"), encoding: .utf8)
      let yaml = text.components(separatedBy: "---\n")[1]
      #expect(FlatYAML.fields(yaml) != nil, "\(number)")
    }
    for language in ["zh-Hans", "zh-Hant", "en"] {
      #expect(
        FlatYAML.fields(
          try String(contentsOfFile: Repository.path("Templates/strings/\(language).yml"), encoding: .utf8)) != nil,
        "\(language)")
    }
  }
}
