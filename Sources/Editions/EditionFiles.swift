import Articles
import Diagnostics
import Plans
import Revisions
import Text

/// The files that an edition's text becomes below `Content/<plan>/`, by path: plain text → Markdown.
///
/// The text can be written again from them, character for character; `layout.yml` holds what no Markdown holds.
struct EditionFiles {
  let settings: PlanSettings
  /// All but `plan.yml`.
  let files: [String: [UInt8]]
  /// The Markdown below the front matter of each file, as a text to compare.
  let text: PlanText
  /// The text that the files were made from.
  let source: SourceText
  /// nil for what the Markdown itself says.
  private let plan: Plan?

  /// What becomes a file.
  private struct Part {
    let id: PassageID
    let heading: Heading
    let chapter: OutlineNumber?
    /// Each with whether it is a row of a table.
    let paragraphs: [(text: [UInt8], isRow: Bool)]
  }

  /// - Parameter levels: those that `plan.yml` names.
  init(_ plan: Plan, slug: Slug, levels: NamedLevels) {
    func part(_ id: PassageID, _ heading: PlanHeading? = nil, in chapter: OutlineNumber? = nil, _ ranges: [Range<Int>])
      -> Part
    {
      Part(
        id: id, heading: heading?.heading(in: plan) ?? EditionFiles.noHeading, chapter: chapter,
        paragraphs: EditionFiles.paragraphs(ranges, in: plan))
    }
    let chapters = plan.chapters.flatMap { chapter in
      [part(.chapter(chapter.number), chapter.heading, chapter.lead)]
        + chapter.articles.map { part(.article($0.number), $0.heading, in: chapter.number, $0.paragraphs) }
    }
    self.init(
      (plan.preamble.isEmpty ? [] : [part(.preamble, nil, plan.preamble)]) + chapters
        + (plan.closing.isEmpty ? [] : [part(.closing, nil, plan.closing)]),
      settings: EditionFiles.settings(of: plan, slug: slug, levels: levels),
      layout: Layout(of: plan, levels: levels), source: plan.source, plan: plan)
  }

  /// The files that an import made, as they were before editors shaped their text, when none of them changed it: what
  /// `content` says, without marks. So a text that an earlier version divided otherwise is not taken for an edited one.
  /// nil when the text is not to be found in the Markdown, character for character, or holds tables.
  init?(_ content: PlanContent, layout: Layout, source: SourceText) {
    guard content.text(layout).utf8.elementsEqual(source.bytes) else { return nil }
    let bodies: [Body?] =
      [content.preamble, content.closing] + content.chapters.flatMap { [$0.lead] + $0.articles.map { $0.body } }
    let holdsTable = bodies.contains { body in body?.document.events.contains { $0.kind == .codeBlock } ?? false }
    guard !holdsTable else { return nil }
    func part(_ id: PassageID, _ heading: Heading, in chapter: OutlineNumber? = nil, _ body: Body?) -> Part {
      Part(
        id: id, heading: heading, chapter: chapter, paragraphs: (body?.paragraphs ?? []).map { (Array($0.utf8), false) }
      )
    }
    let chapters = content.chapters.flatMap { chapter in
      [part(.chapter(chapter.number), chapter.heading, chapter.lead)]
        + chapter.articles.map { part(.article($0.number), $0.heading, in: chapter.number, $0.body) }
    }
    self.init(
      (content.preamble.map { [part(.preamble, EditionFiles.noHeading, $0)] } ?? []) + chapters
        + (content.closing.map { [part(.closing, EditionFiles.noHeading, $0)] } ?? []),
      settings: content.settings, layout: layout, source: source, plan: nil)
  }

  private init(_ parts: [Part], settings: PlanSettings, layout: Layout, source: SourceText, plan: Plan?) {
    self.settings = settings
    self.source = source
    self.plan = plan
    var files = [PlanFolder.layoutName: layout.yaml]
    var passages: [Passage] = []
    for part in parts {
      let markdown = part.paragraphs.isEmpty ? [] : Body.markdown(part.paragraphs)
      passages.append(Passage(part.id, heading: part.heading, chapter: part.chapter, bytes: markdown))
      guard let name = part.id.fileName else { continue }
      files[name] =
        switch part.id {
        case .article(let number):
          MarkdownFile.article(
            number: number, part.heading, chapter: part.chapter ?? Chapter.none, markdown: markdown)
        case .chapter(let number): MarkdownFile.chapter(number: number, part.heading, markdown: markdown)
        case .opening, .preamble, .closing: markdown
        }
    }
    self.files = files
    text = PlanText(passages)
  }

  private static let noHeading = Heading(marker: "", title: "", terminator: "")

  /// Where a sentence stands in the text; its heading, where the Markdown divides sentences otherwise.
  func position(of id: SentenceID) -> Position? {
    guard let plan else { return nil }
    var heading: Range<Int>?
    var paragraphs: [Range<Int>] = []
    switch id.passage {
    case .opening: return nil
    case .preamble: paragraphs = plan.preamble
    case .closing: paragraphs = plan.closing
    case .chapter(let number):
      let chapter = plan.chapters.first { $0.number == number }
      (heading, paragraphs) = (chapter?.heading?.range, chapter?.lead ?? [])
    case .article(let number):
      let article = plan.articles.first { $0.number == number }
      (heading, paragraphs) = (article?.heading.range, article?.paragraphs ?? [])
    }
    let sentences = plan.sentences(of: paragraphs)
    let range = sentences.indices.contains(id.number - 1) ? sentences[id.number - 1] : heading ?? paragraphs.first
    return range.map { plan.source.position(of: $0.lowerBound) }
  }

  /// What the plan's text says itself.
  static func settings(of plan: Plan, slug: Slug, levels: NamedLevels) -> PlanSettings {
    let note = plan.note.map(plan.source.string)
    return PlanSettings(
      title: plan.title.map(plan.source.string) ?? slug.description, note: note,
      body: note.flatMap { Adoption(note: $0)?.body }, articleLevel: levels.article, chapterLevels: levels.chapters)
  }

  static func markdown(_ paragraphs: [Range<Int>], in plan: Plan) -> [UInt8] {
    paragraphs.isEmpty ? [] : Body.markdown(EditionFiles.paragraphs(paragraphs, in: plan))
  }

  private static func paragraphs(_ ranges: [Range<Int>], in plan: Plan) -> [(text: [UInt8], isRow: Bool)] {
    ranges.map { (Array(plan.source.bytes[$0]), plan.rows.contains($0.lowerBound)) }
  }
}
