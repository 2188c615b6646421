/// A plan as the search knows it: what a result says of where it was found.
public struct SearchPlan: Sendable, Equatable {
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

/// A chapter of a plan, found by its number.
public struct SearchChapter: Sendable, Equatable {
  /// "8"
  public let number: String
  /// 第八部分
  public let label: String
  /// The title alone; may be empty.
  public let title: String

  public init(number: String, label: String, title: String) {
    self.number = number
    self.label = label
    self.title = title
  }
}

/// A plan with what an index says of its documents beside their texts.
struct PlanOutline: Sendable {
  let plan: SearchPlan
  /// The chapters, each with its documents, counted from the plan's first.
  private(set) var chapters: [(chapter: SearchChapter, documents: Range<Int>)]
  private(set) var documentCount = 0
  /// What the documents' texts have as they are written.
  private(set) var textBytes = 0
  /// How many documents there are of each kind, in the order of `Kind.allCases`.
  private(set) var kindCounts = [Int](repeating: 0, count: SearchDocument.Kind.allCases.count)
  /// The articles by number, counted from the plan's first document.
  private(set) var articles: [(number: String, document: Int)] = []
  private let chapterPlaces: [String: Int]

  init(_ plan: SearchPlan, chapters: [SearchChapter]) {
    self.plan = plan
    self.chapters = chapters.map { ($0, 0..<0) }
    chapterPlaces = Dictionary(zip(chapters.map(\.number), 0...), uniquingKeysWith: { first, _ in first })
  }

  /// Adds the plan's next document.
  mutating func add(_ document: PlanTextReader.Document) {
    let position = documentCount
    documentCount += 1
    textBytes += document.text.count
    for (place, kind) in SearchDocument.Kind.allCases.enumerated() where kind == document.kind {
      kindCounts[place] += 1
    }
    if document.kind == .article { articles.append((document.string(document.number), position)) }
    if let place = chapterPlace(of: document) {
      let known = chapters[place].documents
      chapters[place].documents = (known.isEmpty ? position : known.lowerBound)..<position + 1
    }
  }

  /// Where in `chapters` a document's is; nil if it is in none.
  func chapterPlace(of document: PlanTextReader.Document) -> Int? {
    chapterPlaces[document.string(document.chapter)]
  }
}

/// The plans of a library in reading order, each with the numbers of its documents.
struct SearchOutline: Sendable {
  private(set) var plans: [(outline: PlanOutline, documents: Range<Int>)] = []

  mutating func append(_ outline: PlanOutline) {
    plans.append((outline, documentCount..<documentCount + outline.documentCount))
  }

  var documentCount: Int { plans.last?.documents.upperBound ?? 0 }

  /// How many documents there are of each kind, in the order of `Kind.allCases`.
  var kindCounts: [Int] {
    plans.reduce(into: [Int](repeating: 0, count: SearchDocument.Kind.allCases.count)) { counts, plan in
      for (place, count) in plan.outline.kindCounts.enumerated() { counts[place] += count }
    }
  }
}
