import Diagnostics
import Mustache
import TestSupport
import Testing

@testable import Publishing

/// Templates are filled as the Mustache engine fills them, which is the reference here for all but white space: where several
/// tags share a line, or in a block that is indented, it has rules of its own, and ours are the specification's.
@Suite struct TemplateProgramTests {
  @Test func randomTemplatesAreFilledAsTheEngineFillsThem() throws {
    var generator = RandomTemplate(seed: 3)
    for round in 0..<3_000 {
      var sources: [String: String] = [:]
      for name in ["inner", "frame", "page"] { sources[name] = generator.template(name) }
      let record = generator.record(depth: 2)
      var library = MustacheLibrary()
      var templates: [String: ParsedTemplate] = [:]
      for (name, text) in sources {
        try library.register(text, named: name)
        templates[name] = try ParsedTemplate(SourceText(name: name, text))
      }
      let program = TemplateCompiler(templates, InterfaceStrings([:])).program(
        "page", generator.schema(depth: 2))
      let ours = page(program, record)
      let theirs = library.render(record.forEngine, withTemplate: "page")
      #expect(
        ours.filter { !$0.isWhitespace } == theirs?.filter { !$0.isWhitespace },
        "round \(round): \(sources)")
      // Some of the values filled in before the others.
      let (early, late) = generator.divided(record)
      #expect(
        page(program.filled(early), late) == ours,
        "round \(round): \(sources), first \(early.values.map(\.0))")
    }
  }

  private func page(_ program: TemplateProgram, _ record: TemplateRecord) -> String {
    var html: [UInt8] = []
    program.fill(record, to: &html)
    return String(decoding: html, as: UTF8.self)
  }

  @Test(arguments: [
    // The specification's ways to stand alone on a line, and not to.
    ("| \n  {{#isFirst}}\n|\n  {{/isFirst}}  \n|", "| \n|\n|"),
    ("{{#isFirst}} a {{/isFirst}}\n", " a \n"),
    ("{{! a\nb }}\r\nc", "c"), (" {{^isFirst}}a{{/isFirst}} {{label}}", "  甲"),
    ("a {{! b }} c", "a  c"),
    ("  {{>lines}}\nb", "  1\n  2\nb"), ("x {{>lines}}|", "x 1\n2\n|"),
    // The innermost list's value first; an empty list decides as a false flag does.
    ("{{#articles}}{{label}}{{title}}{{/articles}}", "丙乙丁乙"),
    ("{{^related}}a{{/related}}{{#related}}b{{/related}}", "a"),
    // The outermost block wins; a block within its own replacement is the default.
    ("{{<outer}}{{$x}}page{{/x}}{{/outer}}", "[page]"), ("{{<outer}}{{/outer}}", "[outer]"),
    ("{{<plain}}{{$x}}<{{$x}}own{{/x}}>{{/x}}{{/plain}}", "[<own>]"),
    ("{{{old}}}{{new}}", "<b>&lt;b&gt;&amp;&quot;&#39;"),
  ])
  func templatesAreFilled(_ template: String, _ expected: String) throws {
    let sources = [
      "page": template, "lines": "1\n2\n", "plain": "[{{$x}}plain{{/x}}]",
      "outer": "{{<plain}}{{$x}}outer{{/x}}{{/plain}}",
    ]
    var templates: [String: ParsedTemplate] = [:]
    for (name, text) in sources {
      templates[name] = try ParsedTemplate(SourceText(name: name, text))
    }
    let record: TemplateRecord = [
      .isFirst: .flag(true), .label: .text("甲"), .title: .text("乙"), .related: .list([]),
      .old: .html(Array("<b>".utf8)),
      .new: .text("<b>&\"'"), .articles: .list([[.label: .text("丙")], [.label: .text("丁")]]),
    ]
    let program = TemplateCompiler(templates, InterfaceStrings([:])).program("page", record.schema)
    #expect(page(program, record) == expected)
    // All that is no list first: a list's own values still come before it.
    let plain = record.values.filter { if case .list = $0.1 { false } else { true } }
    let common = plain.reduce(into: [:] as TemplateRecord) {
      $0 = $0.merging(TemplateRecord(dictionaryLiteral: $1))
    }
    #expect(page(program.filled(common), record) == expected)
  }
}

