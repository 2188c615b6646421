import Diagnostics
import Links
import TestSupport
import Testing
import Text

@testable import Articles

/// What a text refers to: each example is the text of article 5 of a small library's plan.
@Suite struct ReferenceCases {
  @Test(arguments: CaseFile.read(file: "links/references.txt"))
  func references(_ example: Case) throws {
    let plans = try SmallLibrary.linked(article5: example.input)
    let linked = try #require(plans.last).linked
    let page = PageID.article(ArticleID(plan: try #require(Slug("jianyi")), number: OutlineNumber(5)))
    let body = try #require(linked.plan.article(OutlineNumber(5))?.body)
    let links = linked.textLinks(on: page).filter { $0.cssClass == "ref" }
    let lines =
      links.map { "\(body.prose.string($0.range)) -> \($0.url)" } + plans.flatMap(\.warnings).map(\.description)
      + plans.flatMap(\.linked.documentsElsewhere).map(\.description)
    #expect(lines.joined(separator: "\n") == example.expected, sourceLocation: example.sourceLocation)
  }

  /// Which pages list article 5 as one that refers to them.
  @Test(arguments: CaseFile.read(file: "links/backlinks.txt"))
  func backlinks(_ example: Case) throws {
    var lines: [String] = []
    for linked in try SmallLibrary.linked(article5: example.input).map(\.linked) {
      let plan = linked.plan
      let pages =
        [PageID.plan(plan.slug)] + plan.chapters.map { PageID.chapter(plan.slug, $0.number) }
        + plan.articles.map { PageID.article($0.id) }
      for page in pages {
        lines += linked.backlinks(to: page).map { "\(page.path): \($0.label) \($0.sentence.map { "s\($0)" } ?? "")" }
      }
    }
    #expect(lines.joined(separator: "\n") == example.expected, sourceLocation: example.sourceLocation)
  }
}

/// Two plans: 示例法, whose articles are numbered through three chapters, and a plan with the article to be tested.
enum SmallLibrary {
  static func linked(article5: String) throws -> [(linked: LinkedPlan, warnings: [Diagnostic])] {
    let library = try library(article5: article5)
    let all = LinkedLibrary(library)
    return try library.plans.map { try LinkedPlan.linking($0, in: all) }
  }

  private static func library(article5: String) throws -> Library {
    Library(settings: SiteSettings(), plans: [try law(), try plan(article5: article5)])
  }

  private static func law() throws -> PlanContent {
    let slug = try #require(Slug("fa"))
    let articles = try [
      ("1", 1, "总则。"), ("2", 1, "第一款。又一句。\n\n第二款。"), ("3", 1, "三。"), ("4", 2, "四。"), ("4-1", 2, "四之一。"), ("5", 2, "五。"),
    ].map { number, chapter, text in
      try article(slug, number, marker: "第\(number)条　", chapter: OutlineNumber(chapter), text)
    }
    let chapters = [(1, "第一章"), (2, "第二章")].map { number, marker in
      chapter(OutlineNumber(number), marker, articles)
    }
    return try content(slug, title: "某市城乡规划示例法", short: "示例法", chapters)
  }

  private static func plan(article5: String) throws -> PlanContent {
    let slug = try #require(Slug("jianyi"))
    let articles = try (1...12).map { number in
      try article(
        slug, String(number), marker: "\(number).", chapter: OutlineNumber((number + 3) / 4),
        number == 5 ? article5 : "本条。")
    }
    let chapters = [(1, "一、"), (2, "二、"), (3, "三、")].map { number, marker in
      chapter(OutlineNumber(number), marker, articles)
    }
    return try content(slug, title: "某市第十五个五年规划的建议", short: nil, chapters)
  }

  private static func article(_ plan: Slug, _ number: String, marker: String, chapter: OutlineNumber, _ text: String)
    throws -> Article
  {
    let number = try #require(OutlineNumber(number))
    return Article(
      id: ArticleID(plan: plan, number: number), heading: Heading(marker: marker, title: "", terminator: ""),
      chapter: chapter, body: Body(path: "\(plan)/articles/\(number).md", firstLine: 1, markdown: Array(text.utf8)),
      correction: nil)
  }

  private static func chapter(_ number: OutlineNumber, _ marker: String, _ articles: [Article]) -> Chapter {
    Chapter(
      number: number, heading: Heading(marker: marker, title: "题", terminator: ""), lead: nil,
      articles: articles.filter { $0.chapter == number }, correction: nil, path: "")
  }

  private static func content(_ slug: Slug, title: String, short: String?, _ chapters: [Chapter]) throws -> PlanContent
  {
    PlanContent(
      slug: slug, settings: PlanSettings(title: title, shortTitle: short),
      edition: try #require(CalendarDate(iso: "2025-12-15")), preamble: nil, chapters: chapters, closing: nil,
      path: slug.description)
  }
}
