import Diagnostics
import Text

/// The Markdown files of a plan, written and read in one place so that each is the other's inverse.
public enum MarkdownFile {
  static let headingFields = ["number", "title", "marker", "terminator"]

  /// `articles/28.md`.
  public static func article(number: OutlineNumber, _ heading: Heading, chapter: OutlineNumber, markdown: [UInt8])
    -> [UInt8]
  {
    FrontMatter.file(
      fields(number, heading, between: [("chapter", chapter.description)]), markdown: markdown)
  }

  /// `chapters/8.md`: the heading and the lead.
  public static func chapter(number: OutlineNumber, _ heading: Heading, markdown: [UInt8]) -> [UInt8] {
    FrontMatter.file(fields(number, heading, between: []), markdown: markdown)
  }

  private static func fields(_ number: OutlineNumber, _ heading: Heading, between: [(name: String, value: String)])
    -> [(name: String, value: String)]
  {
    [("number", number.description), ("title", YAMLScalar.text(heading.title))] + between + [
      ("marker", YAMLScalar.quoted(heading.marker)), ("terminator", YAMLScalar.quoted(heading.terminator)),
    ]
  }

  /// Reads an article's file, which must be named after its number. Its chapter must be one of `chapters`, or be left
  /// out when there are none.
  static func readArticle(
    _ text: SourceText, plan: Slug, fileNumber: OutlineNumber, chapters: Set<OutlineNumber>,
    _ problems: inout DiagnosticCollector
  ) throws(DiagnosticList) -> Article {
    let parts = try divide(text)
    let mapping = try YAMLMapping(
      parts.yaml, path: text.name, firstLine: parts.yamlLine, known: headingFields + ["chapter", "correction"],
      &problems)
    let heading = heading(mapping, fileNumber, needsTitle: true, &problems)
    return Article(
      id: ArticleID(plan: plan, number: fileNumber), heading: heading,
      chapter: chapter(mapping, among: chapters, &problems),
      body: body(text, parts), correction: mapping.text("correction"))
  }

  private static func chapter(
    _ mapping: YAMLMapping, among chapters: Set<OutlineNumber>, _ problems: inout DiagnosticCollector
  ) -> OutlineNumber {
    let number = mapping.value("chapter", { OutlineNumber($0) }, expected: "a chapter's number like 8", &problems)
    if mapping.text("chapter") == nil, !chapters.isEmpty {
      mapping.reportMissing("chapter", example: chapters.sorted().last?.description ?? "1", &problems)
    } else if let number, !chapters.contains(number), !(chapters.isEmpty && number == Chapter.none) {
      mapping.report(
        "chapter", "there is no chapter \(number)",
        remedy: "add `\(PlanFolder.chapterName(number))` or correct the number",
        &problems)
    }
    return number ?? Chapter.none
  }

  /// Reads a chapter's file, without its articles.
  static func readChapter(_ text: SourceText, fileNumber: OutlineNumber, _ problems: inout DiagnosticCollector)
    throws(DiagnosticList) -> Chapter
  {
    let parts = try divide(text)
    let mapping = try YAMLMapping(
      parts.yaml, path: text.name, firstLine: parts.yamlLine, known: headingFields + ["correction"], &problems)
    let heading = heading(mapping, fileNumber, needsTitle: false, &problems)
    let lead = body(text, parts)
    return Chapter(
      number: fileNumber, heading: heading, lead: lead.prose.bytes.isEmpty ? nil : lead, articles: [],
      correction: mapping.text("correction"), path: text.name)
  }

  private static func heading(
    _ mapping: YAMLMapping, _ fileNumber: OutlineNumber, needsTitle: Bool, _ problems: inout DiagnosticCollector
  ) -> Heading {
    let number = mapping.value("number", { OutlineNumber($0) }, expected: "a number like 28", &problems)
    if mapping.text("number") == nil {
      mapping.reportMissing("number", example: fileNumber.description, &problems)
    } else if let number, number != fileNumber {
      mapping.report(
        "number", "`number` is \(number) in a file named \(fileNumber).md",
        remedy: "make the two the same", &problems)
    }
    if needsTitle, mapping.text("title") == nil { mapping.reportMissing("title", example: "标题", &problems) }
    return Heading(
      marker: mapping.text("marker") ?? (needsTitle ? "\(fileNumber)." : ""), title: mapping.text("title") ?? "",
      terminator: mapping.text("terminator") ?? "")
  }

  private static func body(_ text: SourceText, _ parts: FrontMatter) -> Body {
    Body(path: text.name, firstLine: parts.markdownLine, markdown: parts.markdown)
  }

  private static func divide(_ text: SourceText) throws(DiagnosticList) -> FrontMatter {
    try DiagnosticList.of { () throws(Diagnostic) in try FrontMatter(text) }
  }
}
