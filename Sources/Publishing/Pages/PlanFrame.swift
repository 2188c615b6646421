import Articles
import Links
import Markdown

/// What every page of one plan shows around its content, made once for all of them, and in one piece, for each page is handed it.
final class PlanFrame: Sendable {
  let plan: PlanContent
  let linked: LinkedPlan
  private let site: SiteFrame
  private let tableOfContents: PlanContents
  /// Of chapters and articles, with their addresses from pages of the plan's folder.
  private let captions: [PageID: (caption: PassageCaption, url: String)]
  private let showsFullWidthMarks: Bool
  /// The links of the pages' texts, with those of terms: an article stands on two pages.
  private let textLinks: [PageID: [TextLink]]

  static let schema =
    SiteFrame.schema
    + TemplateSchema(
      text: [
        .plan, .planTitle, .planShortTitle, .planNote, .planBody, .edition, .editionText,
        .paragraphs,
        .punctuation,
      ], html: [.contents])

  init(_ plan: PlanContent, of linked: LinkedPlan, site: SiteFrame, templates: TemplateFolder) {
    self.plan = plan
    self.linked = linked
    self.site = site
    tableOfContents = PlanContents(templates.render(.contents, ContentsFragment.record(plan)))
    var captions: [PageID: (caption: PassageCaption, url: String)] = [:]
    func add(_ page: PageID, _ label: String, _ heading: Heading) {
      captions[page] = (PassageCaption(label: label, title: heading.title), PageID.plan(plan.slug).url(to: page))
    }
    for chapter in plan.chapters {
      add(.chapter(plan.slug, chapter.number), chapter.label, chapter.heading)
      for article in chapter.articles { add(.article(article.id), article.label, article.heading) }
    }
    self.captions = captions
    showsFullWidthMarks = plan.settings.showsFullWidthMarks
    // What is shown of a term without a definition, by how many places it has.
    let notes = Dictionary(
      Set(linked.terms.map { $0.places.count }).map { count in
        (count, site.strings.text(.termNote, ["count": String(count)]))
      },
      uniquingKeysWith: { first, _ in first })
    textLinks = linked.textLinks { term in term.definition ?? notes[term.places.count] ?? "" }
  }

  /// The values that all pages of the plan beside `page` have in common; with `values`, those of `schema`.
  func common(beside page: PageID) -> TemplateRecord {
    let settings = plan.settings
    return site.common(beside: page).merging([
      .plan: .text(plan.slug.description), .textLanguage: .text(settings.language),
      .planTitle: .text(settings.title), .planShortTitle: .text(settings.displayTitle),
      .editionText: .text(site.strings.date(plan.edition)), .planNote: .text(settings.note ?? ""),
      .planBody: .text(settings.body ?? ""), .edition: .text(plan.edition.description),
      .paragraphs: .text(settings.paragraphs.rawValue),
      .punctuation: .text(settings.punctuation.rawValue),
    ])
  }

  /// The values that are one page's own.
  ///
  /// - Parameter text: the page's text (UTF-8), whose beginning describes it to search engines.
  func values(_ page: PageID, title: String, text: some Collection<UInt8>) -> TemplateRecord {
    // On a site that has the plan's name, the name is not said twice.
    let full = site.title == plan.settings.displayTitle ? title : "\(title) · \(plan.settings.displayTitle)"
    let isFront = page == .plan(plan.slug) && full == site.title
    return site.values(
      page, title: isFront ? nil : full, description: Excerpt.of(text)
    )
    .merging(
      [
        .contents: .html(contents(marking: page)), .structuredData: .html(structuredData(page)),
      ])
  }

  /// The values of `schema` for one page.
  func record(_ page: PageID, title: String, text: some Collection<UInt8>) -> TemplateRecord {
    common(beside: page).merging(values(page, title: title, text: text))
  }

  private func structuredData(_ page: PageID) -> [UInt8] {
    guard let data = site.address.map(StructuredData.init) else { return [] }
    switch page {
    case .article, .chapter:
      let caption = caption(of: page)
      return data.part(page, label: caption.label, title: caption.title, of: plan)
    default: return data.plan(plan)
    }
  }

  private func contents(marking page: PageID) -> [UInt8] {
    switch page {
    // These show no contents.
    case .term, .ledger, .body: tableOfContents.html
    default: tableOfContents.marking(page.url(to: page))
    }
  }

  /// The Markdown of `body` as the HTML of one page.
  ///
  /// - Parameters:
  ///   - anchorPrefix: what stands before the anchors of its sentences, where a page holds several texts.
  ///   - headingLevel: the level for a first-level heading in the Markdown.
  ///   - linksTerms: whether the first place of each term is a link to its page.
  func html(
    _ body: Body, from markdown: PageID, anchorPrefix: String = "", headingLevel: Int, linksTerms: Bool = true
  ) -> TemplateValue {
    var writer = HTMLWriter(
      anchorPrefix: anchorPrefix, headingLevel: headingLevel, tableLabel: strings[.table],
      links: linksTerms ? textLinks[markdown] ?? [] : linked.textLinks(on: markdown)
    ) { destination in
      self.linked.url(for: destination, on: markdown)
    }
    writer.showsFullWidthMarks = showsFullWidthMarks
    return .html(writer.html(body.document, body.prose))
  }

  var strings: InterfaceStrings { site.strings }
  var address: WebAddress? { site.address }
  /// Whether the plan has several editions.
  var isRevised: Bool { site.revised.contains(plan.slug) }
  var hasLedger: Bool { site.ledgers.contains(plan.slug) }

  /// How a page of the plan is cited, and its title.
  func caption(of page: PageID) -> PassageCaption {
    switch page {
    case .article, .chapter: captions[page]?.caption ?? PassageCaption(label: "", title: "")
    case .preamble: PassageCaption(label: strings[.preamble], title: "")
    case .closing: PassageCaption(label: strings[.closing], title: "")
    default: PassageCaption(label: plan.settings.displayTitle, title: "")
    }
  }

  /// How an article of the plan is cited, its title, and its address from pages of the plan's folder.
  func link(to article: ArticleID) -> (caption: PassageCaption, url: String)? { captions[.article(article)] }

  /// How a page of any plan is cited that links here.
  func label(of link: Backlink) -> String {
    switch link.page {
    case .preamble: strings[.preamble]
    case .closing: strings[.closing]
    default: link.label
    }
  }

  /// The pages that are read one after the other: preamble, articles, closing.
  var readingOrder: [PageID] {
    (plan.preamble == nil ? [] : [.preamble(plan.slug)]) + plan.articles.map { .article($0.id) }
      + (plan.closing == nil ? [] : [.closing(plan.slug)])
  }

}

extension PlanSettings {
  /// The marks of traditional Chinese stand in the middle of their bodies; there the text's own are left as they are.
  var showsFullWidthMarks: Bool {
    let subtags = language.lowercased().split(separator: "-")
    return punctuation == .fullWidth && subtags.first == "zh"
      && !subtags.contains { ["hant", "tw", "hk", "mo"].contains($0) }
  }
}
