import Articles
import Text

/// What other plans' pages need to know of a plan: what it is called, which pages it has, how these are cited and which
/// sentences they have. A library's outlines fit in memory where its texts do not.
public struct PlanOutline: Sendable, Hashable {
  /// The preamble, a chapter, an article or the closing.
  public struct Page: Sendable, Hashable {
    public let page: PageID
    /// How it is cited: 第28条.
    public let label: String
    public let title: String
    /// The chapter that it is or belongs to.
    let chapter: OutlineNumber?
    /// The number of an article.
    let number: OutlineNumber?
    let sentenceCount: Int
    /// The sentence (from 1) that each paragraph begins with, 0 where it has none.
    let firstSentences: ArraySlice<UInt32>

    init(
      _ page: PageID, label: String, title: String, chapter: OutlineNumber?, sentenceCount: Int,
      firstSentences: ArraySlice<UInt32>
    ) {
      self.page = page
      self.label = label
      self.title = title
      self.chapter = chapter
      if case .article(let id) = page { number = id.number } else { number = nil }
      self.sentenceCount = sentenceCount
      self.firstSentences = firstSentences
    }

    init(_ text: PageText) {
      self.init(
        text.page, label: text.label, title: text.title, chapter: text.chapter,
        sentenceCount: text.body?.prose.sentences.count ?? 0, firstSentences: text.body?.firstSentences[...] ?? [])
    }

    /// The sentence (from 1) that a paragraph (from 1) begins with; nil when there is no such paragraph.
    func firstSentence(ofParagraph paragraph: Int) -> Int? {
      let first = firstSentences.dropFirst(max(paragraph, 1) - 1).first
      return first.flatMap { $0 > 0 ? Int($0) : nil }
    }
  }

  public let slug: Slug
  public let title: String
  public let shortTitle: String?
  /// In reading order.
  public let pages: [Page]
  /// The outlines of earlier editions, the newest first; none of a plan that was never revised.
  let former: [PlanOutline]
  /// The places of the articles among the pages.
  let articles: [UInt32]
  /// The places of the pages in the order of their names, by which they are found.
  let order: [UInt32]

  /// - Parameter formerTerms: what the editions of a revised plan had as terms.
  public init(_ plan: PlanContent, formerTerms: FormerTerms = .none) {
    self.init(
      plan, PageText.pages(of: plan), former: formerTerms.editions.reversed().map { PlanOutline($0.content) })
  }

  private init(_ plan: PlanContent, _ texts: [PageText], former: [PlanOutline]) {
    self.init(
      plan.slug, title: plan.settings.title, shortTitle: plan.settings.shortTitle,
      pages: texts.filter { $0.page != .plan(plan.slug) }.map(Page.init), former: former)
  }

  init(_ slug: Slug, title: String, shortTitle: String?, pages: [Page], former: [PlanOutline]) {
    self.slug = slug
    self.title = title
    self.shortTitle = shortTitle
    self.pages = pages
    self.former = former
    articles = pages.indices.filter { pages[$0].number != nil }.map(UInt32.init)
    let names = pages.map { Name($0) }
    order = pages.indices.sorted { (names[$0], $0) < (names[$1], $1) }.map(UInt32.init)
  }

  /// An outline as it was packed.
  init(
    _ slug: Slug, title: String, shortTitle: String?, pages: [Page], former: [PlanOutline], order: [UInt32]
  ) {
    (self.slug, self.title, self.shortTitle) = (slug, title, shortTitle)
    (self.pages, self.former, self.order) = (pages, former, order)
    articles = pages.indices.filter { pages[$0].number != nil }.map(UInt32.init)
  }

  /// The title for places where little room is.
  public var displayTitle: String { shortTitle ?? title }

  public func page(_ page: PageID) -> Page? {
    PlanOutline.place(of: page, in: pages, order).map { pages[$0] }
  }

