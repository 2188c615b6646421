/// What changed, as values for JSON.
public struct ChangesRecord: Encodable, Sendable {
  public struct Passage: Encodable, Sendable {
    public let old: [String]
    public let new: [String]
    public let title: String
    public let kinds: [String]
    public let sentences: [Sentence]
  }

  public struct Sentence: Encodable, Sendable {
    /// `28#s3`; `28` for the heading.
    public let old: [String]
    public let new: [String]
    /// form, reworded, inserted, deleted, movedAway, movedHere.
    public let change: String
    /// Of a sentence that moved: where to, or from.
    public let other: [String]?
    public let segments: [Segment]
  }

  public struct Segment: Encodable, Sendable {
    /// kept, deleted, inserted.
    public let change: String
    public let text: String
    public let isForm: Bool
  }

  /// Articles by what became of them.
  public let articles: [String: Int]
  public let wording: Int
  public let form: Int
  /// Those that changed.
  public let passages: [Passage]

  public init(_ changes: PlanChanges) {
    articles = Dictionary(uniqueKeysWithValues: changes.articleCounts.map { ($0.key.rawValue, $0.value) })
    wording = changes.wordingCount
    form = changes.formCount
    passages = changes.changed.map { change in
      Passage(
        old: change.old.map(\.description), new: change.new.map(\.description), title: changes.title(of: change),
        kinds: change.kinds.map(\.rawValue), sentences: change.changedRows.map(ChangesRecord.sentence))
    }
  }

  private static func sentence(_ row: RedlineRow) -> Sentence {
    var change = ""
    var other: [SentenceID]?
    var redline = row.redline
    switch row.relation {
    case .kept: change = "kept"
    case .form: change = "form"
    case .reworded: change = "reworded"
    case .inserted: change = "inserted"
    case .deleted: change = "deleted"
    case .movedAway(let to): (change, other) = ("movedAway", to)
    case .movedHere(let from, let between): (change, other, redline) = ("movedHere", from, between)
    }
    return Sentence(
      old: row.old.map(\.description), new: row.new.map(\.description), change: change,
      other: other?.map(\.description),
      segments: redline.segments.map { Segment(change: $0.change.rawValue, text: $0.text, isForm: $0.isForm) })
  }
}
