import Articles
import Diagnostics
import Links
import Revisions

/// A plan with all that is known of it, to be written out for other programs.
public struct PlanExport: Sendable {
  let plan: PlanContent
  let linked: LinkedLibrary
  /// nil when the editions are not known.
  let history: PlanHistory?
  /// Where the site will stand; nil when nobody says.
  let address: WebAddress?

  init(_ plan: PlanContent, of linked: LinkedLibrary, _ history: PlanHistory?) {
    self.plan = plan
    self.linked = linked
    self.history = history
    address = WebAddress(linked.library.settings)
  }

  /// - Parameters:
  ///   - slug: a plan of the library; nil is returned where there is none of that name.
  ///   - histories: the editions of the library's plans.
  ///   - formerTerms: what the editions of plans that were revised had as terms.
  ///
  /// Throws the links of the library that lead nowhere.
  public static func of(
    _ slug: Slug, in library: Library, _ histories: [PlanHistory], _ formerTerms: [Slug: FormerTerms]
  ) throws(DiagnosticList) -> (export: PlanExport, warnings: [Diagnostic])? {
    guard let plan = library.plans.first(where: { $0.slug == slug }) else { return nil }
    let (linked, warnings) = try LinkedLibrary.linking(library, formerTerms: formerTerms)
    return (PlanExport(plan, of: linked, histories.first { $0.slug == slug }), warnings)
  }

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

  /// The texts of the plan in reading order.
  var passages: [ExportedPassage] {
    let slug = plan.slug
    var passages: [ExportedPassage] = []
    if let preamble = plan.preamble {
      passages.append(ExportedPassage(.preamble(slug), PlanContent.preambleLabel, preamble))
    }
    for chapter in plan.chapters {
      passages.append(
        ExportedPassage(
          .chapter(slug, chapter.number), chapter.label, heading: chapter.heading, chapter.lead, in: chapter))
      passages += chapter.articles.map {
        ExportedPassage(.article($0.id), $0.label, heading: $0.heading, $0.body, in: chapter)
      }
    }
    if let closing = plan.closing {
      passages.append(ExportedPassage(.closing(slug), PlanContent.closingLabel, closing))
    }
    return passages
  }
}

/// The preamble, a chapter's heading and lead, an article or the closing.
struct ExportedPassage: Sendable {
  let page: PageID
  /// How it is cited: 第28条.
  let label: String
  /// nil for what has no heading of its own.
  let heading: Heading?
  let body: Body?
  /// The chapter that it is or belongs to.
  let chapter: Chapter?

  init(
    _ page: PageID, _ label: String, heading: Heading? = nil, _ body: Body?, in chapter: Chapter? = nil
  ) {
    self.page = page
    self.label = label
    self.heading = heading
    self.body = body
    self.chapter = chapter
  }
}
