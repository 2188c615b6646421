import Markdown

/// Puts the parts of a template together.
struct TemplateCompiler {
  private let templates: [String: ParsedTemplate]
  private let strings: InterfaceStrings

  /// - Parameter templates: all that can be included, each of them checked (`TemplateCheck`): nothing includes itself.
  init(_ templates: [String: ParsedTemplate], _ strings: InterfaceStrings) {
    self.templates = templates
    self.strings = strings
  }

  /// The program of the template `name`, which has the values of `schema`.
  func program(_ name: String, _ schema: TemplateSchema) -> TemplateProgram {
    var program = TemplateProgram(schema)
    add(templates[name]?.nodes ?? [], inherited: [:], to: &program)
    return program
  }

  /// - Parameter inherited: the blocks of the parents' tags around `nodes`; the outermost wins.
  private func add(
    _ nodes: [TemplateNode], inherited: [String: [TemplateNode]], to program: inout TemplateProgram
  ) {
    for node in nodes {
      switch node {
      case .markup(let bytes): program.addMarkup { $0 += bytes }
      case .value(let tag): add(tag, to: &program)
      case .section(let name, let isInverted, let nodes):
        guard let name = TemplateName(name) else { continue }
        program.addSection(name, isInverted: isInverted) {
          add(nodes, inherited: inherited, to: &$0)
        }
      case .partial(let name, let indentation):
        add(templates[name]?.indented(indentation) ?? [], inherited: inherited, to: &program)
      case .parent(let name, let blocks):
        add(templates[name]?.nodes ?? [], inherited: blocks.merging(inherited) { $1 }, to: &program)
      case .block(let name, let nodes):
        // Without itself: a block that is named within its own replacement has no end.
        add(inherited[name] ?? nodes, inherited: inherited.filter { $0.key != name }, to: &program)
      }
    }
  }

  private func add(_ tag: TemplateTag, to program: inout TemplateProgram) {
    guard let string = tag.string else {
      if let name = TemplateName(tag.name) { program.addValue(name) }
      return
    }
    for part in strings.pattern(string)?.parts ?? [] {
      switch part {
      case .text(let text): program.addMarkup { HTMLEscaping.append(text.utf8, to: &$0) }
      case .parameter(let name): if let name = TemplateName(name) { program.addValue(name) }
      }
    }
  }
}
