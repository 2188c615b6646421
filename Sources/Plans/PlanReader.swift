import Diagnostics
import Text

/// Reads a plan's text: `SourceText` → `Plan`.
///
/// In order: characters without a shape dropped (`StrayCharacters`); lines, those that are not the plan's set aside
/// (`LineReader`); lines that are pieces of one paragraph joined (`Reflow`); the table of contents; attachments and other
/// documents behind the text; the sequences that its numbers form (`NumberSequences`); which of them are headings, and
/// which headings are articles (`OutlineLevels`); titles (`HeadingForm`); what stands before the first heading
/// (`Opening`). Each step is one pass over the lines.
public struct PlanReader {
  /// The text as it is read, its lines joined.
  private let source: SourceText
  private let folded: FoldedText
  private let foldedAsides: [Aside]
  private let choice: OutlineChoice
  private var lines: [TextLine]
  private var asides: [Aside]
  private var problems: PlanProblems
  private var builder = OutlineBuilder()

  /// The plan that `source` holds, and warnings; throws every error that the text has.
  ///
  /// - Parameter choice: which numbers are headings, where that is not to be found in the text.
  public static func read(_ source: SourceText, choice: OutlineChoice = .found) throws(DiagnosticList) -> (
    plan: Plan, warnings: [Diagnostic]
  ) {
    if source.lineCount > mostLines {
      throw DiagnosticList(
        Diagnostic(
          in: source.name, "has more than \(mostLines / 1_000_000) million lines, which is no plan",
          remedy: "check that it is the right file, or divide it"))
    }
    var reader = PlanReader(source, choice)
    let plan = reader.plan()
    var problems = DiagnosticCollector()
    problems.report(
      contentsOf: reader.problems.collector.diagnostics.sorted { one, other in
        (one.position?.line ?? 0, one.position?.column ?? 0) < (other.position?.line ?? 0, other.position?.column ?? 0)
      })
    try problems.throwErrors()
    return (plan, problems.warnings)
  }

  /// The longest law has some 3,000 lines, and every line costs memory.
  private static let mostLines = 4_000_000

  private init(_ original: SourceText, _ choice: OutlineChoice) {
    self.choice = choice
    let page = PageText(original)
    folded = page.folded
    foldedAsides = page.foldedAsides
    source = folded.text
    lines = page.lines
    asides = page.asides
    problems = PlanProblems(source)
  }

  private mutating func plan() -> Plan {
    if let nul = source.bytes.firstIndex(of: 0) {
      problems.report(nul, "holds a NUL character, so it is not a text", remedy: "export the plan as plain text")
      return emptyPlan
    }
    problems.checkCharacters()
    let contents = ContentsTable(in: lines, of: source)
    for line in contents.lines { asides.append(Aside(range: lines[line].range, reason: .contents)) }
    lines.removeSubrange(contents.lines)
    TableRows.mark(&lines, in: source)
    let coverEnd = contents.lines.lowerBound
    let (body, attachments) = zones()
    let sequences = NumberSequences(lines, in: body)
    let isAlone = { [lines, source] (item: NumberSequences.Item) in lines[item.line].looksLikeHeading(in: source) }
    let levels = OutlineLevels(sequences, lines: body, choice: choice, isHeadingAlone: isAlone) {
      [lines, source] item in
      let last = Scalar.decode(source.bytes, before: lines[item.line].range.upperBound)
      return last == 0xFF1B || last == 0x3B
    }
    if let article = choice.article, levels?.article != article { problems.reportMissing(article) }
    let headings = levels.map { chosen(sequences, $0) } ?? []
    let unnumbered = levels.map { unnumberedChapters(headings, $0, contents, in: body) } ?? []
    let first = [headings.first?.line, unnumbered.first].compactMap { $0 }.min()
    let opening = Opening(lines[..<(first ?? lines.endIndex)], coverEnd: coverEnd, in: source)
    asides += opening.asides
    if let levels, let first {
      build(headings, unnumbered, levels, body: first..<body.upperBound)
    } else {
      problems.reportNoHeading(isEmpty: lines.isEmpty)
    }
    addAttachments(attachments)
    let closing = builder.takeClosing(in: source)
    problems.check(builder, headings, contents: contents, lines: lines)
    return Plan(
      folded: folded, foldedAsides: foldedAsides, title: opening.title, note: opening.note,
      preamble: opening.preamble,
      chapters: builder.planChapters, closing: closing,
      rows: Set(lines.lazy.filter(\.isRow).map(\.range.lowerBound)),
      asides: asides.sorted { $0.range.lowerBound < $1.range.lowerBound },
      recognition: recognition(levels, headings, attachments))
  }

