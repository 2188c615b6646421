/// Which styles of numbers are the levels of a text's outline, and which of them is the article's: the second half of
/// finding the outline.
///
/// The article is, in this order:
/// 1. 条 (Article), where there are any: the unit by which law is cited (立法法).
/// 2. the innermost of two or more levels of 编, 篇, 部分, 章, 节.
/// 3. the innermost level whose numbers go on from one heading to the next: who numbers through the whole text means
///    to cite by that number.
/// 4. the second level, when enough of the text stands below it: all of it for `（一）` and `一、`, which headings are
///    written with; two fifths for other numbers, which number lists too.
/// 5. the only level.
struct OutlineLevels: Sendable {
  /// The level whose headings have a page of their own.
  let article: MarkerStyle
  /// Every step of the choice, for people.
  private(set) var reasons: [String] = []
  /// Runs that are lists in the text.
  private(set) var lists: Set<Int> = []

  private struct Level {
    let style: MarkerStyle
    var count = 0
    var runCount = 0
    var continuedCount = 0
    var lineCount = 0
    var first = 0
    var last = 0
  }

  /// The levels of `sequences`; nil when nothing is numbered.
  ///
  /// - Parameters:
  ///   - choice: the levels that a person names.
  ///   - isHeadingAlone: whether the line of an item holds a heading and no text.
  ///   - endsAsItem: whether the line of an item ends with a semicolon.
  init?(
    _ sequences: NumberSequences, lines: Range<Int>, choice: OutlineChoice,
    isHeadingAlone: (NumberSequences.Item) -> Bool, endsAsItem: (NumberSequences.Item) -> Bool
  ) {
    lists = OutlineLevels.oddRuns(sequences, isHeadingAlone)
    lists.formUnion(OutlineLevels.enumerations(sequences, endsAsItem))
    for (index, run) in sequences.runs.enumerated() {
      if run.isList || choice.excludes(run.style) { lists.insert(index) }
    }
    var levels: [MarkerStyle: Level] = [:]
    for (index, run) in sequences.runs.enumerated() where !lists.contains(index) {
      var level = levels[run.style] ?? Level(style: run.style)
      level.count += run.count
      level.runCount += 1
      level.continuedCount += run.isContinued ? 1 : 0
      level.lineCount += run.end - run.firstLine
      levels[run.style] = level
    }
    for item in sequences.items where !lists.contains(item.run) {
      if levels[item.marker.style]?.first == 0 { levels[item.marker.style]?.first = item.marker.number }
      levels[item.marker.style]?.last = item.marker.number
    }
    let sorted = levels.values.sorted { $0.style < $1.style }
    guard let top = sorted.first else { return nil }
    let bodyStart = sequences.items.first?.line ?? lines.lowerBound
    let total = max(lines.upperBound - bodyStart, 1)
    (article, reasons) = OutlineLevels.choose(sorted, top: top, total: total, chosen: choice.article)
    lists.formUnion(OutlineLevels.listsInside(sequences, top: top.style, article: article, lists))
    let counts = sorted.map { level in
      "\(level.style.example): \(level.count) in \(level.runCount) sequences, \(level.first) to \(level.last), "
        + (level.continuedCount > 0 ? "going on from heading to heading" : "beginning anew")
        + ", over \(level.lineCount * 100 / total)% of the lines"
    }
    reasons = counts + reasons
  }

