/// Which names a template may use, and how.
///
/// An unknown name would show as nothing; so templates are checked against this before anything is rendered.
struct TemplateSchema: Sendable, Hashable {
  enum Kind: Sendable, Hashable {
    case text, html, flag
    indirect case list(TemplateSchema)
  }

  let kinds: [TemplateName: Kind]

  init(_ kinds: [TemplateName: Kind]) {
    self.kinds = kinds
  }

  init(
    text: [TemplateName] = [], html: [TemplateName] = [], flags: [TemplateName] = [],
    lists: [TemplateName: TemplateSchema] = [:]
  ) {
    var kinds = lists.mapValues(Kind.list)
    for name in text { kinds[name] = .text }
    for name in html { kinds[name] = .html }
    for name in flags { kinds[name] = .flag }
    self.kinds = kinds
  }

  /// The names of both.
  static func + (one: TemplateSchema, other: TemplateSchema) -> TemplateSchema {
    TemplateSchema(one.kinds.merging(other.kinds) { $1 })
  }

  /// Whether a record with the kinds of `other` can fill what this schema promises. Lists that are empty fit any.
  func isFilled(by other: TemplateSchema) -> Bool {
    kinds.keys == other.kinds.keys
      && kinds.allSatisfy { name, kind in
        switch (kind, other.kinds[name]) {
        case (.list(let mine), .list(let theirs)): theirs.kinds.isEmpty || mine.isFilled(by: theirs)
        case (_, let found): found == kind
        }
      }
  }
}
