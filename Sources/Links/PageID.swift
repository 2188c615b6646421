import Articles
import Text

/// What names a page of the site, and from which its address follows.
public enum PageID: Sendable, Hashable {
  case library
  case search
  case notFound
  /// What a reader without a network sees for a page that was not kept.
  case offline
  case plan(Slug)
  case full(Slug)
  case preamble(Slug)
  case closing(Slug)
  case chapter(Slug, OutlineNumber)
  case article(ArticleID)
  /// A page of a plan (its front, preamble, closing, a chapter or an article) as it stood in the edition of that day.
  indirect case dated(CalendarDate, PageID)
  /// The editions of a plan, with what changed from one to the next.
  case editions(Slug)
  /// What changed between two editions of a plan.
  case changes(Slug, EditionSpan)
  /// Both texts side by side, to print.
  case comparison(Slug, EditionSpan)
  /// What changed in one passage between two editions; the name is the passage's own.
  case redline(Slug, EditionSpan, name: String)
  /// What became of an article over the editions. It is named after the edition and number in which it stood first, so
  /// that no revision moves the page.
  case history(CalendarDate, ArticleID)
  /// The index of a plan's terms.
  case terms(Slug)
  /// A term's page, by its name in addresses.
  case term(Slug, String)
  /// A plan as a picture.
  case map(Slug)
  /// Who does what of a plan, and how far it is.
  case ledger(Slug)
  /// The tasks of a body, by its name in addresses.
  case body(Slug, String)

  /// The plan that the page belongs to; nil for the pages of the whole site.
  public var plan: Slug? {
    switch self {
    case .library, .search, .notFound, .offline: nil
    case .plan(let slug), .full(let slug), .preamble(let slug), .closing(let slug), .chapter(let slug, _): slug
    case .terms(let slug), .term(let slug, _), .map(let slug): slug
    case .ledger(let slug), .body(let slug, _): slug
    case .editions(let slug), .changes(let slug, _), .comparison(let slug, _), .redline(let slug, _, _): slug
    case .article(let id), .history(_, let id): id.plan
    case .dated(_, let page): page.plan
    }
  }

  /// The folder below the plan's in which the page lies: "", or with a slash behind each name.
  private var folder: String {
    switch self {
    case .dated(let date, _): "\(date)/"
    case .changes(_, let span), .comparison(_, let span), .redline(_, let span, _): "changes/\(span)/"
    case .history: "history/"
    case .term: "terms/"
    case .body: "bodies/"
    default: ""
    }
  }

  private var fileName: String {
    switch self {
    case .library, .plan, .changes: "index.html"
    case .dated(_, let page): page.fileName
    case .editions: "editions.html"
    case .comparison: "table.html"
    case .redline(_, _, let name): name + ".html"
    case .history(let date, let id): "\(date)-\(id.number).html"
    case .search: "search.html"
    case .notFound: "404.html"
    case .offline: "offline.html"
    case .full: "full.html"
    case .preamble: "preamble.html"
    case .closing: "closing.html"
    case .chapter(_, let number): "chapter-" + number.description + ".html"
    case .article(let id): id.number.description + ".html"
    case .terms: "terms.html"
    case .term(_, let name): name + ".html"
    case .map: "map.html"
    case .ledger: "ledger.html"
    case .body(_, let name): name + ".html"
    }
  }

  /// The file's path below the site's folder: `hengyang-15/28.html`.
  public var path: String {
    plan.map { $0.description + "/" + folder + fileName } ?? fileName
  }

  /// The address relative to the site's root, percent-encoded.
  public var url: String {
    plan.map { "\($0.url)/\(folder)\(fileName)" } ?? fileName
  }

  /// The way from the page to its plan's folder: "" or `../`, once or more.
  private var planRoot: String { String(repeating: "../", count: folder.utf8.count { $0 == UInt8(ascii: "/") }) }

  /// The way from the page to the site's root: "" or `../`, once or more.
  public var root: String { plan == nil ? "" : planRoot + "../" }

  /// The address of `target` relative to this page.
  public func url(to target: PageID) -> String {
    guard let plan, plan == target.plan else { return root + target.url }
    let (here, folder) = (self.folder, target.folder)
    if folder == here { return target.fileName }
    return here.isEmpty ? folder + target.fileName : planRoot + folder + target.fileName
  }
}

/// Two editions of a plan, the older first: `2025-12-15--2026-03-01`, as ISO 8601 writes an interval where no slash can
/// stand.
public struct EditionSpan: Sendable, Hashable, CustomStringConvertible {
  public let old: CalendarDate
  public let new: CalendarDate

  public init(from old: CalendarDate, to new: CalendarDate) {
    self.old = old
    self.new = new
  }

  public var description: String { "\(old)--\(new)" }
}
