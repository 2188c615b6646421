/// What a comparison found of each article of a library, one article behind the other in flat arrays.
struct ComparedArticles: Sendable, Hashable {
  /// How many articles of other plans each article names.
  static let nearestCount = 3
  /// How many are compared with it in all their features.
  static let candidateCount = 8
  fileprivate static let none = UInt32.max

  /// Of one article.
  struct Row {
    /// Those it has most in common with of all it met, and how much, by what it asked.
    var candidates: [NearArticle] = []
    /// It asks by features before this place in the order of all.
    var cutoff: UInt64 = 0
    /// Those of the candidates that are most like it.
    var nearest: [NearArticle] = []
  }

  private(set) var candidates: [UInt32]
  /// How much each has in common with the last of its candidates; below 0 where it has room for more.
  private(set) var least: [Float]
  private(set) var cutoffs: [UInt64]
  private(set) var nearest: [UInt32]
  private(set) var likeness: [Float]

  init() {
    (candidates, least, cutoffs, nearest, likeness) = ([], [], [], [], [])
  }

  /// nil for arrays that are not of so many articles.
  init?(
    articleCount: Int, candidates: [UInt32], least: [Float], cutoffs: [UInt64], nearest: [UInt32], likeness: [Float]
  ) {
    guard candidates.count == articleCount * ComparedArticles.candidateCount, least.count == articleCount,
      cutoffs.count == articleCount, nearest.count == articleCount * ComparedArticles.nearestCount,
      likeness.count == nearest.count
    else { return nil }
    (self.candidates, self.least, self.cutoffs) = (candidates, least, cutoffs)
    (self.nearest, self.likeness) = (nearest, likeness)
  }

  /// How many articles these are.
  var count: Int { cutoffs.count }

  mutating func append(_ row: Row) {
    cutoffs.append(row.cutoff)
    let isFull = row.candidates.count == ComparedArticles.candidateCount
    least.append(isFull ? row.candidates.last?.likeness ?? -1 : -1)
    for place in 0..<ComparedArticles.candidateCount {
      candidates.append(
        place < row.candidates.count ? UInt32(row.candidates[place].article) : ComparedArticles.none)
    }
    for place in 0..<ComparedArticles.nearestCount {
      let near = place < row.nearest.count ? row.nearest[place] : nil
      nearest.append(near.map { UInt32($0.article) } ?? ComparedArticles.none)
      likeness.append(near?.likeness ?? 0)
    }
  }

  mutating func append(contentsOf other: ComparedArticles) {
    candidates += other.candidates
    least += other.least
    cutoffs += other.cutoffs
    nearest += other.nearest
    likeness += other.likeness
  }

  /// Takes what was found anew of one article.
  ///
  /// - Parameter place: of the article in `other`.
  mutating func replace(_ article: Int, with other: ComparedArticles, _ place: Int) {
    cutoffs[article] = other.cutoffs[place]
    least[article] = other.least[place]
    let (candidateCount, nearestCount) = (ComparedArticles.candidateCount, ComparedArticles.nearestCount)
    for index in 0..<candidateCount {
      candidates[article * candidateCount + index] = other.candidates[place * candidateCount + index]
    }
    for index in 0..<nearestCount {
      nearest[article * nearestCount + index] = other.nearest[place * nearestCount + index]
      likeness[article * nearestCount + index] = other.likeness[place * nearestCount + index]
    }
  }

  /// What is of use without any further comparison.
  var nearestArticles: NearestArticles { NearestArticles(nearest, likeness) }

  /// Whether any of the candidates of `article` is marked.
  func hasCandidate(of article: Int, in marked: [Bool]) -> Bool {
    let start = article * ComparedArticles.candidateCount
    for place in start..<start + ComparedArticles.candidateCount {
      let candidate = candidates[place]
      if candidate == ComparedArticles.none { return false }
      if marked[Int(candidate)] { return true }
    }
    return false
  }

  /// Whether `other` would be among the candidates of `article`.
  func wouldTake(_ other: NearArticle, for article: Int) -> Bool {
    guard least[article] >= 0 else { return true }
    let last = candidates[(article + 1) * ComparedArticles.candidateCount - 1]
    return other.precedes(NearArticle(article: Int(last), likeness: least[article]))
  }
}

/// The articles that are most like each article of a library, the likest first.
struct NearestArticles: Sendable {
  private let nearest: [UInt32]
  private let likeness: [Float]

  static let none = NearestArticles([], [])

  fileprivate init(_ nearest: [UInt32], _ likeness: [Float]) {
    self.nearest = nearest
    self.likeness = likeness
  }

  func to(_ article: Int) -> some Sequence<NearArticle> {
    let start = article * ComparedArticles.nearestCount
    return (start..<start + ComparedArticles.nearestCount).lazy.filter { nearest[$0] != ComparedArticles.none }.map {
      NearArticle(article: Int(nearest[$0]), likeness: likeness[$0])
    }
  }
}
