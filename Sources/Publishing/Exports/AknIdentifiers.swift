import Articles
import Revisions
import Text

/// The identifiers of a plan's parts after the Akoma Ntoso Naming Convention 1.0 (OASIS, 2019), section 5.
///
/// An `eId` says where a part stands in this edition: `chp_8`, `chp_8__sec_1`, `art_28`, `art_28__para_1`,
/// `art_28__span_3`. Articles that are numbered through the whole plan need no prefix, so that their identifiers outlive a
/// move to another chapter; those that each chapter numbers anew have the chapter's. Sentences are numbered through their
/// article, as the anchors of its page are: `art_28__span_3` is `28.html#s3`.
///
/// A `wId` says which part it is, whatever edition: the `eId` that it had in the first edition with it. What comes in later
/// under an `eId` that another part had first gets the day behind it, `art_28-20260301`. So no later edition changes a
/// `wId`. Which part became which, the alignment of editions says (`Revisions/ALIGNMENT.md`).
struct AknIdentifiers {
  private let chapters: [OutlineNumber: String]
  private let articles: [OutlineNumber: String]
  private var passageWorkIDs: [PassageID: String] = [:]
  private var sentenceWorkIDs: [SentenceID: String] = [:]
  /// The current edition's text; nil when there is only one edition.
  private var adopted: PlanText?

  /// - Parameter history: the editions; nil when they are not known.
  init(_ plan: PlanContent, _ history: PlanHistory?) {
    self.init(plan)
    guard let history, history.isRevised, let current = history.editions.last else { return }
    follow(history)
    adopted = current.text
  }

  private init(_ plan: PlanContent) {
    var chapters: [OutlineNumber: String] = [:]
    var articles: [OutlineNumber: String] = [:]
    for chapter in plan.chapters {
      let level = AknLevel(chapter)
      let parent = chapter.number.parent.flatMap { chapters[$0] }
      chapters[chapter.number] =
        parent.map { "\($0)__\(level.abbreviation)_\(chapter.number.last)" }
        ?? "\(level.abbreviation)_\(chapter.number)"
      for article in chapter.articles {
        let isOwn = chapter.number != Chapter.none && article.number.parent == chapter.number
        articles[article.number] =
          isOwn ? "\(chapters[chapter.number] ?? "")__art_\(article.number.last)" : "art_\(article.number)"
      }
    }
    self.chapters = chapters
    self.articles = articles
  }

  // MARK: In this edition

  func eID(of id: PassageID) -> String {
    switch id {
    case .opening: "preface"
    case .preamble: "preamble"
    case .closing: "conclusions"
    case .chapter(let number): chapters[number] ?? "chp_\(number)"
    case .article(let number): articles[number] ?? "art_\(number)"
    }
  }

  static func sentence(_ number: Int, in passage: String) -> String { "\(passage)__span_\(number)" }

  // MARK: Over all editions

  /// The `wId`; nil where it is the `eId`.
  func wID(of id: PassageID) -> String? { passageWorkIDs[id].flatMap { $0 == eID(of: id) ? nil : $0 } }

  /// The `wId` of a sentence of `body`, the text of a passage; nil where it is the `eId`, and in a text that an editor
  /// changed, whose sentences are no edition's.
  func wID(of number: Int, in id: PassageID, _ body: Body) -> String? {
    guard adopted?[id]?.bytes == body.prose.bytes else { return nil }
    let own = AknIdentifiers.sentence(number, in: eID(of: id))
    return sentenceWorkIDs[SentenceID(id, number)].flatMap { $0 == own ? nil : $0 }
  }

  private mutating func follow(_ history: PlanHistory) {
    var taken: Set<String> = []
    for (index, edition) in history.editions.enumerated() {
      let identifiers = AknIdentifiers(edition.content)
      let alignment = index > 0 ? history.changes(from: index - 1, to: index).alignment : nil
      let day = edition.date.description.filter { $0 != "-" }
      var claimed: Set<String> = []
      /// What the part was called before, unless another part of this edition has taken that name; else a name of its own.
      func name(_ before: String?, _ own: String) -> String {
        if let before, claimed.insert(before).inserted { return before }
        let name = taken.contains(own) ? "\(own)-\(day)" : own
        claimed.insert(name)
        taken.insert(name)
        return name
      }
      var passages: [PassageID: String] = [:]
      var sentences: [SentenceID: String] = [:]
      for passage in edition.text.passages {
        let before = alignment?.origin(of: passage.id).flatMap { passageWorkIDs[$0] }
        let work = name(before, identifiers.eID(of: passage.id))
        passages[passage.id] = work
        for number in passage.sentences.indices.map({ $0 + 1 }) {
          let sentence = SentenceID(passage.id, number)
          let before = alignment?.origins(of: sentence).first.flatMap { sentenceWorkIDs[$0] }
          sentences[sentence] = name(before, AknIdentifiers.sentence(number, in: work))
        }
      }
      passageWorkIDs = passages
      sentenceWorkIDs = sentences
    }
  }
}

/// The element that a chapter is: by the unit that its heading names, else by its depth.
enum AknLevel {
  case part, chapter, section, subsection
  /// An attachment, or a level below all that have names.
  case container

  init(_ chapter: Chapter) {
    let marker = chapter.heading.marker
    if chapter.number.isAttachment {
      self = .container
    } else if marker.contains("章") {
      self = .chapter
    } else if marker.contains("节") {
      self = .section
    } else if ["编", "篇", "部分"].contains(where: { marker.contains($0) }) {
      self = .part
    } else {
      switch chapter.number.depth {
      case 0: self = .chapter
      case 1: self = .section
      case 2: self = .subsection
      default: self = .container
      }
    }
  }

  var element: StaticString {
    switch self {
    case .part: "part"
    case .chapter: "chapter"
    case .section: "section"
    case .subsection: "subsection"
    case .container: "hcontainer"
    }
  }

  /// In an `eId` (Naming Convention, 5.2).
  var abbreviation: String {
    switch self {
    case .part: "part"
    case .chapter: "chp"
    case .section: "sec"
    case .subsection: "subsec"
    case .container: "hcontainer"
    }
  }
}
