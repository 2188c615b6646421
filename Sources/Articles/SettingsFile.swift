import Diagnostics

/// `plan.yml`, or a file's front matter, as its lines, so that one field can be set and everything an editor wrote around it stays.
public struct SettingsFile {
  private var lines: [Substring]
  /// Whether any field was set.
  public private(set) var isChanged = false

  public init(_ text: SourceText) {
    let content = text.string(0..<text.bytes.count)
    lines = content.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    // The last line break ends a line and begins none.
    if lines.last?.isEmpty == true { lines.removeLast() }
  }

  public var bytes: [UInt8] { Array(lines.map { $0 + "\n" }.joined().utf8) }

  /// Sets the field, adds it at the end, or (for nil) takes it out.
  public mutating func set(_ field: PlanSettings.Field, to value: String?) {
    set(field.rawValue, to: value.map { ["\(field.rawValue): \(YAMLScalar.text($0))"[...]] } ?? [])
  }

  /// Puts `lines` in the place of the field `name`, or at the end.
  package mutating func set(_ name: String, to replacement: [Substring]) {
    isChanged = true
    lines.replaceSubrange(range(of: name) ?? lines.count..<lines.count, with: replacement)
  }

  /// The lines of the field; none when it is not there.
  package func lines(of name: String) -> [Substring] { range(of: name).map { Array(lines[$0]) } ?? [] }

  /// Where the field stands; the file's end when it does not.
  public func position(of field: PlanSettings.Field) -> Position {
    Position(line: (range(of: field.rawValue)?.lowerBound ?? max(lines.count - 1, 0)) + 1, column: 1)
  }

  /// The field's line with the indented lines below it, over which a value can go on.
  private func range(of name: String) -> Range<Int>? {
    guard let first = lines.firstIndex(where: { isKey($0, name) }) else { return nil }
    let rest = lines[(first + 1)...]
    return first..<(rest.firstIndex { !$0.hasPrefix(" ") && !$0.hasPrefix("\t") } ?? lines.count)
  }

  private func isKey(_ line: Substring, _ name: String) -> Bool {
    guard line.hasPrefix(name) else { return false }
    return line.dropFirst(name.count).drop { $0 == " " }.hasPrefix(":")
  }
}