  private static func choose(_ levels: [Level], top: Level, total: Int, chosen: MarkerStyle?)
    -> (MarkerStyle, [String])
  {
    if let chosen, levels.contains(where: { $0.style == chosen }) {
      return (chosen, ["the article is \(chosen.example), as plan.yml says"])
    }
    if let law = levels.first(where: { $0.style == .article }), law.count > 1 || law.style == top.style {
      return (.article, ["the article is 第一条: a text that has 条 is cited by them"])
    }
    let units = levels.filter { $0.style.isUnit && $0.style != .article }
    if units.count > 1, let innermost = units.last {
      return (innermost.style, ["the article is \(innermost.style.example), the innermost of \(units.count) units"])
    }
    if let through = levels.dropFirst().last(where: { $0.continuedCount > 0 && $0.count > 2 || isLabel($0.style) }) {
      return (through.style, ["the article is \(through.style.example): its numbers go on through the whole text"])
    }
    var reasons: [String] = []
    for level in levels.dropFirst() {
      let share = level.lineCount * 100 / total
      let isHeading =
        level.style == .hanComma || level.style == .hanBlank || level.style == .hanBracket || level.style.isUnit
      if isHeading ? level.count > 1 && (share >= 15 || level.runCount > 1) : share >= 40 {
        return (level.style, reasons + ["the article is \(level.style.example), the level below \(top.style.example)"])
      }
      reasons.append("\(level.style.example) numbers lists: \(level.count) items, \(share)% of the lines")
    }
    return (top.style, reasons + ["the article is \(top.style.example), the only level"])
  }

  private static func isLabel(_ style: MarkerStyle) -> Bool {
    if case .label = style { true } else { false }
  }

  /// Runs most of whose lines end with a semicolon: the parts of one sentence.
  private static func enumerations(_ sequences: NumberSequences, _ endsAsItem: (NumberSequences.Item) -> Bool)
    -> Set<Int>
  {
    var ends: [Int: Int] = [:]
    for item in sequences.items where !item.marker.style.isUnit && endsAsItem(item) { ends[item.run, default: 0] += 1 }
    return Set(
      ends.filter { sequences.runs[$0.key].count > 1 && $0.value * 2 >= sequences.runs[$0.key].count }.map(\.key))
  }

  /// Runs of styles between the top and the article's that hold no articles: a text may number its articles （1） and lists
  /// in them 1., against the usual order.
  private static func listsInside(
    _ sequences: NumberSequences, top: MarkerStyle, article: MarkerStyle, _ lists: Set<Int>
  ) -> Set<Int> {
    var inside: Set<Int> = []
    var held: [Int: Int] = [:]
    var runs: Set<Int> = []
    var open: (run: Int, style: MarkerStyle, holds: Bool)?
    for item in sequences.items where !lists.contains(item.run) {
      let style = item.marker.style
      if style == article {
        open?.holds = true
      } else if style > top, style < article, !style.isUnit {
        // What stands behind the last item of a list is not in it.
        if let before = open, before.run == item.run, before.holds { held[item.run, default: 0] += 1 }
        runs.insert(item.run)
        open = (item.run, style, false)
      } else if style < article {
        open = nil
      }
    }
    for (_, styled) in Dictionary(grouping: runs, by: { sequences.runs[$0].style }) {
      let several = styled.filter { sequences.runs[$0].count > 1 }
      let holding = several.filter { held[$0] != nil }
      if !several.isEmpty, holding.count * 2 < several.count { inside.formUnion(styled) }
    }
    return inside
  }

  /// Runs of one or two Arabic numbers whose lines are built otherwise than nearly all of their style: headings alone
  /// on their lines among headings with text, or the other way round.
  private static func oddRuns(_ sequences: NumberSequences, _ isHeadingAlone: (NumberSequences.Item) -> Bool)
    -> Set<Int>
  {
    let items = sequences.items.filter { $0.marker.style == .arabicPoint }
    guard items.count > 5 else { return [] }
    var alone: [Int: Int] = [:]
    for item in items where isHeadingAlone(item) { alone[item.run, default: 0] += 1 }
    let aloneCount = alone.values.reduce(0, +)
    var odd: Set<Int> = []
    for run in Set(items.map(\.run)) where sequences.runs[run].count < 3 {
      let count = alone[run] ?? 0
      if count == sequences.runs[run].count, aloneCount * 5 <= items.count { odd.insert(run) }
      if count == 0, aloneCount * 5 >= items.count * 4 { odd.insert(run) }
    }
    return odd
  }
}