  /// - Parameter order: the places of the pages in the order of their names.
  fileprivate static func place(of page: PageID, in pages: [Page], _ order: [UInt32]) -> Int? {
    let name = Name(page)
    var (low, high) = (0, order.count)
    while low < high {
      let middle = (low + high) / 2
      if Name(pages[Int(order[middle])]) < name { low = middle + 1 } else { high = middle }
    }
    guard low < order.count, pages[Int(order[low])].page == page else { return nil }
    return Int(order[low])
  }

  /// What a page is found by among those of its plan.
  private struct Name: Comparable {
    private let kind: Int
    private let number: OutlineNumber

    init(_ page: PageID) {
      switch page {
      case .article(let id): (kind, number) = (0, id.number)
      case .chapter(_, let chapter): (kind, number) = (1, chapter)
      case .preamble: (kind, number) = (2, OutlineNumber(0))
      case .closing: (kind, number) = (3, OutlineNumber(0))
      default: (kind, number) = (4, OutlineNumber(0))
      }
    }

    /// Looks at the numbers alone: a page's name is not copied for it.
    init(_ page: Page) {
      if let number = page.number {
        self.init(kind: 0, number)
      } else if let chapter = page.chapter {
        self.init(kind: 1, chapter)
      } else {
        self.init(page.page)
      }
    }

    private init(kind: Int, _ number: OutlineNumber) {
      self.kind = kind
      self.number = number
    }

    static func < (one: Name, other: Name) -> Bool { (one.kind, one.number) < (other.kind, other.number) }
  }

  /// Whether Markdown can link to a page of the plan and the anchor on it, "" for none.
  func has(_ page: PageID, fragment: String) -> Bool {
    let found = self.page(page)
    guard found != nil || page == .plan(slug) else { return false }
    if fragment.isEmpty { return true }
    guard fragment.first == "s", let number = Int(fragment.dropFirst()), "s\(number)" == fragment else { return false }
    return (1...max(found?.sentenceCount ?? 0, 1)).contains(number) && found?.firstSentences.isEmpty == false
  }
}

/// The outlines of all plans of a library.
public struct LibraryOutline: Sendable {
  /// By slug.
  public let plans: [PlanOutline]
  private let places: [Slug: Int]

  public init(_ plans: [PlanOutline]) {
    self.plans = plans
    places = Dictionary(plans.enumerated().map { ($1.slug, $0) }, uniquingKeysWith: { first, _ in first })
  }

  public func plan(_ slug: Slug) -> PlanOutline? { places[slug].map { plans[$0] } }

  /// The title for places where little room is; nil for no plan of the library.
  public func displayTitle(of plan: Slug) -> String? { places[plan].map { displayTitle(ofPlan: $0) } }

  /// - Parameter plan: its place among the plans.
  func displayTitle(ofPlan plan: Int) -> String { plans[plan].displayTitle }

  /// The page in any of the plans.
  public func page(_ page: PageID) -> PlanOutline.Page? {
    guard let plan = page.plan.flatMap({ places[$0] }),
      let place = PlanOutline.place(of: page, in: plans[plan].pages, plans[plan].order)
    else { return nil }
    return plans[plan].pages[place]
  }

  /// The page of an article.
  ///
  /// - Parameters:
  ///   - article: its place among the articles of its plan.
  ///   - plan: the plan's place.
  func article(_ article: Int, ofPlan plan: Int) -> PlanOutline.Page {
    plans[plan].pages[Int(plans[plan].articles[article])]
  }

  func has(_ page: PageID, fragment: String) -> Bool {
    page.plan.flatMap { places[$0] }.map { plans[$0].has(page, fragment: fragment) } ?? false
  }
}

extension Body {
  /// The sentence (from 1) that each paragraph begins with, 0 where it has none.
  fileprivate var firstSentences: [UInt32] {
    var starts: [UInt32] = []
    var start = 0
    var sentence = 0
    while true {
      while sentence < prose.sentences.count, prose.sentences[sentence].lowerBound < start { sentence += 1 }
      starts.append(sentence < prose.sentences.count ? UInt32(sentence + 1) : 0)
      guard let end = prose.bytes[start...].firstIndex(of: 0x0A) else { return starts }
      start = end + 1
    }
  }
}
