import Diagnostics
import Text

/// What is wrong with a plan's text.
struct PlanProblems {
  private let source: SourceText
  private(set) var collector = DiagnosticCollector()

  init(_ source: SourceText) {
    self.source = source
  }

  mutating func reportNoHeading(isEmpty: Bool) {
    report(
      0, isEmpty ? "is empty" : "has no heading that can be read",
      remedy: isEmpty
        ? "give the plan's text" : "number chapters as `一、标题` on a line of their own and articles as `1.标题。正文`")
  }

  /// The level that was chosen for the articles is not in the text.
  mutating func reportMissing(_ article: MarkerStyle) {
    report(
      0, "has no headings numbered like \(article.example), the level chosen for the articles",
      remedy: "correct `article_level` in plan.yml, or take it out")
  }

  /// Warns of characters that are kept although nobody can read them.
  mutating func checkCharacters() {
    for (value, offset, count) in StrayCharacters.suspicious(in: source) {
      let times = count > 1 ? ", here and \(count - 1) more time\(count > 2 ? "s" : "")" : ""
      let kind =
        value == 0xFFFD
        ? "a character that was lost in a conversion (U+FFFD)"
        : "the private-use character \(StrayCharacters.name(value))"
      warn(offset, "holds \(kind)\(times)", remedy: "put the character that is meant")
    }
  }

  /// Checks the numbers, the texts and the table of contents.
  mutating func check(
    _ builder: OutlineBuilder, _ headings: [NumberSequences.Item], contents: ContentsTable, lines: [TextLine]
  ) {
    for item in headings { checkFlaw(item) }
    checkUnique(builder)
    checkStyles(headings)
    let main = builder.chapters.filter { !$0.number.isAttachment }
    for article in main.flatMap(\.articles) where article.paragraphs.isEmpty {
      if article.heading.title.isEmpty { continue }
      warn(
        article.heading.marker.lowerBound, "article \(name(article)) has a title and no text", remedy: "check the text")
    }
    for (index, chapter) in main.enumerated() {
      guard let heading = chapter.heading else { continue }
      let hasSections = index + 1 < main.count && main[index + 1].number.depth > chapter.number.depth
      if chapter.articles.isEmpty, chapter.lead.isEmpty, !hasSections {
        warn(
          heading.marker.lowerBound, "chapter \(name(heading)) has neither articles nor text",
          remedy: "check the text, and the numbers of the articles behind it")
      }
    }
    for chapter in main {
      checkTitle(chapter.heading)
      for article in chapter.articles { checkTitle(article.heading) }
    }
    for chapter in main {
      for range in chapter.lead + chapter.articles.flatMap(\.paragraphs) { checkLeftover(range) }
    }
    checkSkippedLevels(main)
    checkContents(contents, headings, lines)
  }

  /// A line without any letter belongs to nothing: a page number, a footnote's sign, the rest of a table.
  private mutating func checkLeftover(_ range: Range<Int>) {
    guard range.count <= 24 else { return }
    let text = source.string(range)
    guard !text.contains(where: \.isLetter), !text.contains("\t") else { return }
    warn(range.lowerBound, "`\(text)` stands alone here", remedy: "take it out, or put it where it belongs")
  }

  /// Articles right below a chapter where nearly every other chapter has sections between.
  private mutating func checkSkippedLevels(_ chapters: [OutlineBuilder.OpenChapter]) {
    let top = chapters.filter { $0.number.depth == 0 && $0.heading != nil && !($0.style?.isUnit ?? true) }
    let direct = top.filter { !$0.articles.isEmpty }
    guard top.count > 4, !direct.isEmpty, direct.count * 5 <= top.count,
      top.count - direct.count == Set(chapters.filter { $0.number.depth == 1 }.map(\.number.first)).count
    else { return }
    for chapter in direct {
      guard let article = chapter.articles.first else { continue }
      warn(
        article.heading.marker.lowerBound, "skips a level: the other chapters have sections above such headings",
        remedy: "check the heading before it")
    }
  }

  private mutating func checkFlaw(_ item: NumberSequences.Item) {
    let offset = item.marker.range.lowerBound
    switch item.flaw {
    case .gap(let after):
      // Before 之一 the number itself is missing.
      let last = max(item.marker.number - 1, after + 1)
      let missing = last == after + 1 ? "number \(last) is" : "numbers \(after + 1) to \(last) are"
      warn(offset, "\(missing) missing before this heading", remedy: "check the text")
    case .outOfOrder(let after):
      report(
        offset, "number \(item.marker.number) comes behind \(after)",
        remedy: "put it in its place or correct the number")
    case .doubled, nil: break
    }
  }

  private mutating func checkUnique(_ builder: OutlineBuilder) {
    var chapters: [OutlineNumber: Int] = [:]
    var articles: [OutlineNumber: Int] = [:]
    let isFlat = builder.chapters.allSatisfy { $0.heading == nil }
    let first = builder.chapters.first { $0.heading != nil }?.number
    let firstArticle = isFlat ? builder.chapters.first?.articles.first?.number : nil
    for chapter in builder.chapters {
      if let heading = chapter.heading {
        if chapter.number == first, chapters[chapter.number] != nil, chapters.count > 1 {
          return reportSecondDocument(heading)
        }
        checkUnique("chapter", chapter.number, heading, &chapters)
      }
      for article in chapter.articles {
        if article.number == firstArticle, articles[article.number] != nil, articles.count > 1 {
          return reportSecondDocument(article.heading)
        }
        checkUnique("article", article.number, article.heading, &articles)
      }
    }
  }

