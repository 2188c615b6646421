/// A plan as the search knows it: what a result says of where it was found.
public struct SearchPlan: Sendable {
  public let slug: String
  public let title: String
  /// The date of the edition that is searched: 2025-12-15.
  public let edition: String

  public init(slug: String, title: String, edition: String) {
    self.slug = slug
    self.title = title
    self.edition = edition
  }
}

/// A chapter of a plan, found by the plan's slug and its own number.
public struct SearchChapter: Sendable {
  /// The slug of the plan.
  public let plan: String
  /// "8"
  public let number: String
  /// 第八部分
  public let label: String
  /// The title alone; may be empty.
  public let title: String

  public init(plan: String, number: String, label: String, title: String) {
    self.plan = plan
    self.number = number
    self.label = label
    self.title = title
  }
}

/// The plans and chapters with the documents that each of them has, which stand side by side.
struct SearchOutline {
  private struct ChapterKey: Hashable {
    let plan: String
    let number: String
  }

  let plans: [(plan: SearchPlan, documents: Range<Int>)]
  let chapters: [(chapter: SearchChapter, documents: Range<Int>)]
  private let planPlaces: [String: Int]
  private let chapterPlaces: [ChapterKey: Int]

  /// - Parameter documents: those of a plan side by side, and in it those of a chapter.
  init(_ documents: [SearchDocument], plans: [SearchPlan], chapters: [SearchChapter]) {
    planPlaces = Dictionary(zip(plans.map(\.slug), 0...), uniquingKeysWith: { first, _ in first })
    chapterPlaces = Dictionary(
      zip(chapters.map { ChapterKey(plan: $0.plan, number: $0.number) }, 0...), uniquingKeysWith: { first, _ in first })
    var planRanges = [Range<Int>](repeating: 0..<0, count: plans.count)
    var chapterRanges = [Range<Int>](repeating: 0..<0, count: chapters.count)
    for (position, document) in documents.enumerated() {
      if let place = planPlaces[document.plan] { SearchOutline.extend(&planRanges[place], to: position) }
      if let place = chapterPlaces[ChapterKey(plan: document.plan, number: document.chapter)] {
        SearchOutline.extend(&chapterRanges[place], to: position)
      }
    }
    self.plans = Array(zip(plans, planRanges))
    self.chapters = Array(zip(chapters, chapterRanges))
  }

  private static func extend(_ range: inout Range<Int>, to position: Int) {
    range = (range.isEmpty ? position : range.lowerBound)..<position + 1
  }

  /// The plans and chapters that some documents belong to, in the order of the documents.
  func part(of documents: ArraySlice<SearchDocument>) -> (plans: [SearchPlan], chapters: [SearchChapter]) {
    let plans = documents.compactMap { planPlaces[$0.plan] }
    let chapters = documents.compactMap { chapterPlaces[ChapterKey(plan: $0.plan, number: $0.chapter)] }
    return (
      SearchOutline.distinct(plans).map { self.plans[$0].plan },
      SearchOutline.distinct(chapters).map { self.chapters[$0].chapter }
    )
  }

  private static func distinct(_ places: [Int]) -> [Int] {
    var seen = Set<Int>()
    return places.filter { seen.insert($0).inserted }
  }
}