  private var emptyPlan: Plan {
    Plan(
      folded: folded, foldedAsides: [], title: nil, note: nil, preamble: [], chapters: [], closing: [], rows: [],
      asides: [],
      recognition: Recognition(levels: [], reasons: []))
  }

  // MARK: Zones

  /// The lines of the text itself, and the attachments behind it. What belongs to another document is set aside.
  private mutating func zones() -> (body: Range<Int>, attachments: [Attachments.Heading]) {
    guard let first = lines.firstIndex(where: { $0.marker != nil }) else { return (0..<lines.count, []) }
    var end = lines.count
    if let other = Attachments.otherDocument(in: lines, first..<end, of: source) {
      problems.warn(
        lines[other].range.lowerBound, "another document seems to begin here; it is set aside to its end",
        remedy: "remove it from the file, or import it on its own")
      for line in other..<end { asides.append(Aside(range: lines[line].range, reason: .anotherDocument)) }
      lines.removeSubrange(other..<end)
      end = other
    }
    let attachments = Attachments.headings(in: lines, first + 1..<max(end, first + 1), of: source)
    return (0..<(attachments.first?.line ?? end), attachments)
  }

  // MARK: Headings

  /// The items that are headings of chapters or articles.
  private func chosen(_ sequences: NumberSequences, _ levels: OutlineLevels) -> [NumberSequences.Item] {
    sequences.items.filter { item in
      item.marker.style <= levels.article && !levels.lists.contains(item.run)
    }
  }

  /// Headings without a number: those that the table of contents names, a conclusion, and short lines just before
  /// articles.
  private func unnumberedChapters(
    _ headings: [NumberSequences.Item], _ levels: OutlineLevels, _ contents: ContentsTable, in body: Range<Int>
  ) -> [Int] {
    guard let first = headings.first?.line else { return [] }
    let named = Set(contents.entries.lazy.filter { !$0.isNumbered }.map(\.text)).union(PlanReader.conclusions)
    let found = (first + 1..<max(body.upperBound, first + 1)).filter { line in
      lines[line].marker == nil && lines[line].range.count <= 90 && !lines[line].isRow
        && named.contains(ContentsTable.bare(source.bytes, lines[line].range))
    }
    return Set(found + chaptersAboveArticles(headings, levels)).sorted()
  }

  private static let conclusions = ["结束语", "结语", "結束語", "結語", "尾声"].map { Array($0.utf8) }

  /// At least three short lines without a number that each stand just before an article.
  private func chaptersAboveArticles(_ headings: [NumberSequences.Item], _ levels: OutlineLevels) -> [Int] {
    guard headings.allSatisfy({ $0.marker.style == levels.article }) else { return [] }
    let articles = Set(headings.map(\.line))
    let found = headings.compactMap { item -> Int? in
      let line = item.line - 1
      guard line > 0, !articles.contains(line), lines[line].marker == nil,
        lines[line].range.count <= 75, lines[line].looksLikeHeading(in: source),
        lines[line - 1].endsSentence(in: source) || item.line == headings.first?.line
      else { return nil }
      return line
    }
    return found.count > 2 ? found : []
  }

  // MARK: Building

