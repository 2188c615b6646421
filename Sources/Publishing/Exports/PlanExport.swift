import Articles
import Links
import Revisions
import Search

/// A plan with all that is known of it, to be written out for other programs.
public struct PlanExport: Sendable {
  let linked: LinkedPlan
  /// nil when the editions are not known.
  let history: PlanHistory?
  /// Where the site will stand; nil when nobody says.
  let address: WebAddress?
  /// In the order of their readings.
  let terms: [Term]
  /// Their names as JSON strings: every passage lists those that stand in it.
  let termNames: [[UInt8]]
  /// The texts of the plan in reading order.
  let passages: [ExportedPassage]
  private let places: [PageID: Int]

  init(_ linked: LinkedPlan, _ history: PlanHistory?, address: WebAddress?) {
    self.linked = linked
    self.history = history
    self.address = address
    terms = linked.terms
    termNames = terms.map { term in
      var json = JSONBytes()
      json.string(term.name)
      return json.bytes
    }
    passages = ExportedPassage.all(of: linked)
    places = Dictionary(passages.enumerated().map { ($1.page, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// - Parameters:
  ///   - history: the plan's editions.
  ///   - settings: those of the site.
  public init(_ linked: LinkedPlan, _ history: PlanHistory?, _ settings: SiteSettings) {
    self.init(linked, history, address: WebAddress(settings))
  }

  /// The text of a page of the plan.
  func passage(_ page: PageID) -> ExportedPassage? { place(of: page).map { passages[$0] } }

  /// The place of a page's text among `passages`.
  func place(of page: PageID) -> Int? { places[page] }

  /// How many bytes the sentences of all texts take in JSON.
  var sizeOfSentences: Int { passages.reduce(0) { $0 + $1.sentences.all.count } }

  /// The address of a page as the plan's folder has it.
  func url(of page: PageID) -> String { places[page].map { passages[$0].url } ?? PageID.plan(plan.slug).url(to: page) }

  var plan: PlanContent { linked.plan }

  /// The plan in a form; nil when its texts do not say enough for it.
  public func bytes(as format: PlanFormat) -> [UInt8]? { format.bytes(self) }

  /// The files of all forms, in the plan's folder.
  var files: [(format: PlanFormat, file: SiteFile)] {
    PlanFormat.allCases.compactMap { format in
      bytes(as: format).map { (format, SiteFile(path: "\(plan.slug)/\(format.fileName)", bytes: $0)) }
    }
  }

  /// How the current edition's text is put together.
  var layout: Layout? { history?.editions.last?.layout }
}
