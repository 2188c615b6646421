import Diagnostics
import Yams

/// A flat YAML mapping of names to scalars, each with its place in the file.
package struct YAMLMapping {
  private var values: [String: (text: String, position: Position)] = [:]
  private var structures: [String: Node] = [:]
  private let path: String
  private let firstLine: Int

  /// Reads `yaml`, which begins in line `firstLine` of the file `path`. A name that is not among `known` is a warning:
  /// it is most often a misspelt one. With nil, any name will do. The values of `structured` may be lists and mappings.
  package init(
    _ yaml: String, path: String, firstLine: Int = 1, known: [String]? = nil, structured: [String] = [],
    _ problems: inout DiagnosticCollector
  ) throws(DiagnosticList) {
    self.path = path
    self.firstLine = firstLine
    if let fields = FlatYAML.fields(yaml), !fields.contains(where: { structured.contains($0.name) }) {
      for field in fields {
        warn(of: field.name, unless: known, at: position(field.namePosition), &problems)
        values[field.name] = (field.text, position(field.valuePosition))
      }
      return
    }
    guard let node = try YAMLMapping.compose(yaml, path: path, firstLine: firstLine) else { return }
    guard case .mapping(let mapping) = node else {
      throw DiagnosticList(
        Diagnostic(
          in: path, at: Position(line: firstLine, column: 1), "is no list of `name: value` lines",
          remedy: "write one `name: value` a line"))
    }
    for (key, value) in mapping {
      let place = position(key.mark)
      guard let name = key.scalar?.string else { continue }
      if structured.contains(name) {
        structures[name] = value
        continue
      }
      guard let text = YAMLScalar.read(value) else {
        problems.report(
          Diagnostic(
            in: path, at: place, "`\(name)` has a list or mapping where a text is needed", remedy: "write one value"))
        continue
      }
      warn(of: name, unless: known, at: place, &problems)
      values[name] = (text, position(value.mark))
    }
  }

  private func warn(
    of name: String, unless known: [String]?, at place: Position, _ problems: inout DiagnosticCollector
  ) {
    guard let known, !known.contains(name) else { return }
    problems.report(
      Diagnostic(
        .warning, in: path, at: place, "`\(name)` is not known here",
        remedy: "use one of \(known.map { "`\($0)`" }.joined(separator: ", "))"))
  }

  package var names: [String] { values.keys.sorted() }

  package func text(_ name: String) -> String? { values[name]?.text }

  /// Of the value.
  package func position(_ name: String) -> Position? { values[name]?.position }

  /// The value of a name that may have a list or mapping.
  func structure(_ name: String) -> Node? { structures[name] }

  func position(_ node: Node) -> Position { position(node.mark) }

  /// What is wrong with a piece of a value.
  func diagnostic(_ node: Node, _ problem: String, remedy: String) -> Diagnostic {
    Diagnostic(in: path, at: position(node), problem, remedy: remedy)
  }

  /// The value of `name` read by `read`; a problem when it is there and cannot be read.
  func value<Value>(
    _ name: String, _ read: (String) -> Value?, expected: String, _ problems: inout DiagnosticCollector
  ) -> Value? {
    guard let (text, position) = values[name] else { return nil }
    if let value = read(text) { return value }
    problems.report(Diagnostic(in: path, at: position, "`\(name)` is \(quoted(text))", remedy: "write \(expected)"))
    return nil
  }

  /// A problem in the file's front matter as a whole.
  func reportMissing(_ name: String, example: String, _ problems: inout DiagnosticCollector) {
    problems.report(
      Diagnostic(
        in: path, at: Position(line: firstLine, column: 1), "`\(name)` is missing",
        remedy: "add a line like `\(name): \(example)`"))
  }

  /// A problem with the value of `name`.
  func report(_ name: String, _ problem: String, remedy: String, _ problems: inout DiagnosticCollector) {
    problems.report(Diagnostic(in: path, at: position(name), problem, remedy: remedy))
  }

  private func quoted(_ text: String) -> String { text.isEmpty ? "empty" : "`\(text)`" }

  private func position(_ mark: Mark?) -> Position {
    position(Position(line: mark?.line ?? 1, column: mark?.column ?? 1))
  }

  /// A place of the YAML as one of the file.
  private func position(_ place: Position) -> Position {
    Position(line: firstLine - 1 + place.line, column: place.column)
  }

  private static func compose(_ yaml: String, path: String, firstLine: Int) throws(DiagnosticList) -> Node? {
    do {
      // Every scalar is a text here: what numbers and dates look like need not be looked for, which costs most.
      return try Yams.compose(yaml: yaml, .basic)
    } catch {
      throw DiagnosticList(diagnostic(error, path: path, firstLine: firstLine))
    }
  }

  private static func diagnostic(_ error: any Error, path: String, firstLine: Int) -> Diagnostic {
    var position = Position(line: firstLine, column: 1)
    var problem = "is no YAML"
    switch error as? YamlError {
    case .scanner(_, let text, let mark, _), .parser(_, let text, let mark, _), .composer(_, let text, let mark, _):
      position = Position(line: firstLine - 1 + mark.line, column: mark.column)
      problem = "is no YAML here (\(text))"
    case .duplicatedKeysInMapping(let duplicates, let context):
      position = Position(line: firstLine - 1 + context.mark.line, column: context.mark.column)
      problem = "names \(duplicates.map { "`\($0)`" }.joined(separator: ", ")) twice"
    case .reader(let text, let offset, _, let yaml):
      let before = yaml.unicodeScalars.prefix(offset ?? 0)
      let lines = before.split(separator: "\n", omittingEmptySubsequences: false)
      position = Position(line: firstLine - 1 + lines.count, column: (lines.last?.count ?? 0) + 1)
      problem = "is no YAML here (\(text))"
    default:
      break
    }
    return Diagnostic(
      in: path, at: position, problem, remedy: "write one `name: value` a line; quote a value that holds `:` or `#`")
  }
}
