import Articles
import Ledgers
import Links
import Revisions
import Text

/// What all pages of a plan's ledger share.
struct LedgerFrame: Sendable {
  let ledger: PlanLedger
  let frame: PlanFrame
  private let editions: EditionsFrame?
  /// Those that lead most first.
  let bodies: [LedgerBody]
  private let bodyPages: [String: PageID]
  private let byArticle: [OutlineNumber: [PlanLedger.Task]]

  /// The style sheet of these pages, which a site without a ledger does not have.
  static let style = "assets/ledger.css"

  init(_ ledger: PlanLedger, _ frame: PlanFrame, _ editions: EditionsFrame?) {
    self.ledger = ledger
    self.frame = frame
    self.editions = editions
    bodies = LedgerBody.all(in: ledger)
    bodyPages = Dictionary(bodies.map { ($0.name, $0.page) }, uniquingKeysWith: { first, _ in first })
    byArticle = Dictionary(grouping: ledger.filled) { $0.place?.passage.article ?? OutlineNumber(0) }
  }

  var slug: Slug { frame.plan.slug }
  var strings: InterfaceStrings { frame.strings }
  var textLanguage: String { frame.plan.settings.language }

  /// The tasks of an article that somebody filled in, in the order of its sentences.
  func tasks(of article: OutlineNumber) -> [PlanLedger.Task] { byArticle[article] ?? [] }

  /// The sentences of an article for which nobody filled anything in.
  func unreported(of article: Article) -> [Int] {
    let reported = Set(
      tasks(of: article.number).flatMap { [$0.place].compactMap { $0 } + $0.otherPlaces }.map(\.number))
    return article.body.prose.sentences.indices.map { $0 + 1 }.filter { !reported.contains($0) }
  }

  func page(of body: String) -> PageID? { bodyPages[body] }

  func isLate(_ task: PlanLedger.Task) -> Bool { ledger.day.map { task.row.isOverdue(on: $0) } ?? false }

  /// Late tasks first, those that have been so longest before the others.
  func lateFirst(_ tasks: [PlanLedger.Task]) -> [PlanLedger.Task] {
    let late = tasks.enumerated().filter { isLate($0.element) }.sorted { one, other in
      let (first, second) = (one.element.row.deadline?.last, other.element.row.deadline?.last)
      guard let first, let second, first != second else { return one.offset < other.offset }
      return first < second
    }
    return late.map(\.element) + tasks.filter { !isLate($0) }
  }

  /// Where a task's sentence is, and how that is called; of one that is gone, where it was.
  ///
  /// - Parameter isShort: whether the article is left out.
  func place(of task: PlanLedger.Task, from page: PageID, isShort: Bool = false) -> (url: String, label: String) {
    if let place = task.place, let number = place.passage.article, let article = frame.plan.article(number) {
      return (
        page.url(to: .article(article.id)) + "#s\(place.number)", label(isShort ? "" : article.label, place.number)
      )
    }
    let id = task.row.id
    let edition = editions?.editions.firstIndex { $0.date == id.edition }
    let label = edition.flatMap { editions?.caption(of: .article(id.article), in: $0).label } ?? "\(id.article)"
    let dated = PageID.dated(id.edition, .article(ArticleID(plan: slug, number: id.article)))
    return (page.url(to: dated) + "#s\(id.sentence)", self.label(label, id.sentence))
  }

  private func label(_ article: String, _ sentence: Int) -> String {
    if article.isEmpty { return strings.text(.sentenceShort, ["sentence": String(sentence)]) }
    return strings.text(.sentencePlace, ["label": article, "sentence": String(sentence)])
  }

  /// 截至2026年2月1日.
  var dayText: String {
    ledger.day.map { strings.text(.ledgerDay, ["day": strings.date($0)]) } ?? strings[.ledgerNoDay]
  }

  /// `<plan>/ledger.csv`.
  var table: SiteFile { SiteFile(path: "\(slug)/\(Ledger.fileName)", bytes: ledger.csv) }
}

/// A body with its tasks.
struct LedgerBody: Sendable {
  let name: String
  let page: PageID
  /// Which it leads.
  let leads: [PlanLedger.Task]
  /// In which it takes part.
  let shares: [PlanLedger.Task]

  static func all(in ledger: PlanLedger) -> [LedgerBody] {
    var leads: [String: [PlanLedger.Task]] = [:]
    var shares: [String: [PlanLedger.Task]] = [:]
    for task in ledger.filled {
      for name in task.row.leads { leads[name, default: []].append(task) }
      for name in task.row.bodies where !task.row.leads.contains(name) { shares[name, default: []].append(task) }
    }
    let pages = ReadingNames.names(of: Array(Set(leads.keys).union(shares.keys)))
    return pages.map { name, page in
      LedgerBody(name: name, page: .body(ledger.slug, page), leads: leads[name] ?? [], shares: shares[name] ?? [])
    }.sorted { one, other in
      (other.leads.count, other.shares.count, one.name) < (one.leads.count, one.shares.count, other.name)
    }
  }
}
