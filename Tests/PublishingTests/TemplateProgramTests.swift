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
      let ours = TemplateProgram("page", templates, InterfaceStrings([:])).filled(record)
      let theirs = library.render(record.values.mapValues(\.forEngine), withTemplate: "page")
      #expect(
        String(decoding: ours, as: UTF8.self).filter { !$0.isWhitespace } == theirs?.filter { !$0.isWhitespace },
        "round \(round): \(sources)")
    }
  }

  @Test(arguments: [
    // The specification's ways to stand alone on a line, and not to.
    ("| \n  {{#yes}}\n|\n  {{/yes}}  \n|", "| \n|\n|"), ("{{#yes}} a {{/yes}}\n", " a \n"),
    ("{{! a\nb }}\r\nc", "c"), (" {{^yes}}a{{/yes}} {{a}}", "  甲"), ("a {{! b }} c", "a  c"),
    ("  {{>lines}}\nb", "  1\n  2\nb"), ("x {{>lines}}|", "x 1\n2\n|"),
    // The innermost list's value first; an empty list decides as a false flag does.
    ("{{#list}}{{a}}{{b}}{{/list}}", "丙乙丁乙"), ("{{^none}}a{{/none}}{{#none}}b{{/none}}", "a"),
    // The outermost block wins; a block within its own replacement is the default.
    ("{{<outer}}{{$x}}page{{/x}}{{/outer}}", "[page]"), ("{{<outer}}{{/outer}}", "[outer]"),
    ("{{<plain}}{{$x}}<{{$x}}own{{/x}}>{{/x}}{{/plain}}", "[<own>]"),
    ("{{{html}}}{{text}}", "<b>&lt;b&gt;&amp;&quot;&#39;"),
  ])
  func templatesAreFilled(_ template: String, _ expected: String) throws {
    let sources = [
      "page": template, "lines": "1\n2\n", "plain": "[{{$x}}plain{{/x}}]",
      "outer": "{{<plain}}{{$x}}outer{{/x}}{{/plain}}",
    ]
    var templates: [String: ParsedTemplate] = [:]
    for (name, text) in sources { templates[name] = try ParsedTemplate(SourceText(name: name, text)) }
    let record = TemplateRecord([
      "yes": .flag(true), "a": .text("甲"), "b": .text("乙"), "none": .list([]), "html": .html("<b>"),
      "text": .text("<b>&\"'"),
      "list": .list([TemplateRecord(["a": .text("丙")]), TemplateRecord(["a": .text("丁")])]),
    ])
    let page = TemplateProgram("page", templates, InterfaceStrings([:])).filled(record)
    #expect(String(decoding: page, as: UTF8.self) == expected)
  }
}

extension TemplateValue {
  fileprivate var forEngine: Any {
    switch self {
    case .text(let text): text
    case .html(let html): html
    case .flag(let flag): flag
    case .list(let records): records.map { $0.values.mapValues(\.forEngine) }
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
    case "frame": "x\(content(1, ["inner"])){{$main}}\n\(content(1, [])){{/main}}\n{{$side}}{{a}}{{/side}}\n"
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
    case 1: return "{{a}}\(end)"
    case 2: return " {{{ h }}} \(end)"
    case 3: return "{{! comment }}\(end)"
    case 4: return partials.randomElement(using: &generator).map { "{{> \($0) }}\(end)" } ?? "\n"
    default:
      let name = ["f", "g", "l", "m"].randomElement(using: &generator) ?? "f"
      let sigil = pick(3) == 0 ? "^" : "#"
      return "{{\(sigil)\(name)}}\(end)\(content(depth - 1, partials)){{/\(name)}}\(end)"
    }
  }

  mutating func record(depth: Int) -> TemplateRecord {
    var values: [String: TemplateValue] = [
      "a": .text(["甲", "乙 丙", ""].randomElement(using: &generator) ?? ""), "h": .html("<b>"),
      "f": .flag(pick(2) == 0), "g": .flag(pick(2) == 0),
    ]
    for name in ["l", "m"] where depth > 0 {
      values[name] = .list((0..<pick(3)).map { _ in record(depth: depth - 1) })
    }
    return TemplateRecord(values)
  }

  private mutating func pick(_ count: Int) -> Int { Int.random(in: 0..<count, using: &generator) }
}
