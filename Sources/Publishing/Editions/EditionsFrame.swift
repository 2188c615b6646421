import Articles
import Links
import Revisions
import Text

/// What all pages of a plan's editions share: the editions with the names of their passages, and what changed between
/// those that are compared.
///
/// Every edition has its dated pages. With two or more, what changed is shown between each edition and the next, and
/// between the first and every other; of the first four editions, between any two. So a pair that was compared stays so.
struct EditionsFrame: Sendable {
  /// The plan as it is now: the newest edition, with what editors did to it.
  let plan: PlanContent
  let current: PlanText
  let history: PlanHistory
  let site: SiteFrame
  /// The pairs of editions that are compared, by their places in `history.editions`, the newest last.
  let comparisons: [EditionComparison]
  /// The articles over the editions; none with a single edition.
  let lines: [ArticleLine]
  /// What pages had with earlier texts and have no more.
  private(set) var former = FormerAnchors()
  private let captions: [[PassageID: PassageCaption]]
  /// The days of the editions as pages write them.
  private let dateTexts: [String]
  let showsFullWidthMarks: Bool

  static let schema =
    SiteFrame.schema
    + TemplateSchema(text: [
      .plan, .planTitle, .planShortTitle, .planURL, .editionsURL, .paragraphs, .punctuation,
    ])

  init(_ plan: PlanContent, _ history: PlanHistory, site: SiteFrame) {
    self.plan = plan
    self.history = history
    self.site = site
    current = PlanText(plan)
    comparisons = EditionsFrame.pairs(history.editions.count).map { EditionComparison(history, from: $0.0, to: $0.1) }
    lines = history.isRevised ? ArticleLine.all(of: history) : []
    captions = history.editions.map { PassageCaption.all(of: $0, site.strings) }
    dateTexts = history.editions.map { site.strings.date($0.date) }
    showsFullWidthMarks = plan.settings.showsFullWidthMarks
    former = FormerAnchors(self)
  }

  private static func pairs(_ count: Int) -> [(Int, Int)] {
    let all = (0..<count).flatMap { new in (0..<new).map { ($0, new) } }
    return all.filter { $0.1 == $0.0 + 1 || $0.0 == 0 || $0.1 < 4 }
  }

  /// The values that all pages beside `page` have in common; with `values`, those of `schema`.
  func common(beside page: PageID) -> TemplateRecord {
    site.common(beside: page).merging([
      .plan: .text(plan.slug.description), .textLanguage: .text(plan.settings.language),
      .planTitle: .text(plan.settings.title), .planShortTitle: .text(plan.settings.displayTitle),
      .paragraphs: .text(plan.settings.paragraphs.rawValue),
      .punctuation: .text(plan.settings.punctuation.rawValue),
      .planURL: .text(page.url(to: .plan(plan.slug))),
      .editionsURL: .text(page.url(to: .editions(plan.slug))),
    ])
  }

  /// The values that are one page's own.
  func values(_ page: PageID, title: String, description: String? = nil) -> TemplateRecord {
    let full = site.title == plan.settings.displayTitle ? title : "\(title) · \(plan.settings.displayTitle)"
    return site.values(page, title: full, description: description ?? full)
  }

  /// The values of `schema` for one page.
  func record(_ page: PageID, title: String, description: String? = nil) -> TemplateRecord {
    common(beside: page).merging(values(page, title: title, description: description))
  }

  var slug: Slug { plan.slug }
  var strings: InterfaceStrings { site.strings }
  var editions: [Edition] { history.editions }
  var isRevised: Bool { history.isRevised }

  /// How the passage is cited in an edition, and its title.
  func caption(of id: PassageID, in edition: Int) -> PassageCaption {
    captions[edition][id] ?? PassageCaption(label: "\(id)", title: "")
  }

  func dateText(_ edition: Int) -> String { dateTexts[edition] }

  func comparison(from old: Int, to new: Int) -> EditionComparison? {
    comparisons.first { $0.old == old && $0.new == new }
  }

  /// The page of a passage of the current text.
  func page(of id: PassageID) -> PageID {
    switch id {
    case .opening: .plan(slug)
    case .preamble: .preamble(slug)
    case .closing: .closing(slug)
    case .chapter(let number): .chapter(slug, number)
    case .article(let number): .article(ArticleID(plan: slug, number: number))
    }
  }

  /// The page of a passage of an edition.
  func datedPage(of id: PassageID, in edition: Int) -> PageID { .dated(editions[edition].date, page(of: id)) }
}

/// How a passage is cited and what it is called.
struct PassageCaption: Sendable, Hashable {
  let label: String
  let title: String

  var text: String { title.isEmpty ? label : "\(label) \(title)" }

  static func all(of edition: Edition, _ strings: InterfaceStrings) -> [PassageID: PassageCaption] {
    var captions: [PassageID: PassageCaption] = [
      .opening: PassageCaption(label: strings[.opening], title: ""),
      .preamble: PassageCaption(label: strings[.preamble], title: ""),
      .closing: PassageCaption(label: strings[.closing], title: ""),
    ]
    for chapter in edition.content.chapters {
      captions[.chapter(chapter.number)] = PassageCaption(label: chapter.label, title: chapter.heading.title)
      for article in chapter.articles {
        captions[.article(article.number)] = PassageCaption(label: article.label, title: article.heading.title)
      }
    }
    return captions
  }
}

/// Two editions of a plan and what changed from the one to the other.
struct EditionComparison: Sendable {
  /// The places of the editions in the history.
  let old: Int
  let new: Int
  let span: EditionSpan
  let changes: PlanChanges
  private let places: [PassageID: Int]
  private let oldPlaces: [PassageID: Int]

  init(_ history: PlanHistory, from old: Int, to new: Int) {
    self.old = old
    self.new = new
    span = EditionSpan(from: history.editions[old].date, to: history.editions[new].date)
    changes = history.changes(from: old, to: new)
    places = EditionComparison.places(changes, \.new)
    oldPlaces = EditionComparison.places(changes, \.old)
  }

  private static func places(_ changes: PlanChanges, _ ids: (PassageChange) -> [PassageID]) -> [PassageID: Int] {
    Dictionary(
      changes.passages.enumerated().flatMap { index, change in ids(change).map { ($0, index) } },
      uniquingKeysWith: { first, _ in first })
  }

  func change(ofNew id: PassageID) -> PassageChange? { places[id].map { changes.passages[$0] } }
  func change(ofOld id: PassageID) -> PassageChange? { oldPlaces[id].map { changes.passages[$0] } }

  /// The page on which the change is shown; nil when nothing changed.
  func page(of change: PassageChange, _ slug: Slug) -> PageID? {
    change.isChanged ? .redline(slug, span, name: EditionComparison.name(change)) : nil
  }

  /// `28`, `chapter-8`; `deleted-41` for what is in the old edition alone, whose number may be another's now.
  private static func name(_ change: PassageChange) -> String {
    let name = change.id.description.split(separator: " ").joined(separator: "-")
    return change.new.isEmpty ? "deleted-\(name)" : name
  }
}
