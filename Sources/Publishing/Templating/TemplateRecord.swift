/// The values that a template is filled with.
struct TemplateRecord: Sendable {
  private(set) var values: [String: TemplateValue]

  init(_ values: [String: TemplateValue]) {
    self.values = values
  }

  /// These values and `others`, which win.
  func merging(_ others: [String: TemplateValue]) -> TemplateRecord {
    TemplateRecord(values.merging(others) { $1 })
  }

  /// What kinds of value the record holds.
  var schema: TemplateSchema {
    TemplateSchema(values.mapValues(\.kind))
  }
}

enum TemplateValue: Sendable {
  /// Plain text, which a template writes as `{{name}}` and which is escaped.
  case text(String)
  /// HTML, which a template writes as `{{{name}}}`.
  case html(String)
  /// For `{{#name}}` and `{{^name}}`.
  case flag(Bool)
  /// For `{{#name}}`, once for each record.
  case list([TemplateRecord])

  static func number(_ number: Int) -> TemplateValue { .text(String(number)) }
  static func html(_ bytes: [UInt8]) -> TemplateValue { .html(String(decoding: bytes, as: UTF8.self)) }

  /// The kind; an empty list has records of any kind.
  var kind: TemplateSchema.Kind {
    switch self {
    case .text: .text
    case .html: .html
    case .flag: .flag
    case .list(let records): .list(records.first?.schema ?? TemplateSchema([:]))
    }
  }
}
