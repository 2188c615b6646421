import Diagnostics
import Text

/// Reads a plan's text: `SourceText` → `Plan`.
///
/// Known are chapters as `八、标题` on a line of its own and articles as `28.标题。正文`, numbered through the whole text.
/// What stands before the first heading is the title, the note of adoption and the preamble.
public struct PlanReader {
  private let source: SourceText
  private var problems = DiagnosticCollector()
  private var title: Range<Int>?
  private var note: Range<Int>?
  private var preamble: [Range<Int>] = []
  private var chapters: [OpenChapter] = []
  private var asides: [Aside] = []

  private struct OpenChapter {
    var number: Int
    var heading: PlanHeading?
    var lead: [Range<Int>] = []
    var articles: [OpenArticle] = []
  }

  private struct OpenArticle {
    var number: Int
    var heading: PlanHeading
    var paragraphs: [Range<Int>]
  }

  /// The plan that `source` holds, and warnings; throws every error that the text has.
  public static func read(_ source: SourceText) throws(DiagnosticList) -> (plan: Plan, warnings: [Diagnostic]) {
    var reader = PlanReader(source)
    reader.readLines()
    reader.nameFirstChapter()
    reader.checkNumbers()
    let plan = reader.plan()
    try reader.problems.throwErrors()
    return (plan, reader.problems.warnings)
  }

  private init(_ source: SourceText) {
    self.source = source
  }

  // MARK: Lines