  /// From here on every number would be there twice.
  private mutating func reportSecondDocument(_ heading: PlanHeading) {
    report(
      heading.marker.lowerBound, "is numbered \(name(heading)) again, as if a second document began here",
      remedy: "divide the file, or put 附件 on a line before an attachment")
  }

  private mutating func checkUnique(
    _ kind: String, _ number: OutlineNumber, _ heading: PlanHeading, _ first: inout [OutlineNumber: Int]
  ) {
    let offset = heading.marker.lowerBound
    if let earlier = first[number] {
      report(
        offset,
        "\(kind) \(name(heading)) stands here a second time (first in line \(source.position(of: earlier).line))",
        remedy: "correct one of the two numbers, or divide the file if a second document begins here")
    } else {
      first[number] = offset
    }
  }

  /// A heading whose brackets or point are half-width among full-width ones, or the other way round.
  private mutating func checkStyles(_ headings: [NumberSequences.Item]) {
    for (style, items) in Dictionary(grouping: headings, by: \.marker.style).sorted(by: { $0.key < $1.key }) {
      let known = items.filter { $0.marker.isFullWidth != nil }
      let full = known.count { $0.marker.isFullWidth == true }
      let usual = full * 2 >= known.count
      let odd = known.filter { $0.marker.isFullWidth != usual }
      guard known.count > 2, !odd.isEmpty, odd.count * 4 <= known.count else { continue }
      for item in odd {
        warn(
          item.marker.range.lowerBound,
          "is numbered with \(usual ? "half" : "full")-width marks among \(usual ? "full" : "half")-width ones like \(style.example)",
          remedy: "correct the marks if the adopted text has them so")
      }
    }
  }

  /// Longer than any heading of the official texts that the reader was tried on (60 Han characters).
  private mutating func checkTitle(_ heading: PlanHeading?) {
    guard let heading, heading.title.count > 180, source.string(heading.title).count > 80 else { return }
    warn(heading.title.lowerBound, "has a title of more than 80 characters", remedy: "end the title with a full stop")
  }

  private mutating func checkContents(
    _ contents: ContentsTable, _ headings: [NumberSequences.Item], _ lines: [TextLine]
  ) {
    guard !contents.entries.isEmpty else { return }
    var texts: Set<[UInt8]> = []
    for line in lines {
      texts.insert(ContentsTable.bare(source.bytes, line.range.lowerBound..<sentenceEnd(line.range)))
    }
    for entry in contents.entries where !texts.contains(entry.text) {
      let range = entry.range
      warn(
        range.lowerBound, "the table of contents names a heading that the text does not have",
        remedy: "check the heading in the text")
    }
    let styles = Set(contents.entries.compactMap { MarkerScanner.marker(in: source, $0.range)?.style })
    let entries = Set(contents.entries.map(\.text))
    for item in headings where styles.contains(item.marker.style) {
      let line = lines[item.line].range
      if !entries.contains(ContentsTable.bare(source.bytes, line.lowerBound..<sentenceEnd(line))),
        !entries.contains(ContentsTable.bare(source.bytes, line))
      {
        warn(line.lowerBound, "stands in the text and not in its table of contents", remedy: "check the heading")
      }
    }
  }

  /// Behind the first sentence of a line, without its full stop.
  private func sentenceEnd(_ range: Range<Int>) -> Int {
    HeadingForm.fullStop(source.bytes, in: range)?.lowerBound ?? range.upperBound
  }

  /// A heading as a message names it: its marker without the mark behind the number.
  private func name(_ heading: PlanHeading) -> String {
    let marker = source.string(heading.marker).filter { !$0.isWhitespace && !"、.．".contains($0) }
    return marker.isEmpty ? source.string(heading.title) : marker
  }

  private func name(_ article: OutlineBuilder.OpenArticle) -> String { name(article.heading) }

  /// So many problems are named one by one; no person reads more, and a hostile text would have millions.
  private static let most = 1_000
  private var count = 0

  /// Whether one more problem may be named; the first that may not says so.
  private mutating func hasRoom(at offset: Int) -> Bool {
    count += 1
    if count == PlanProblems.most + 1 {
      collector.report(
        Diagnostic(
          in: source.name(at: offset), at: source.position(of: offset),
          "has more problems than these \(PlanProblems.most)",
          remedy: "correct these and import the text again"))
    }
    return count <= PlanProblems.most
  }

  mutating func report(_ offset: Int, _ problem: String, remedy: String) {
    guard hasRoom(at: offset) else { return }
    collector.report(Diagnostic(in: source.name(at: offset), at: source.position(of: offset), problem, remedy: remedy))
  }

  mutating func warn(_ offset: Int, _ problem: String, remedy: String) {
    guard hasRoom(at: offset) else { return }
    collector.report(
      Diagnostic(.warning, in: source.name(at: offset), at: source.position(of: offset), problem, remedy: remedy))
  }
}
