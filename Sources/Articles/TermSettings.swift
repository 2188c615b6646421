import Diagnostics
import Terms
import Yams

/// `terms.yml`: what an editor says of a plan's terms beyond what is found in its text.
///
///     terms:
///       千万工程:
///         definition: 浙江省“千村示范、万村整治”工程的简称。
///         aliases: [千村示范、万村整治工程]
///         kind: measure
///         group: 农业农村
///       县域经济: 以县级行政区划为地理空间的区域经济。
///     remove: [重大风险]
///     links: false
///
/// A term that the text has and that was not found is added; aliases are counted as the term; what stands under `remove`
/// is no term.
public struct TermSettings: Sendable, Hashable {
  /// In the order of the file.
  public var entries: [TermEntry] = []
  /// What is no term, each with its place in the file.
  public var removed: [RemovedTerm] = []
  /// Whether terms are links in the text.
  public var isLinking = true
  /// What is published of them, as plan.yml or site.yml says.
  public var publication = TermPublication.pages
  /// The file, as the user knows it.
  public var path = ""

  public init() {}
}

/// What is published of a plan's terms: `terms:` in plan.yml, or for all plans in site.yml.
public enum TermPublication: String, Sendable, CaseIterable {
  /// The index, and pages of those that stand in several articles.
  case pages
  /// The index alone, which leads to the articles.
  case index
  /// Nothing.
  case off

  static let names = allCases.map { "`\($0.rawValue)`" }.joined(separator: " or ")
}

/// A term that an editor has something to say of.
public struct TermEntry: Sendable, Hashable {
  public let name: String
  /// What it means, in a sentence or two; nil when nothing is said.
  public let definition: String?
  /// Other ways of writing it, which are counted as the term.
  public let aliases: [String]
  /// What kind of thing it is; nil to keep what was found.
  public let kind: TermKind?
  /// A heading of the editor's own for the index; nil for none.
  public let group: String?
  /// Where the name stands in the file.
  public let position: Position
}

/// A line of `remove`.
public struct RemovedTerm: Sendable, Hashable {
  public let name: String
  public let position: Position
}

extension TermSettings {
  private static let fields = ["terms", "remove", "links"]

  static func read(_ text: SourceText, _ problems: inout DiagnosticCollector) throws(DiagnosticList) -> TermSettings {
    let mapping = try YAMLMapping(
      text.string(0..<text.bytes.count), path: text.name, known: fields, structured: ["terms", "remove"], &problems)
    var settings = TermSettings()
    settings.path = text.name
    settings.isLinking =
      mapping.value(
        "links", { ["true": true, "false": false][$0] }, expected: "`true` or `false`", &problems) ?? true
    if let node = mapping.structure("remove") { settings.removed = removed(node, mapping, &problems) }
    if let node = mapping.structure("terms") { settings.entries = entries(node, mapping, &problems) }
    settings.checkNames(mapping, &problems)
    return settings
  }

  private static func removed(_ node: Node, _ mapping: YAMLMapping, _ problems: inout DiagnosticCollector)
    -> [RemovedTerm]
  {
    guard let lines = node.sequence else {
      problems.report(
        mapping.diagnostic(node, "`remove` is no list", remedy: "write `remove:` and below it lines like `- 重大风险`"))
      return []
    }
    return lines.compactMap { line in
      guard let name = YAMLScalar.read(line), !name.isEmpty else {
        problems.report(mapping.diagnostic(line, "`remove` holds what is no term", remedy: "write one term a line"))
        return nil
      }
      return RemovedTerm(name: name, position: mapping.position(line))
    }
  }