  private mutating func readLines() {
    if let nul = source.bytes.firstIndex(of: 0) {
      report(nul, "holds a NUL character, so it is not a text", remedy: "export the plan as plain text")
      return
    }
    for index in 0..<source.lineCount {
      var line = source.line(index)
      if index == 0, source.bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
        asides.append(Aside(range: 0..<3, reason: .byteOrderMark))
        line = 3..<line.upperBound
      }
      line = Scalar.trimmingBlanks(source.bytes, line)
      if !line.isEmpty { take(line) }
    }
    if chapters.isEmpty { reportNoHeading() }
  }

  private mutating func take(_ line: Range<Int>) {
    switch PlanLine(source, line) {
    case .chapter(let number, let heading):
      chapters.append(OpenChapter(number: number, heading: heading))
    case .article(let number, let heading, let text):
      if chapters.isEmpty { chapters.append(OpenChapter(number: 0)) }
      let paragraphs = text.isEmpty ? [] : [text]
      chapters[chapters.count - 1].articles.append(
        OpenArticle(number: number, heading: heading, paragraphs: paragraphs))
    case .pageReference(let range):
      asides.append(Aside(range: range, reason: .pageReference))
    case .bracketed(let range):
      if isNote(range) { note = range } else { takeParagraph(range) }
    case .paragraph(let range):
      takeParagraph(range)
    }
  }

  /// The first bracketed line below the title is the note; without a title, one that names a date.
  private func isNote(_ range: Range<Int>) -> Bool {
    guard chapters.isEmpty, note == nil, preamble.isEmpty else { return false }
    return title != nil || Adoption(note: source.string(range)) != nil
  }

  private mutating func takeParagraph(_ range: Range<Int>) {
    if let last = chapters.indices.last {
      if let article = chapters[last].articles.indices.last {
        chapters[last].articles[article].paragraphs.append(range)
      } else {
        chapters[last].lead.append(range)
      }
    } else if let title {
      if source.bytes[range].elementsEqual(source.bytes[title]) {
        asides.append(Aside(range: range, reason: .repeatedTitle))
      } else {
        preamble.append(range)
      }
    } else {
      title = range
    }
  }

  // MARK: Numbers

  /// Articles before the first heading belong to the chapter before it.
  private mutating func nameFirstChapter() {
    guard let first = chapters.first, first.heading == nil else { return }
    chapters[0].number = chapters.count > 1 ? max(chapters[1].number - 1, 0) : 0
  }

  private mutating func checkNumbers() {
    let headings = chapters.compactMap { chapter in chapter.heading.map { (chapter.number, $0) } }
    checkSequence(headings, of: "chapter", isHan: true)
    let articles = chapters.flatMap(\.articles)
    checkSequence(articles.map { ($0.number, $0.heading) }, of: "article", isHan: false)
    for article in articles where article.paragraphs.isEmpty {
      warn(
        article.heading.marker.lowerBound, "article \(article.number) has a title and no text", remedy: "check the text"
      )
    }
    for chapter in chapters where chapter.articles.isEmpty {
      guard let heading = chapter.heading else { continue }
      warn(
        heading.marker.lowerBound, "chapter \(ChineseNumeral.text(chapter.number)) has no articles",
        remedy: "check the numbers of the articles behind it")
    }
  }

  private mutating func checkSequence(_ headings: [(number: Int, heading: PlanHeading)], of kind: String, isHan: Bool) {
    var first: [Int: Int] = [:]
    var previous: Int?
    for (number, heading) in headings {
      let offset = heading.marker.lowerBound
      let name = isHan ? ChineseNumeral.text(number) : String(number)
      if let earlier = first[number] {
        report(
          offset, "\(kind) \(name) stands here a second time (first in line \(source.position(of: earlier).line))",
          remedy: "correct one of the two numbers")
      } else if let previous, number < previous {
        report(
          offset, "\(kind) \(name) comes behind \(kind) \(isHan ? ChineseNumeral.text(previous) : String(previous))",
          remedy: "put it in its place or correct the number")
      } else if let previous, number > previous + 1 {
        let missing = previous + 2 == number ? "\(previous + 1)" : "\(previous + 1) to \(number - 1)"
        warn(offset, "\(kind) \(missing) is missing before this one", remedy: "check the text")
      }
      first[number] = first[number] ?? offset
      previous = max(previous ?? number, number)
    }
  }

  // MARK: The plan

  private mutating func plan() -> Plan {
    let closing = takeClosing()
    return Plan(
      source: source, title: title, note: note, preamble: preamble,
      chapters: chapters.map { chapter in
        PlanChapter(
          number: chapter.number, heading: chapter.heading, lead: chapter.lead,
          articles: chapter.articles.map {
            PlanArticle(number: $0.number, heading: $0.heading, paragraphs: $0.paragraphs)
          })
      },
      closing: closing, asides: asides)
  }

  /// The paragraphs behind the last article are the plan's closing when no other article goes on past its own line.
  private mutating func takeClosing() -> [Range<Int>] {
    guard let chapter = chapters.indices.last(where: { !chapters[$0].articles.isEmpty }) else { return [] }
    guard chapter == chapters.count - 1 else { return [] }
    let others = chapters.flatMap(\.articles).dropLast()
    let last = chapters[chapter].articles.count - 1
    let paragraphs = chapters[chapter].articles[last].paragraphs
    guard !others.isEmpty, paragraphs.count > 1, others.allSatisfy({ $0.paragraphs.count <= 1 }) else { return [] }
    chapters[chapter].articles[last].paragraphs = [paragraphs[0]]
    return Array(paragraphs.dropFirst())
  }

  // MARK: Problems

  private mutating func reportNoHeading() {
    if problems.hasErrors { return }
    let isEmpty = title == nil && asides.allSatisfy { $0.reason == .byteOrderMark }
    report(
      0, isEmpty ? "is empty" : "has no heading that can be read",
      remedy: isEmpty
        ? "give the plan's text" : "number chapters as `一、标题` on a line of their own and articles as `1.标题。正文`")
  }

  private mutating func report(_ offset: Int, _ problem: String, remedy: String) {
    problems.report(Diagnostic(in: source.name, at: source.position(of: offset), problem, remedy: remedy))
  }

  private mutating func warn(_ offset: Int, _ problem: String, remedy: String) {
    problems.report(Diagnostic(.warning, in: source.name, at: source.position(of: offset), problem, remedy: remedy))
  }
}
