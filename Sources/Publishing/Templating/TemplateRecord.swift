import Markdown

/// The values that a template is filled with. Where two have one name, the later counts.
struct TemplateRecord: Sendable, ExpressibleByDictionaryLiteral {
  private(set) var values: [(TemplateName, TemplateValue)]

  init(dictionaryLiteral values: (TemplateName, TemplateValue)...) {
    self.values = values
  }

  init(_ values: [(TemplateName, TemplateValue)]) {
    self.values = values
  }

  /// These values and those of `others`, of which the last wins.
  consuming func merging(_ others: TemplateRecord...) -> TemplateRecord {
    values.reserveCapacity(others.reduce(values.count) { $0 + $1.values.count })
    for other in others { values += other.values }
    return self
  }

  subscript(name: TemplateName) -> TemplateValue? {
    var place = values.count
    while place > 0 {
      place -= 1
      if values[place].0 == name { return values[place].1 }
    }
    return nil
  }

  /// What kinds of value the record holds.
  var schema: TemplateSchema {
    TemplateSchema(Dictionary(values.map { ($0, $1.kind) }) { $1 })
  }
}

enum TemplateValue: Sendable {
  /// Plain text, which a template writes as `{{name}}` and which is escaped.
  case text(String)
  /// A number as text.
  case number(Int)
  /// HTML, which a template writes as `{{{name}}}`.
  case html([UInt8])
  /// For `{{#name}}` and `{{^name}}`.
  case flag(Bool)
  /// For `{{#name}}`, once for each record.
  case list([TemplateRecord])

  /// The kind; an empty list has records of any kind.
  var kind: TemplateSchema.Kind {
    switch self {
    case .text, .number: .text
    case .html: .html
    case .flag: .flag
    case .list(let records): .list(records.first?.schema ?? TemplateSchema([:]))
    }
  }

  /// Appends what a page shows of the value; of a flag or list, nothing.
  func append(to html: inout [UInt8]) {
    switch self {
    case .text(let text): HTMLEscaping.append(text.utf8, to: &html)
    case .number(let number): html += String(number).utf8
    case .html(let markup): html.append(contentsOf: markup)
    case .flag, .list: break
    }
  }
}
