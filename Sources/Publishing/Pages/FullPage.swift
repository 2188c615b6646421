import Articles
import Links

/// `<plan>/full.html`: the whole text on one page, to read on, to search with the browser and to print.
enum FullPage {
  static let schema =
    FormerAnchors.schema + TemplateSchema(html: [.preamble, .closing], lists: [.chapters: ChapterText.schema])

  static func file(_ frame: PlanFrame, _ editions: EditionsFrame?, _ templates: TemplateFolder) -> SiteFile {
    SiteFile(.full(frame.plan.slug), templates.render(.full, record(frame, editions, templates)))
  }

  /// The values of the page: the plan's frame, its overview and the whole text.
  ///
  /// - Parameter editions: for the places that earlier texts had; nil where nobody links to these.
  static func record(_ frame: PlanFrame, _ editions: EditionsFrame?, _ templates: TemplateFolder) -> TemplateRecord {
    let plan = frame.plan
    let page = PageID.full(plan.slug)
    let about = plan.settings.title + (plan.settings.note ?? "")
    return frame.record(page, title: frame.strings[.fullText], text: about.utf8)
      .merging(
        PlanOverview.values(
          plan, from: page, frame.strings, isRevised: frame.isRevised, hasLedger: frame.hasLedger, withChapters: false)
      )
      .merging(FormerAnchors.values(of: page, in: editions))
      .merging([
        .preamble: passage(plan.preamble, "preamble-", from: .preamble(plan.slug), frame),
        .contents: .html(templates.render(.contents, ContentsFragment.recordOfFullText(plan))),
        .closing: passage(plan.closing, "closing-", from: .closing(plan.slug), frame),
        .chapters: .list(
          plan.chapters.map { chapter in
            ChapterText.values(
              chapter, frame, leadPrefix: "c\(chapter.number)-", headingLevel: 2, linksTerms: false)
          }),
      ])
  }

  private static func passage(_ body: Body?, _ prefix: String, from page: PageID, _ frame: PlanFrame) -> TemplateValue {
    body.map { frame.html($0, from: page, anchorPrefix: prefix, headingLevel: 3, linksTerms: false) } ?? .html([])
  }
}
