import Diagnostics
import Text
import Yams

/// A line of `plan.yml` that says what became of passages in an edition, where Gangmu does not find it out:
///
///     alignment:
///       2026-03-01:
///         - 38 -> 38, 39
///         - 43, 44 -> 45
///         - 41 -> none
///         - none -> 31
///         - chapter 8 -> chapter 9
///
/// The numbers before the arrow are those of the edition before, those behind it of the edition named.
public struct AlignmentRule: Sendable, Hashable {
  public enum Passage: Sendable, Hashable {
    case article(OutlineNumber)
    case chapter(OutlineNumber)
  }

  /// The edition in which the passages became others.
  public let edition: CalendarDate
  /// Empty for what is new.
  public let old: [Passage]
  /// Empty for what was dropped.
  public let new: [Passage]
  /// Where the line stands in plan.yml.
  public let position: Position

  /// Reads `alignment`.
  static func read(_ mapping: YAMLMapping, _ problems: inout DiagnosticCollector) -> [AlignmentRule] {
    guard let node = mapping.structure("alignment") else { return [] }
    func report(_ node: Node, _ problem: String) {
      problems.report(
        mapping.diagnostic(
          node, problem,
          remedy: "write the edition's date, `2026-03-01:`, and below it lines like `- 38 -> 38, 39` or `- 41 -> none`")
      )
    }
    guard let editions = node.mapping else {
      report(node, "`alignment` is no list of editions")
      return []
    }
    var rules: [AlignmentRule] = []
    for (key, list) in editions {
      guard let date = key.scalar.flatMap({ CalendarDate(iso: $0.string) }) else {
        report(key, "`\(key.scalar?.string ?? "")` is no edition's date")
        continue
      }
      guard let lines = list.sequence else {
        report(list, "there is no list of articles for \(date)")
        continue
      }
      for line in lines {
        guard let rule = AlignmentRule(line.scalar?.string ?? "", date, mapping.position(line)) else {
          report(line, "`\(line.scalar?.string ?? "")` does not say which article became which")
          continue
        }
        rules.append(rule)
      }
    }
    return rules
  }

  private init?(_ text: String, _ edition: CalendarDate, _ position: Position) {
    var text = text
    for arrow in ["→", "=>"] {
      if let range = text.firstRange(of: arrow) { text.replaceSubrange(range, with: "->") }
    }
    guard let arrow = text.firstRange(of: "->"), let old = AlignmentRule.passages(text[..<arrow.lowerBound]),
      let new = AlignmentRule.passages(text[arrow.upperBound...]), !old.isEmpty || !new.isEmpty
    else { return nil }
    self.edition = edition
    self.old = old
    self.new = new
    self.position = position
  }

  private static func passages(_ text: Substring) -> [Passage]? {
    func bare(_ text: Substring) -> Substring {
      var text = text.drop { $0 == " " }
      while text.last == " " { text.removeLast() }
      return text
    }
    if ["none", "", "无"].contains(bare(text)) { return [] }
    var passages: [Passage] = []
    for part in text.split(whereSeparator: { ",，、".contains($0) }) {
      let name = bare(part)
      let isChapter = name.hasPrefix("chapter ")
      guard let number = OutlineNumber(bare(name.dropFirst(isChapter ? 8 : 0))) else { return nil }
      passages.append(isChapter ? .chapter(number) : .article(number))
    }
    return passages
  }
}
