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

  private let plans: [Slug: PlanIndex]
  /// The earlier editions of plans that were revised, the newest first.
  private let former: [Slug: [PlanIndex]]
  private let titles: [String: Slug]
  /// The same titles, the longest first, for titles that stand without 《》 behind other words.
  private let endings: [(title: String, plan: Slug)]

  init(_ library: Library, formerTerms: [Slug: FormerTerms]) {
    former = formerTerms.mapValues { $0.editions.reversed().map { PlanIndex($0.content) } }
    plans = Dictionary(library.plans.map { ($0.slug, PlanIndex($0)) }, uniquingKeysWith: { first, _ in first })
    let named = library.plans.flatMap { plan in
      [plan.settings.title, plan.settings.shortTitle].compactMap { $0 }.map {
        (title: ReferenceResolver.normalized($0), plan: plan.slug)
      }
    }
    titles = Dictionary(named.map { ($0.title, $0.plan) }, uniquingKeysWith: { first, _ in first })
    endings = named.filter { $0.title.count > 2 }.sorted { ($1.title.count, $0.title) < ($0.title.count, $1.title) }
  }

  /// - Parameters:
  ///   - page: where the reference stands.
  ///   - chapter: the chapter of that page, where it belongs to one.
  func resolve(_ reference: Reference, on page: PageID, in chapter: OutlineNumber?) -> Resolution {
    guard let own = page.plan else { return .nothing }
    switch reference.target {
    case .document(let title):
      guard let plan = titles[ReferenceResolver.normalized(title)] else { return .elsewhere(title: title) }
      return plan == own ? .nothing : .page(.plan(plan), fragment: "", with: [])
    case .before(let count): return before(count, page)
    case .division(let document, let divisions):
      guard let plan = plan(document, own: own), let index = plans[plan] else { return .nothing }
      guard let number = index.chapter(divisions, from: plan == own ? chapter : nil) else {
        return .missing(label: ReferenceResolver.label(divisions), plan: plan)
      }
      return .page(.chapter(plan, number), fragment: "", with: [])
    case .article(let document, let number, let divisions, let paragraph):
      guard let plan = plan(document, own: own), let index = plans[plan] else { return .nothing }
      let chapter = plan == own ? chapter : nil
      guard let article = index.article(number, within: divisions, from: chapter) else {
        // Another plan may have been written when there was such a number: its page says what became of it.
        let gone =
          plan == own
          ? nil : (former[plan] ?? []).lazy.compactMap { $0.article(number, within: divisions, from: nil) }.first
        if let gone { return .page(.article(gone.id), fragment: "", with: []) }
        return .missing(label: ReferenceResolver.label(divisions) + ReferenceResolver.label(number), plan: plan)
      }
      let first = reference.rangeStart.flatMap { index.article($0, within: divisions, from: chapter) }
      let between = first.map { index.articles(from: $0.number, upTo: article.number).dropFirst() } ?? []
      let sentence = paragraph.flatMap { article.body.firstSentence(ofParagraph: $0) }
      return .page(
        .article(article.id), fragment: sentence.map { "s\($0)" } ?? "",
        with: between.map { .article(ArticleID(plan: plan, number: $0)) })
    }
  }

  private func before(_ count: Int, _ page: PageID) -> Resolution {
    guard case .article(let id) = page, let index = plans[id.plan] else { return .nothing }
    let articles = index.articles(before: id.number, count: count).map {
      PageID.article(ArticleID(plan: id.plan, number: $0))
    }
    guard let first = articles.first else { return .nothing }
    return .page(first, fragment: "", with: Array(articles.dropFirst()))
  }

  /// The plan that is meant; nil when the library does not hold it.
  private func plan(_ document: Reference.Document, own: Slug) -> Slug? {
    guard case .named(let title) = document else { return own }
    let name = ReferenceResolver.normalized(title)
    return titles[name] ?? endings.first { isTitle($0.title, endOf: name) }?.plan
  }

  /// Whether a name that was read without 《》 is `title` behind a preposition: 按照示例法 is, 修订示例法 is not.
  private func isTitle(_ title: String, endOf name: String) -> Bool {
    guard name.hasSuffix(title) else { return false }
    let before = name.unicodeScalars.dropLast(title.unicodeScalars.count).map(\.value)
    return before.isEmpty
      || ReferenceWords.before.contains { before.count >= $0.count && before.suffix($0.count).elementsEqual($0) }
  }

  /// A title without quotation marks, brackets of titles and blanks, which are written in different ways.
  private static func normalized(_ title: String) -> String {
    String(title.filter { !$0.isWhitespace && !"《》〈〉“”‘’\"'「」『』".contains($0) })
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
