import Markdown
import Mustache

/// The values that a template is filled with.
///
/// Text is escaped here, byte by byte, and not by the engine: that compares whole characters, so that a `"` with a
/// combining mark behind it would pass and end an attribute. `TemplateTag.withoutEngineEscaping` is the other half.
///
/// A dictionary behind `MustacheParent`: the engine's other way, reflection, costs a hundred times as much.
struct TemplateRecord: MustacheParent, Sendable {
  private(set) var values: [String: TemplateValue]

  init(_ values: [String: TemplateValue]) {
    self.values = values
  }

  func child(named name: String) -> Any? {
    switch values[name] {
    case .text(let text): HTMLEscaping.escaped(text)
    case .html(let html): html
    case .flag(let flag): flag
    case .list(let records): records
    case nil: nil
    }
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
