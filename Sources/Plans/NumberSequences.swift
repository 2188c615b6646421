/// Which of the markers at line starts number a sequence: the first half of finding a text's outline.
///
/// A marker is one of a sequence when it goes on where the last of its style within the same heading stood (二 behind
/// 一), when it begins one with 1, or when it goes on from a sequence of its style under an earlier heading (articles
/// numbered through the whole text). A number that comes out of the blue, 三、 at the start of a sentence or `2.5`, is
/// none. One that departs from its sequence by a little (a gap, a doubled number) is taken and flagged when the
/// sequence goes on behind it: a flaw of the text, not a sentence.
///
/// One pass with a stack of the open sequences: every marker is pushed and popped once, and the stack is no deeper than
/// there are styles, twice (a list of the same style may stand inside an article). So the time is linear in the text.
struct NumberSequences {
  enum Flaw: Sendable {
    case gap(after: Int)
    case doubled
    case outOfOrder(after: Int)
  }

  struct Item: Sendable {
    /// Its position in the lines.
    let line: Int
    let marker: Marker
    let run: Int
    let flaw: Flaw?
  }

  /// Items of one style that follow each other under one heading.
  struct Run: Sendable {
    let style: MarkerStyle
    var count = 0
    let firstLine: Int
    /// The line behind its last item's text.
    var end: Int
    /// Whether it goes on from a run under an earlier heading.
    let isContinued: Bool
    /// The run of the same style inside one of whose items it stands.
    let outer: Int?
    /// Whether that run goes on behind it, which makes this one a list in the text.
    var isList = false
  }

  private(set) var items: [Item] = []
  private(set) var runs: [Run] = []

  private struct Open {
    let style: MarkerStyle
    var marker: Marker
    let run: Int
    var skipped: ClosedRange<Int>?
  }

  private var stack: [Open] = []
  /// No text has as many levels; words in 【】 could otherwise make one of every line.
  private static let deepest = 48
  private var last: [MarkerStyle: Int] = [:]
  private let beginsAtOne: Set<MarkerStyle>

  init(_ lines: [TextLine], in range: Range<Int>) {
    let marked = range.filter { lines[$0].marker != nil }
    beginsAtOne = Set(marked.lazy.compactMap { lines[$0].marker }.filter { $0.number == 1 }.map(\.style))
    var next: [MarkerStyle: Int] = [:]
    var following = [Int?](repeating: nil, count: marked.count)
    for index in marked.indices.reversed() {
      guard let marker = lines[marked[index]].marker else { continue }
      following[index] = next[marker.style]
      next[marker.style] = marker.number
    }
    for (index, line) in marked.enumerated() {
      if let marker = lines[line].marker { take(marker, line: line, following: following[index]) }
    }
    for open in stack { runs[open.run].end = range.upperBound }
  }

  private mutating func take(_ marker: Marker, line: Int, following: Int?) {
    // The innermost open sequence of the style that the number goes on.
    if let depth = stack.lastIndex(where: { $0.style == marker.style && NumberSequences.goesOn($0.marker, marker) }) {
      advance(depth, marker, line: line, flaw: nil)
      return
    }
    if let depth = stack.lastIndex(where: { $0.style == marker.style }) {
      if let flaw = flaw(marker, in: stack[depth], following: following) {
        advance(depth, marker, line: line, flaw: flaw)
      } else if marker.number == 1 {
        // A list inside an item; another 1 inside that list is a list behind it, not one inside.
        if let outer = runs[stack[depth].run].outer {
          begin(marker, line: line, isContinued: false, outer: outer, above: depth - 1)
        } else {
          begin(marker, line: line, isContinued: false, outer: stack[depth].run, above: depth)
        }
      }
      return
    }
    if marker.number == 1 {
      begin(marker, line: line, isContinued: false, outer: nil, above: nil)
    } else if let last = last[marker.style] {
      let gap = marker.number - last
      if gap == 1 {
        begin(marker, line: line, isContinued: true, outer: nil, above: nil)
      } else if gap > 1, marker.style.isUnit ? gap < 100 : gap < 6 && following == marker.number + 1 {
        begin(marker, line: line, isContinued: true, outer: nil, above: nil, flaw: .gap(after: last))
      }
    } else if !beginsAtOne.contains(marker.style),
      marker.style.isUnit || following == marker.number + 1 || marker.style == .hanComma
    {
      // A text that begins in the middle: its first number is what it is, and nowhere does the numbering begin anew.
      begin(marker, line: line, isContinued: false, outer: nil, above: nil)
    }
  }

  private static func goesOn(_ previous: Marker, _ marker: Marker) -> Bool {
    if marker.number == previous.number { return marker.supplement == previous.supplement + 1 }
    return marker.number == previous.number + 1 && marker.supplement == 0 && marker.prefix == previous.prefix
  }

  private func flaw(_ marker: Marker, in open: Open, following: Int?) -> Flaw? {
    let previous = open.marker.number
    let number = marker.number
    guard marker.prefix == open.marker.prefix else { return nil }
    if number > previous {
      let gap = number - previous
      let isCertain = marker.style.isUnit ? gap < 100 : gap == 2 || gap < 6 && following == number + 1
      return isCertain ? .gap(after: previous) : nil
    }
    if number == previous {
      // Numbers that a text repeats in two lists do not go on together.
      let goesOn = following.map { $0 == number + 1 || $0 == number + 2 } ?? (number > 2)
      return marker.style.isUnit || number > 1 && goesOn
        ? .doubled : nil
    }
    if let skipped = open.skipped, skipped.contains(number) { return .outOfOrder(after: previous) }
    return number > 1 && marker.style.isUnit || number > 1 && following == previous + 1
      ? .outOfOrder(after: previous) : nil
  }

  private mutating func advance(_ depth: Int, _ marker: Marker, line: Int, flaw: Flaw?) {
    close(from: depth + 1, line: line, resuming: stack[depth].run)
    if case .gap(let after) = flaw, after + 1 < marker.number { stack[depth].skipped = after + 1...marker.number - 1 }
    if case .outOfOrder = flaw {} else { stack[depth].marker = marker }
    add(marker, line: line, run: stack[depth].run, flaw: flaw)
  }

  private mutating func begin(
    _ marker: Marker, line: Int, isContinued: Bool, outer: Int?, above depth: Int?, flaw: Flaw? = nil
  ) {
    guard stack.count < NumberSequences.deepest else { return }
    let first = depth.map { $0 + 1 } ?? stack.firstIndex { $0.style > marker.style } ?? stack.count
    close(from: first, line: line, resuming: nil)
    runs.append(
      Run(style: marker.style, firstLine: line, end: line, isContinued: isContinued, outer: outer))
    stack.append(Open(style: marker.style, marker: marker, run: runs.count - 1))
    add(marker, line: line, run: runs.count - 1, flaw: flaw)
  }

  /// Ends the sequences of the stack from `depth` on; those of the style of `resuming` were lists inside it.
  private mutating func close(from depth: Int, line: Int, resuming: Int?) {
    while stack.count > depth, let open = stack.popLast() {
      runs[open.run].end = line
      if let resuming, runs[open.run].outer == resuming { runs[open.run].isList = true }
    }
  }

  private mutating func add(_ marker: Marker, line: Int, run: Int, flaw: Flaw?) {
    items.append(Item(line: line, marker: marker, run: run, flaw: flaw))
    runs[run].count += 1
    if runs[run].outer == nil { last[marker.style] = max(marker.number, 0) }
  }
}
