import Diagnostics
import Markdown

/// A page's template with its partials, parents and strings put in, ready to be filled: the work that is the same for all
/// pages is done once.
///
/// Filling is as Mustache has it (mustache(5)): a name is looked for in the innermost list first; an empty list decides as a
/// false flag does.
struct TemplateProgram: Sendable {
  private let steps: [Step]

  private indirect enum Step: Sendable {
    case markup([UInt8])
    case value(String)
    case section(String, isInverted: Bool, [Step])
  }

  /// The program of the template `name`.
  ///
  /// - Parameter templates: all that can be included, each of them checked (`TemplateCheck`): nothing includes itself.
  init(_ name: String, _ templates: [String: ParsedTemplate], _ strings: InterfaceStrings) {
    var compiler = Compiler(templates: templates, strings: strings)
    compiler.add(templates[name]?.nodes ?? [], inherited: [:])
    steps = compiler.finished()
  }

  /// The page of `record`.
  func filled(_ record: TemplateRecord) -> [UInt8] {
    var html: [UInt8] = []
    html.reserveCapacity(16_384)
    TemplateProgram.fill(steps, [record], &html)
    return html
  }

  private static func fill(_ steps: [Step], _ scopes: [TemplateRecord], _ html: inout [UInt8]) {
    for step in steps {
      switch step {
      case .markup(let markup): html += markup
      case .value(let name):
        switch value(name, scopes) {
        case .text(let text): HTMLEscaping.append(text.utf8, to: &html)
        case .html(let markup): html += markup.utf8
        case .flag, .list, nil: break
        }
      case .section(let name, let isInverted, let steps):
        switch value(name, scopes) {
        case .list(let records) where !isInverted: for record in records { fill(steps, scopes + [record], &html) }
        case .list(let records): if records.isEmpty { fill(steps, scopes, &html) }
        case .flag(let flag): if flag != isInverted { fill(steps, scopes, &html) }
        case .text, .html, nil: break
        }
      }
    }
  }

  private static func value(_ name: String, _ scopes: [TemplateRecord]) -> TemplateValue? {
    for scope in scopes.reversed() {
      if let value = scope.values[name] { return value }
    }
    return nil
  }

  /// Puts the parts of a template together, neighbouring pieces of markup as one.
  private struct Compiler {
    let templates: [String: ParsedTemplate]
    let strings: InterfaceStrings
    private var steps: [Step] = []
    private var markup: [UInt8] = []

    init(templates: [String: ParsedTemplate], strings: InterfaceStrings) {
      self.templates = templates
      self.strings = strings
    }

    /// - Parameter inherited: the blocks of the parents' tags around `nodes`; the outermost wins.
    mutating func add(_ nodes: [TemplateNode], inherited: [String: [TemplateNode]]) {
      for node in nodes {
        switch node {
        case .markup(let bytes): markup += bytes
        case .value(let tag): add(tag)
        case .section(let name, let isInverted, let nodes):
          var inner = Compiler(templates: templates, strings: strings)
          inner.add(nodes, inherited: inherited)
          append(.section(name, isInverted: isInverted, inner.finished()))
        case .partial(let name, let indentation):
          add(templates[name]?.indented(indentation) ?? [], inherited: inherited)
        case .parent(let name, let blocks):
          add(templates[name]?.nodes ?? [], inherited: blocks.merging(inherited) { $1 })
        case .block(let name, let nodes):
          // Without itself: a block that is named within its own replacement has no end.
          add(inherited[name] ?? nodes, inherited: inherited.filter { $0.key != name })
        }
      }
    }

    private mutating func add(_ tag: TemplateTag) {
      guard let string = tag.string else { return append(.value(tag.name)) }
      for part in strings.pattern(string)?.parts ?? [] {
        switch part {
        case .text(let text): HTMLEscaping.append(text.utf8, to: &markup)
        case .parameter(let name): append(.value(name))
        }
      }
    }

    private mutating func append(_ step: Step) {
      if !markup.isEmpty { steps.append(.markup(markup)) }
      markup = []
      steps.append(step)
    }

    func finished() -> [Step] {
      markup.isEmpty ? steps : steps + [.markup(markup)]
    }
  }
}
