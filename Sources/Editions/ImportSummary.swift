import Articles
import Diagnostics
import Plans
import Revisions
import Text

/// What an import did with one text.
public struct ImportSummary: Sendable {
  public let slug: Slug
  public let edition: CalendarDate
  /// Whether the Markdown follows this edition; false for an edition older than the one that is there.
  public let isCurrent: Bool
  public let chapterCount: Int
  public let articleCount: Int
  /// The sentences (举措) of the articles.
  public let sentenceCount: Int
  /// Paths below the plan's folder.
  public let written: [String]
  public let removed: [String]
  /// Files left as an editor made them.
  public let kept: [String]
  /// What changed from the edition before; nil for a first edition, or one older than the current.
  public let changes: PlanChanges?
  /// How many places there were in which a hand edit and the text touched, and the choice was made by an option.
  public let conflictCount: Int
  /// What is not part of the plan's text, with its place in the source.
  public let setAside: [(position: Position, text: String, reason: String)]
  /// What was taken out of a line or between two: the line breaks inside paragraphs, characters that nobody sees; with
  /// what stands there now.
  public let folds: [(position: Position, was: String, now: String, kind: String)]
  /// The levels of the outline, the outermost first: what they are (chapter, article, attachment), how their numbers
  /// look, how many headings they have, and the first and last of these.
  public let levels: [(role: String, example: String, count: Int, first: String, last: String)]
  /// How the levels were found, step by step.
  public let reasons: [String]
  /// Every heading with its place in the source and how many levels lie above it.
  public let outline: [(position: Position, depth: Int, number: OutlineNumber, heading: String)]

  init(
    slug: Slug, edition: CalendarDate, isCurrent: Bool, plan: Plan, written: [String], removed: [String],
    kept: [String], changes: PlanChanges?, conflictCount: Int
  ) {
    self.changes = changes
    self.conflictCount = conflictCount
    self.slug = slug
    self.edition = edition
    self.isCurrent = isCurrent
    self.written = written
    self.removed = removed
    self.kept = kept
    levels = plan.recognition.levels.map { ($0.role, $0.example, $0.count, $0.first, $0.last) }
    reasons = plan.recognition.reasons
    outline = ImportSummary.outline(plan)
    chapterCount = plan.chapters.count
    articleCount = plan.articles.count
    sentenceCount = plan.articles.reduce(0) { $0 + plan.sentences(of: $1.paragraphs).count }
    let original = plan.folded.original
    let asides = plan.asides.map { (plan.folded.originalRange(of: $0.range), $0.reason) }
    setAside = (asides + plan.foldedAsides.map { ($0.range, $0.reason) }).sorted { $0.0.lowerBound < $1.0.lowerBound }
      .map { (original.position(of: $0.lowerBound), original.string($0), $1.rawValue) }
    folds = plan.folded.folds.map { fold in
      let was = original.string(fold.range)
      return (
        original.position(of: fold.range.lowerBound), was, String(decoding: fold.now, as: UTF8.self),
        ImportSummary.kind(of: was)
      )
    }
  }

  /// What a fold is for people.
  private static func kind(of was: String) -> String {
    if was.unicodeScalars.contains(where: { Scalar.isLineBreak($0.value) }), !was.contains("|") {
      return "lines joined to one"
    }
    if was.contains("|") { return "Markdown table marks taken off" }
    let names = was.unicodeScalars.map { "U+" + ("000" + String($0.value, radix: 16, uppercase: true)).suffix(4) }
    return "unseen characters dropped (\(names.first ?? ""))"
  }

  private static func outline(_ plan: Plan) -> [(
    position: Position, depth: Int, number: OutlineNumber, heading: String
  )] {
    plan.chapters.flatMap { chapter in
      let articles = chapter.articles.map { (chapter.number.depth + 1, $0.number, $0.heading) }
      return (chapter.heading.map { [(chapter.number.depth, chapter.number, $0)] } ?? []) + articles
    }.map { depth, number, heading in
      (
        plan.source.position(of: heading.marker.lowerBound), depth, number,
        plan.source.string(heading.marker.lowerBound..<heading.title.upperBound)
      )
    }
  }
}
