import Articles
import Text

/// Where references lead in a library.
struct ReferenceResolver {
  enum Resolution: Equatable {
    /// A page, an anchor on it ("" for none), and the pages that are meant with it (those between the two ends of a range).
    case page(PageID, fragment: String, with: [PageID])
    /// No such article or chapter in a plan of the library.
    case missing(label: String, plan: Slug)
    /// A named document that the library does not hold.
    case elsewhere(title: String)
    /// Nothing that could be linked or is worth a word.
    case nothing
  }

  private let library: LibraryOutline
  private let titles: PlanTitles
  private let own: PlanOutline
  /// The plans that were asked for.
  private var indices: [Slug: PlanIndex] = [:]

  /// - Parameter own: the plan whose references are followed.
  init(_ library: LibraryOutline, _ titles: PlanTitles, own: PlanOutline) {
    self.library = library
    self.titles = titles
    self.own = own
  }

  private mutating func index(_ slug: Slug) -> PlanIndex? {
    if let known = indices[slug] { return known }
    guard let outline = slug == own.slug ? own : library.plan(slug) else { return nil }
    let index = PlanIndex(outline)
    indices[slug] = index
    return index
  }

  /// - Parameters:
  ///   - page: where the reference stands.
  ///   - chapter: the chapter of that page, where it belongs to one.
  mutating func resolve(_ reference: Reference, on page: PageID, in chapter: OutlineNumber?) -> Resolution {
    guard let own = page.plan else { return .nothing }
    switch reference.target {
    case .document(let title):
      guard let plan = titles.plan(called: title) else { return .elsewhere(title: title) }
      return plan == own ? .nothing : .page(.plan(plan), fragment: "", with: [])
    case .before(let count): return before(count, page)
    case .division(let document, let divisions):
      guard let plan = plan(document, own: own), let index = index(plan) else { return .nothing }
      guard let number = index.chapter(divisions, from: plan == own ? chapter : nil) else {
        return .missing(label: ReferenceResolver.label(divisions), plan: plan)
      }
      return .page(.chapter(plan, number), fragment: "", with: [])
    case .article(let document, let number, let divisions, let paragraph):
      guard let plan = plan(document, own: own), let index = index(plan) else { return .nothing }
      let chapter = plan == own ? chapter : nil
      guard let article = index.article(number, within: divisions, from: chapter) else {
        if plan != own, let gone = formerPage(number, within: divisions, of: plan) {
          return .page(gone, fragment: "", with: [])
        }
        return .missing(label: ReferenceResolver.label(divisions) + ReferenceResolver.label(number), plan: plan)
      }
      let first = reference.rangeStart.flatMap { index.article($0, within: divisions, from: chapter)?.number }
      let between =
        first.flatMap { first in article.number.map { index.articles(from: first, upTo: $0).dropFirst() } } ?? []
      let sentence = paragraph.flatMap { article.firstSentence(ofParagraph: $0) }
      return .page(
        article.page, fragment: sentence.map { "s\($0)" } ?? "",
        with: between.map { .article(ArticleID(plan: plan, number: $0)) })
    }
  }

  /// The page of an article of an earlier edition of another plan: a text may have been written when there was such a
  /// number, and the page says what became of it.
  private func formerPage(_ number: OutlineNumber, within divisions: [Reference.Division], of plan: Slug) -> PageID? {
    for former in library.plan(plan)?.former ?? [] {
      if let article = PlanIndex(former).article(number, within: divisions, from: nil) { return article.page }
    }
    return nil
  }

  private mutating func before(_ count: Int, _ page: PageID) -> Resolution {
    guard case .article(let id) = page, id.plan == own.slug, let index = index(id.plan) else { return .nothing }
    let articles = index.articles(before: id.number, count: count).map {
      PageID.article(ArticleID(plan: id.plan, number: $0))
    }
    guard let first = articles.first else { return .nothing }
    return .page(first, fragment: "", with: Array(articles.dropFirst()))
  }

  /// The plan that is meant; nil when the library does not hold it.
  private func plan(_ document: Reference.Document, own: Slug) -> Slug? {
    guard case .named(let title) = document else { return own }
    return titles.plan(called: title) ?? titles.plan(withTitleAtTheEndOf: title)
  }

  private static func label(_ number: OutlineNumber) -> String {
    let digits = number.description.split(separator: "-")
    return "第\(digits.first ?? "")条" + digits.dropFirst().map { "之\($0)" }.joined()
  }

  private static func label(_ divisions: [Reference.Division]) -> String {
    divisions.map { division in
      let unit = Unicode.Scalar(division.unit).map { String(Character($0)) } ?? ""
      return "第\(ChineseNumeral.text(division.number))\(unit == "部" ? "部分" : unit)"
    }.joined()
  }
}
