import Articles
import Links

/// A plan's table of contents: every chapter with every article.
enum ContentsFragment {
  static let articleSchema = TemplateSchema(
    text: [.number, .figure, .label, .marker, .title, .url], flags: [.hasTitle])

  static let chapterSchema = TemplateSchema(
    text: [
      .number, .label, .marker, .title, .url, .firstNumber, .lastNumber, .articleCount, .depth,
    ],
    flags: [.hasTitle, .hasLead, .hasArticles], lists: [.articles: articleSchema])

  static let schema = TemplateSchema(
    text: [.plan, .textLanguage, .planTitle, .planShortTitle, .preambleURL, .closingURL],
    flags: [.hasPreamble, .hasClosing, .hasTermIndex],
    lists: [.chapters: chapterSchema])

  /// For the plan's own pages, which all lie in one folder.
  static func record(_ plan: PlanContent) -> TemplateRecord {
    record(plan) { PageID.plan(plan.slug).url(to: $0) }
  }

  /// For the full text, whose contents lead to places on the page itself.
  static func recordOfFullText(_ plan: PlanContent) -> TemplateRecord {
    record(plan) { target in
      switch target {
      case .article(let id): "#a\(id.number)"
      case .chapter(_, let number): "#c\(number)"
      case .preamble: "#preamble"
      case .closing: "#closing"
      default: PageID.full(plan.slug).url(to: target)
      }
    }
  }

  private static func record(_ plan: PlanContent, address: (PageID) -> String) -> TemplateRecord {
    [
      .plan: .text(plan.slug.description), .textLanguage: .text(plan.settings.language),
      .planTitle: .text(plan.settings.title),
      .planShortTitle: .text(plan.settings.displayTitle), .hasPreamble: .flag(plan.preamble != nil),
      .hasClosing: .flag(plan.closing != nil), .hasTermIndex: .flag(plan.terms.publication != .off),
      .chapters: chapters(of: plan, address: address),
      .preambleURL: .text(address(.preamble(plan.slug))),
      .closingURL: .text(address(.closing(plan.slug))),
    ]
  }

  /// The chapters with their articles, with addresses as `page` needs them.
  static func chapters(of plan: PlanContent, from page: PageID) -> TemplateValue {
    chapters(of: plan) { page.url(to: $0) }
  }

  private static func chapters(of plan: PlanContent, address: (PageID) -> String) -> TemplateValue {
    .list(
      plan.chapters.map { chapter in
        [
          .number: .text(chapter.number.description), .label: .text(chapter.label),
          .marker: .text(chapter.heading.marker),
          .title: .text(chapter.heading.title),
          .url: .text(address(.chapter(plan.slug, chapter.number))),
          .firstNumber: .text(chapter.articles.first?.number.description ?? ""),
          .lastNumber: .text(chapter.articles.last?.number.description ?? ""),
          .articleCount: .number(chapter.articles.count), .hasTitle: .flag(chapter.hasTitle),
          .hasLead: .flag(chapter.lead != nil), .hasArticles: .flag(!chapter.articles.isEmpty),
          .depth: .number(chapter.number.depth),
          .articles: .list(chapter.articles.map { article($0, address: address) }),
        ]
      })
  }

  private static func article(_ article: Article, address: (PageID) -> String) -> TemplateRecord {
    [
      .number: .text(article.number.description), .figure: .text(article.figure),
      .label: .text(article.label),
      .marker: .text(article.heading.marker), .title: .text(article.heading.title),
      .hasTitle: .flag(article.hasTitle),
      .url: .text(address(.article(article.id))),
    ]
  }
}
