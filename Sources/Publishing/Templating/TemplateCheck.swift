import Diagnostics

/// Looks at templates before they are filled: every name must be one that the page has, every partial must be there.
struct TemplateCheck {
  private let templates: [String: ParsedTemplate]
  private let catalog: StringsCatalog
  /// The names of the strings that the templates show.
  private(set) var strings: Set<String> = []
  private(set) var problems: [Diagnostic] = []
  /// The templates that are being looked at, from the page's to the innermost partial.
  private var open: [String] = []

  /// - Parameter templates: those that parse, by name.
  init(_ templates: [String: ParsedTemplate], _ catalog: StringsCatalog) {
    self.templates = templates
    self.catalog = catalog
  }

  /// Checks the template `name` and all it includes as the template of a page that has the values of `schema`.
  mutating func check(_ name: String, has schema: TemplateSchema) {
    guard let tags = templates[name]?.tags else { return }
    open.append(name)
    var reader = tags[...]
    checkTags(&reader, in: name, scopes: [schema])
    open.removeLast()
  }

  /// Checks tags up to the end of the section they stand in.
  private mutating func checkTags(_ tags: inout ArraySlice<TemplateTag>, in template: String, scopes: [TemplateSchema])
  {
    while let tag = tags.popFirst() {
      switch tag.kind {
      case .end: return
      case .variable, .unescaped: checkValue(tag, in: template, scopes)
      case .section, .inverted: checkSection(tag, &tags, in: template, scopes)
      case .block: checkTags(&tags, in: template, scopes: scopes)
      case .partial: include(tag, in: template, scopes)
      case .parent: checkParent(tag, &tags, in: template, scopes)
      case .comment: break
      case .unsupported:
        report(tag, in: template, "this tag is not used by Gangmu's templates", remedy: "write plain `{{name}}` tags")
      }
    }
  }

  private mutating func checkValue(_ tag: TemplateTag, in template: String, _ scopes: [TemplateSchema]) {
    if let string = tag.string {
      checkString(string, tag, in: template, scopes)
      return
    }
    switch (find(tag.name, in: scopes), tag.kind) {
    case (.text, .variable), (.html, .unescaped): break
    case (.text, _):
      report(
        tag, in: template, "`\(tag.name)` is text and would reach the page unescaped", remedy: "write `{{\(tag.name)}}`"
      )
    case (.html, _):
      report(
        tag, in: template, "`\(tag.name)` is HTML and would be shown as its source", remedy: "write `{{{\(tag.name)}}}`"
      )
    case (.flag, _), (.list, _):
      report(
        tag, in: template, "`\(tag.name)` has no text of its own",
        remedy: "write `{{#\(tag.name)}}…{{/\(tag.name)}}` around what it decides")
    case (nil, _): reportUnknown(tag, in: template, scopes)
    }
  }

  /// A string must be there, and the values of the page for its parameters.
  private mutating func checkString(
    _ name: String, _ tag: TemplateTag, in template: String, _ scopes: [TemplateSchema]
  ) {
    strings.insert(name)
    let translations = catalog.translations(of: name)
    if translations.isEmpty {
      report(tag, in: template, "there is no string `\(name)`", remedy: catalog.remedy(for: name))
    }
    if tag.kind == .unescaped {
      report(tag, in: template, "a string is text and no HTML", remedy: "write `{{\(tag.name)}}`")
    }
    for entry in translations {
      for parameter in entry.pattern.parameters where find(parameter, in: scopes) != .text {
        let place = entry.position.map { "\(entry.path):\($0.line)" } ?? entry.path
        report(
          tag, in: template, "`\(name)` has a parameter `{\(parameter)}` (\(place)), and there is no such text here",
          remedy: "use it where `\(parameter)` is a value, or write the string without it")
      }
    }
  }

  private mutating func checkSection(
    _ tag: TemplateTag, _ tags: inout ArraySlice<TemplateTag>, in template: String, _ scopes: [TemplateSchema]
  ) {
    switch find(tag.name, in: scopes) {
    case .list(let schema) where tag.kind == .section:
      checkTags(&tags, in: template, scopes: scopes + [schema])
      return
    case .list, .flag: break
    case .text, .html:
      report(
        tag, in: template, "`\(tag.name)` is a value and decides nothing", remedy: "use a flag or list of the page here"
      )
    case nil: reportUnknown(tag, in: template, scopes)
    }
    checkTags(&tags, in: template, scopes: scopes)
  }

  private mutating func checkParent(
    _ tag: TemplateTag, _ tags: inout ArraySlice<TemplateTag>, in template: String, _ scopes: [TemplateSchema]
  ) {
    include(tag, in: template, scopes)
    let blocks = templates[tag.name].map { Set($0.tags.filter { $0.kind == .block }.map(\.name)) }
    while let inner = tags.popFirst(), inner.kind != .end {
      if inner.kind == .block {
        if let blocks, !blocks.contains(inner.name) {
          report(
            inner, in: template, "`\(tag.name).mustache` has no block `\(inner.name)`",
            remedy: blocks.isEmpty ? "leave the block out" : "use one of \(TemplateCheck.list(blocks.sorted()))")
        }
        checkTags(&tags, in: template, scopes: scopes)
      } else {
        report(inner, in: template, "only blocks may stand here", remedy: "put it into a block `{{$name}}…{{/name}}`")
      }
    }
  }

  private mutating func include(_ tag: TemplateTag, in template: String, _ scopes: [TemplateSchema]) {
    guard let inner = templates[tag.name]?.tags else {
      report(
        tag, in: template, "there is no template `\(tag.name).mustache`",
        remedy: "add the file or use one of \(TemplateCheck.list(templates.keys.sorted()))")
      return
    }
    guard !open.contains(tag.name) else {
      report(tag, in: template, "`\(tag.name)` includes itself without an end", remedy: "take the tag out")
      return
    }
    open.append(tag.name)
    var reader = inner[...]
    checkTags(&reader, in: tag.name, scopes: scopes)
    open.removeLast()
  }

  private func find(_ name: String, in scopes: [TemplateSchema]) -> TemplateSchema.Kind? {
    TemplateName(name).flatMap { name in scopes.reversed().lazy.compactMap { $0.kinds[name] }.first
    }
  }

  private mutating func reportUnknown(_ tag: TemplateTag, in template: String, _ scopes: [TemplateSchema]) {
    let page = open.first.map { $0 == template ? "" : " on the page of `\($0).mustache`" } ?? ""
    let names = Set(scopes.flatMap(\.kinds.keys)).map(\.text).sorted()
    let near = NearNames.of(tag.name, in: names)
    report(
      tag, in: template, "`\(tag.name)` does not exist\(page)",
      remedy: near.isEmpty
        ? "use one of \(TemplateCheck.list(names))"
        : "write \(near.map { "`\($0)`" }.joined(separator: " or ")); `gangmu templates` lists all values")
  }

  private mutating func report(_ tag: TemplateTag, in template: String, _ problem: String, remedy: String) {
    let path = templates[template]?.source.name ?? template
    let problem = Diagnostic(in: path, at: tag.position, problem, remedy: remedy)
    // A partial is looked at once for each page that includes it.
    if !problems.contains(problem) { problems.append(problem) }
  }

  private static func list(_ names: [String]) -> String {
    names.map { "`\($0)`" }.joined(separator: ", ")
  }
}
