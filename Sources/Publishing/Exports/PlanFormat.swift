/// A form in which a plan is published for other programs: `<plan>/plan.json` and its like. EXPORTS.md beside this file
/// describes them.
public enum PlanFormat: String, Sendable, CaseIterable {
  case json, markdown, text

  static let fileNames = Set(allCases.map(\.fileName))

  /// The file's name in the plan's folder.
  public var fileName: String {
    switch self {
    case .json: "plan.json"
    case .markdown: "plan.md"
    case .text: "plan.txt"
    }
  }

  /// As a host should name it (IANA where it is registered).
  var mediaType: String {
    switch self {
    case .json: "application/json"
    case .markdown: "text/markdown"
    case .text: "text/plain"
    }
  }

  /// What it is called, in every language.
  var name: String {
    switch self {
    case .json: "JSON"
    case .markdown: "Markdown"
    case .text: "TXT"
    }
  }

  /// What it is for.
  var purpose: InterfaceString {
    switch self {
    case .json: .dataJSON
    case .markdown: .dataMarkdown
    case .text: .dataText
    }
  }

  /// The file's bytes; nil when the plan's texts do not say enough for it.
  func bytes(_ source: PlanExport) -> [UInt8]? {
    switch self {
    case .json: PlanJSON.bytes(source)
    case .markdown: PlanMarkdown.bytes(source)
    case .text: source.layout.map { Array(source.plan.text($0).utf8) }
    }
  }
}
