import Articles
import Links

/// `<plan>/chapter-8.html`: the lead and the articles in full.
enum ChapterPage {
  static let schema = Neighbours.schema + BacklinkList.schema + ChapterText.schema + FormerAnchors.schema

  static func make(
    _ frame: PlanFrame, _ editions: EditionsFrame?, _ templates: TemplateFolder, to files: inout MadeFiles
  ) {
    let order = frame.plan.chapters.map { PageID.chapter(frame.plan.slug, $0.number) }
    guard let first = order.first else { return }
    var writer = templates.writer(.chapter, frame.common(beside: first))
    for (place, chapter) in frame.plan.chapters.enumerated() {
      let page = order[place]
      let title = [chapter.label, chapter.heading.title].filter { !$0.isEmpty }.joined(separator: " ")
      let text = chapter.lead ?? chapter.articles.first?.body
      let record = frame.values(page, title: title, text: text?.prose.bytes ?? Array(title.utf8))
        .merging(ChapterText.values(chapter, frame, leadPrefix: "", headingLevel: 1))
        .merging(BacklinkList.values(of: page, in: frame))
        .merging(FormerAnchors.values(of: page, in: editions))
        .merging(Neighbours(at: place, in: order).values(in: frame))
      files.add(page: SiteFile(page, writer.page(record)))
    }
  }
}

/// A chapter with all its text, as it stands on its own page and in the full text.
enum ChapterText {
  static let schema = TemplateSchema(
    text: [.number, .label, .marker, .title, .terminator, .url, .depth], html: [.lead],
    flags: [.hasTitle, .hasLead],
    lists: [
      .articles: TemplateSchema(
        text: [.number, .label, .marker, .terminator, .title, .url], html: [.text], flags: [.hasTitle])
    ])

  /// - Parameters:
  ///   - leadPrefix: what stands before the anchors of the lead's sentences.
  ///   - headingLevel: the level of the chapter's heading; an article's is one below.
  static func values(
    _ chapter: Chapter, _ frame: PlanFrame, leadPrefix: String, headingLevel: Int, linksTerms: Bool = true
  )
    -> TemplateRecord
  {
    let page = PageID.chapter(frame.plan.slug, chapter.number)
    return [
      .number: .text(chapter.number.description), .label: .text(chapter.label),
      .marker: .text(chapter.heading.marker),
      .title: .text(chapter.heading.title), .terminator: .text(chapter.heading.terminator),
      .depth: .number(chapter.number.depth), .url: .text(page.url(to: page)),
      .hasTitle: .flag(chapter.hasTitle), .hasLead: .flag(chapter.lead != nil),
      .lead: chapter.lead.map {
        frame.html($0, from: page, anchorPrefix: leadPrefix, headingLevel: headingLevel + 1, linksTerms: linksTerms)
      } ?? .html([]),
      .articles: .list(
        chapter.articles.map { article($0, frame, headingLevel: headingLevel + 1, linksTerms: linksTerms) }),
    ]
  }

  private static func article(_ article: Article, _ frame: PlanFrame, headingLevel: Int, linksTerms: Bool)
    -> TemplateRecord
  {
    let page = PageID.article(article.id)
    return [
      .number: .text(article.number.description), .label: .text(article.label),
      .marker: .text(article.heading.marker),
      .terminator: .text(article.heading.terminator), .title: .text(article.heading.title),
      .hasTitle: .flag(article.hasTitle),
      .url: .text(page.url(to: page)),
      .text: frame.html(
        article.body, from: page, anchorPrefix: "a\(article.number)-", headingLevel: headingLevel + 1,
        linksTerms: linksTerms),
    ]
  }
}
