import Articles
import Diagnostics

/// `strings/en.yml` of a templates folder: the words of the interface in one language, a line `name: text` each.
struct StringsFile: Sendable {
  /// A language tag (BCP 47): the file's name.
  let language: String
  let path: String
  let entries: [String: StringsEntry]
  /// Whether every line of it could be read.
  let isWhole: Bool

  private static let folder = "strings/"
  private static let suffix = ".yml"

  /// Where the words in `language` are, below the templates.
  static func path(of language: String) -> String { folder + language + suffix }

  /// The language of the file at `path` below the templates; nil when it is no strings file.
  static func language(of path: String) -> String? {
    guard path.hasPrefix(folder), path.hasSuffix(suffix) else { return nil }
    let name = path.dropFirst(folder.count).dropLast(suffix.count)
    return name.isEmpty || name.contains("/") ? nil : String(name)
  }

  static func read(_ source: SourceText, language: String, _ problems: inout DiagnosticCollector) -> StringsFile {
    var found = DiagnosticCollector()
    var lines = DiagnosticCollector()
    let mapping = found.collect { () throws(DiagnosticList) in
      try YAMLMapping(source.string(0..<source.bytes.count), path: source.name, &lines)
    }
    found.report(contentsOf: lines.diagnostics)
    var entries: [String: StringsEntry] = [:]
    for name in mapping?.names ?? [] {
      guard let text = mapping?.text(name) else { continue }
      let place = mapping?.position(name)
      if let pattern = StringPattern(text) {
        entries[name] = StringsEntry(pattern: pattern, path: source.name, position: place)
      } else {
        found.report(
          Diagnostic(
            in: source.name, at: place, "`\(name)` has a brace that holds no name",
            remedy: "write a parameter as `{name}`, with Latin letters and digits"))
      }
    }
    problems.report(contentsOf: found.diagnostics)
    return StringsFile(language: language, path: source.name, entries: entries, isWhole: !found.hasErrors)
  }
}

/// A string with the place that it was written at.
struct StringsEntry: Sendable, Hashable {
  let pattern: StringPattern
  let path: String
  /// Of the text, behind the name.
  let position: Position?
}