extension TemplateRecord {
  fileprivate var forEngine: [String: Any] {
    Dictionary(values.map { ($0.text, $1.forEngine) }) { $1 }
  }
}

extension TemplateValue {
  fileprivate var forEngine: Any {
    switch self {
    case .text(let text): text
    case .number(let number): number
    case .html(let html): String(decoding: html, as: UTF8.self)
    case .flag(let flag): flag
    case .list(let records): records.map(\.forEngine)
    }
  }
}

/// Templates of lines and tags in any order, and values for them.
private struct RandomTemplate {
  private var generator: SeededGenerator

  init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

  mutating func template(_ name: String) -> String {
    switch name {
    case "page" where pick(3) == 0:
      "{{<frame}}\n{{$main}}\n\(content(2, ["inner"])){{/main}}\n\(pick(2) == 0 ? "{{$side}}s{{/side}}\n" : ""){{/frame}}\n"
    case "frame":
      "x\(content(1, ["inner"])){{$main}}\n\(content(1, [])){{/main}}\n{{$side}}{{label}}{{/side}}\n"
    // Not empty: the engine leaves the indentation of an empty partial behind.
    case "inner": "x\(content(1, []))"
    default: content(3, ["inner", "frame"])
    }
  }

  private mutating func content(_ depth: Int, _ partials: [String]) -> String {
    (0..<pick(5)).map { _ in piece(depth, partials) }.joined()
  }

  private mutating func piece(_ depth: Int, _ partials: [String]) -> String {
    let end = pick(2) == 0 ? "\n" : ""
    switch pick(depth > 0 ? 9 : 5) {
    case 0: return "text\(end)"
    case 1: return "{{label}}\(end)"
    case 2: return " {{{ text }}} \(end)"
    case 3: return "{{! comment }}\(end)"
    case 4: return partials.randomElement(using: &generator).map { "{{> \($0) }}\(end)" } ?? "\n"
    default:
      let name =
        ["isSame", "isGone", "articles", "chapters"].randomElement(using: &generator) ?? "f"
      let sigil = pick(3) == 0 ? "^" : "#"
      return "{{\(sigil)\(name)}}\(end)\(content(depth - 1, partials)){{/\(name)}}\(end)"
    }
  }

  mutating func record(depth: Int) -> TemplateRecord {
    var record: TemplateRecord = [
      .label: .text(["甲", "乙 丙", ""].randomElement(using: &generator) ?? ""),
      .text: .html(Array("<b>".utf8)),
      .isSame: .flag(pick(2) == 0), .isGone: .flag(pick(2) == 0),
    ]
    for name in [TemplateName.articles, .chapters] where depth > 0 {
      record = record.merging([
        name: .list((0..<pick(3)).map { _ in self.record(depth: depth - 1) })
      ])
    }
    return record
  }

  /// The schema of such a record.
  func schema(depth: Int) -> TemplateSchema {
    let item = depth > 0 ? schema(depth: depth - 1) : TemplateSchema()
    return TemplateSchema(
      text: [.label], html: [.text], flags: [.isSame, .isGone],
      lists: depth > 0 ? [.articles: item, .chapters: item] : [:])
  }

  /// The values in two parts, lists in the second.
  mutating func divided(_ record: TemplateRecord) -> (TemplateRecord, TemplateRecord) {
    var (early, late): (TemplateRecord, TemplateRecord) = ([:], [:])
    for (name, value) in record.values {
      if case .list = value {
        late = late.merging([name: value])
      } else if pick(2) == 0 {
        early = early.merging([name: value])
      } else {
        late = late.merging([name: value])
      }
    }
    return (early, late)
  }

  private mutating func pick(_ count: Int) -> Int { Int.random(in: 0..<count, using: &generator) }
}
