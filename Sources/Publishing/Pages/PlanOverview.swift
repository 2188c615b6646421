import Articles
import Links

/// A plan at a glance: for its own front page, for the library's, and above the full text.
enum PlanOverview {
  static let schema = TemplateSchema(
    text: [
      .slug, .textLanguage, .title, .shortTitle, .note, .url, .editionText, .body, .chapterCount,
      .articleCount,
      .sentenceCount,
      .firstNumber, .termsURL, .mapURL, .fullURL, .editionsURL, .ledgerURL, .preambleURL,
      .closingURL,
    ],
    flags: [
      .hasNote, .hasBody, .isPartial, .hasPreamble, .hasClosing, .isRevised, .hasTermIndex,
      .hasLedger,
    ],
    lists: [.chapters: ContentsFragment.chapterSchema, .dataFiles: DataFileList.schema])

  /// The values of `schema`, with addresses as `page` needs them.
  static func values(
    _ plan: PlanContent, from page: PageID, _ strings: InterfaceStrings, isRevised: Bool, hasLedger: Bool = false,
    withChapters: Bool = true,
    exports: PlanFiles = PlanFiles()
  ) -> TemplateRecord {
    let settings = plan.settings
    let articles = plan.articles
    return [
      .slug: .text(plan.slug.description), .textLanguage: .text(settings.language),
      .title: .text(settings.title),
      .shortTitle: .text(settings.displayTitle),
      .note: .text(settings.note ?? ""), .hasNote: .flag(settings.note != nil),
      .url: .text(page.url(to: .plan(plan.slug))), .editionText: .text(strings.date(plan.edition)),
      .body: .text(settings.body ?? ""), .hasBody: .flag(settings.body != nil),
      .chapterCount: .number(plan.chapters.count { $0.number.depth == 0 && !$0.number.isAttachment }),
      .articleCount: .number(articles.count),
      .sentenceCount: .number(articles.reduce(0) { $0 + $1.body.prose.sentences.count }),
      .firstNumber: .text(articles.first?.number.description ?? ""),
      .isPartial: .flag(plan.isPartial),
      .mapURL: .text(page.url(to: .map(plan.slug))),
      .termsURL: .text(page.url(to: .terms(plan.slug))),
      .fullURL: .text(page.url(to: .full(plan.slug))),
      .hasTermIndex: .flag(plan.terms.publication != .off),
      .isRevised: .flag(isRevised), .editionsURL: .text(page.url(to: .editions(plan.slug))),
      .hasLedger: .flag(hasLedger), .ledgerURL: .text(page.url(to: .ledger(plan.slug))),
      .hasPreamble: .flag(plan.preamble != nil),
      .preambleURL: .text(page.url(to: .preamble(plan.slug))),
      .hasClosing: .flag(plan.closing != nil),
      .closingURL: .text(page.url(to: .closing(plan.slug))),
      .chapters: withChapters ? ContentsFragment.chapters(of: plan, from: page) : .list([]),
      .dataFiles: withChapters ? DataFileList.value(exports, of: plan, from: page, strings) : .list([]),
    ]
  }

  /// `<plan>/index.html`.
  static func file(
    _ frame: PlanFrame, _ templates: TemplateFolder, _ exports: PlanFiles
  ) -> SiteFile {
    let plan = frame.plan
    let page = PageID.plan(plan.slug)
    let about = plan.settings.title + (plan.settings.note ?? "")
    let record = frame.record(page, title: plan.settings.displayTitle, text: about.utf8)
      .merging(
        values(
          plan, from: page, frame.strings, isRevised: frame.isRevised, hasLedger: frame.hasLedger, exports: exports))
    return SiteFile(page, templates.render(.plan, record))
  }
}