  private static func entries(_ node: Node, _ mapping: YAMLMapping, _ problems: inout DiagnosticCollector)
    -> [TermEntry]
  {
    guard let terms = node.mapping else {
      problems.report(
        mapping.diagnostic(
          node, "`terms` is no list of terms", remedy: "write `terms:` and below it lines like `  千万工程: 定义`"))
      return []
    }
    return terms.compactMap { key, value in
      guard let name = YAMLScalar.read(key), !name.isEmpty else {
        problems.report(mapping.diagnostic(key, "a term has no name", remedy: "write the term before the colon"))
        return nil
      }
      var reader = TermEntryReader(mapping: mapping)
      let entry = reader.entry(name, at: mapping.position(key), value)
      problems.report(contentsOf: reader.problems)
      return entry
    }
  }

  /// A name may mean one term alone.
  private func checkNames(_ mapping: YAMLMapping, _ problems: inout DiagnosticCollector) {
    var owners: [String: String] = [:]
    for entry in entries { owners[entry.name] = entry.name }
    for entry in entries {
      for alias in entry.aliases {
        if let owner = owners[alias] {
          let problem = owner == alias ? "is a term of its own" : "is an alias of `\(owner)` too"
          problems.report(
            Diagnostic(
              in: path, at: entry.position, "`\(alias)`, an alias of `\(entry.name)`, \(problem)",
              remedy: "leave it in one place"))
        } else {
          owners[alias] = entry.name
        }
      }
    }
    for removed in removed where owners[removed.name] != nil {
      problems.report(
        Diagnostic(
          in: path, at: removed.position, "`\(removed.name)` is removed and described at once",
          remedy: "take it out of `remove` or out of `terms`"))
    }
  }
}

/// Reads what `terms.yml` says of one term.
private struct TermEntryReader {
  let mapping: YAMLMapping
  private(set) var problems: [Diagnostic] = []

  init(mapping: YAMLMapping) {
    self.mapping = mapping
  }

  mutating func entry(_ name: String, at position: Position, _ node: Node) -> TermEntry? {
    if let fields = node.mapping {
      var texts: [String: (text: String, node: Node)] = [:]
      var aliases: [String] = []
      for (key, value) in fields {
        switch key.scalar?.string ?? "" {
        case "aliases": aliases = list(value, of: "aliases")
        case let field where ["definition", "kind", "group"].contains(field):
          if let text = YAMLScalar.read(value) {
            texts[field] = (text, value)
          } else {
            report(value, "`\(field)` of `\(name)` is no text", remedy: "write one value")
          }
        case let field:
          let problem = mapping.diagnostic(
            key, "`\(field)` is not known here", remedy: "use one of `definition`, `aliases`, `kind`, `group`")
          problems.append(
            Diagnostic(.warning, in: problem.path, at: problem.position, problem.problem, remedy: problem.remedy))
        }
      }
      var kind: TermKind?
      if let value = texts["kind"] { kind = self.kind(value) }
      return TermEntry(
        name: name, definition: texts["definition"]?.text, aliases: aliases, kind: kind,
        group: texts["group"]?.text, position: position)
    }
    guard let text = YAMLScalar.read(node) else {
      report(node, "`\(name)` has a list where a definition is needed", remedy: "write the definition behind the colon")
      return nil
    }
    return TermEntry(
      name: name, definition: text.isEmpty ? nil : text, aliases: [], kind: nil, group: nil, position: position)
  }

  private mutating func list(_ node: Node, of field: String) -> [String] {
    let lines = node.sequence.map(Array.init) ?? [node]
    return lines.compactMap { line in
      guard let text = YAMLScalar.read(line), !text.isEmpty else {
        report(line, "`\(field)` holds what is no text", remedy: "write it like `[甲, 乙]`")
        return nil
      }
      return text
    }
  }

  private mutating func kind(_ value: (text: String, node: Node)) -> TermKind? {
    if let kind = TermKind(rawValue: value.text) { return kind }
    let kinds = TermKind.allCases.map { "`\($0.rawValue)`" }.joined(separator: ", ")
    report(value.node, "`\(value.text)` is no kind of term", remedy: "use one of \(kinds)")
    return nil
  }

  private mutating func report(_ node: Node, _ problem: String, remedy: String) {
    problems.append(mapping.diagnostic(node, problem, remedy: remedy))
  }
}