  private mutating func build(
    _ headings: [NumberSequences.Item], _ unnumbered: [Int], _ levels: OutlineLevels, body: Range<Int>
  ) {
    let words = EnglishWords(source)
    let isHeading = Set(headings.map(\.line)).union(unnumbered)
    let end = body.upperBound
    let hasText = { (line: Int) in line + 1 < end && !isHeading.contains(line + 1) }
    var forms: [MarkerStyle: HeadingForm] = [:]
    for (style, items) in Dictionary(grouping: headings, by: \.marker.style) {
      forms[style] = HeadingForm(of: items.map { lines[$0.line] }, style: style, in: source, words: words) {
        hasText(items[$0].line)
      }
    }
    var items = headings[...]
    var titles = unnumbered[...]
    for line in body {
      if let item = items.first, item.line == line {
        items.removeFirst()
        guard let form = forms[item.marker.style] else { continue }
        let (heading, text) = form.divide(lines[line])
        if item.marker.style == levels.article {
          builder.addArticle(item.marker, heading, text: text)
        } else {
          builder.addChapter(item.marker, heading, text: text)
        }
      } else if titles.first == line {
        titles.removeFirst()
        let range = lines[line].range
        builder.addChapter(
          nil,
          PlanHeading(
            marker: range.lowerBound..<range.lowerBound, title: range, terminator: range.upperBound..<range.upperBound),
          text: range.upperBound..<range.upperBound)
      } else {
        builder.addParagraph(lines[line].range)
      }
    }
    builder.nameFirstChapter()
    builder.numberArticles(afresh: isNumberedAfresh(headings, levels, unnumbered))
  }

  /// Whether the articles are numbered anew below some heading.
  private func isNumberedAfresh(
    _ headings: [NumberSequences.Item], _ levels: OutlineLevels, _ unnumbered: [Int]
  ) -> Bool {
    let articles = headings.filter { $0.marker.style == levels.article }
    guard headings.count > articles.count || !unnumbered.isEmpty else { return false }
    return articles.dropFirst().contains { $0.marker.number == 1 && $0.flaw == nil && $0.marker.supplement == 0 }
  }

  private mutating func addAttachments(_ attachments: [Attachments.Heading]) {
    guard let first = attachments.first else { return }
    var pending = attachments[...]
    var number = 0
    var line = first.line
    while line < lines.count {
      if let heading = pending.first, heading.line == line {
        pending.removeFirst()
        number += 1
        var title = heading.title
        // 附件1 alone on its line: the next line names it.
        if title.isEmpty, line + 1 < lines.count, pending.first?.line != line + 1, lines[line + 1].marker == nil,
          lines[line + 1].looksLikeHeading(in: source)
        {
          builder.addAttachment(
            number,
            PlanHeading(marker: heading.marker, title: title, terminator: title))
          builder.addParagraph(lines[line + 1].range)
          line += 2
          continue
        }
        title = heading.title
        builder.addAttachment(
          number, PlanHeading(marker: heading.marker, title: title, terminator: title.upperBound..<title.upperBound))
      } else {
        builder.addParagraph(lines[line].range)
      }
      line += 1
    }
  }

  // MARK: What was recognized

  private func recognition(
    _ levels: OutlineLevels?, _ headings: [NumberSequences.Item], _ attachments: [Attachments.Heading]
  ) -> Recognition {
    let styles = Dictionary(grouping: headings, by: \.marker.style).sorted { $0.key < $1.key }
    var rows = styles.map { style, items in
      Recognition.Level(
        example: style.example, role: style == levels?.article ? "article" : "chapter", count: items.count,
        first: text(items.first?.line), last: text(items.last?.line))
    }
    if let first = attachments.first, let last = attachments.last {
      rows.append(
        Recognition.Level(
          example: "附件", role: "attachment", count: attachments.count, first: text(first.line), last: text(last.line)))
    }
    return Recognition(levels: rows, reasons: levels?.reasons ?? [])
  }

  /// A heading's line as the table shows it: its first sentence, at most 24 characters of it.
  private func text(_ line: Int?) -> String {
    guard let line, lines.indices.contains(line) else { return "" }
    let range = lines[line].range
    let text = source.string(range.lowerBound..<min(range.upperBound, range.lowerBound + 400))
    let sentence = text.prefix { $0 != "。" }
    return sentence.count > 24 ? sentence.prefix(23) + "…" : String(sentence)
  }
}
