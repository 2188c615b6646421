import Parallel

/// The articles of a library made ready to be compared with those of other plans.
///
/// An article asks for others by its rarest features first, until it has met a number of articles that is the same for a
/// library of any size; what stands in very many articles is not asked by at all. So the work grows with the number of
/// articles and not with its square.
///
/// All that an article takes from the rest of the library is how rare its features are, in steps, and which others have them. So
/// most others may change and nothing changes for it (`LikenessUpdate`).
struct LibraryComparison: Sendable {
  struct Limits: Sendable {
    /// In how many articles a feature may stand that is asked by, and how many an article meets, each as often as it meets it.
    var longestPostings = 1_000
    var metArticles = 1_024
    /// If more articles than these differ from those that were compared, all are compared.
    var mostChanged = 1_000
  }

  /// About how many articles one core compares in one go.
  private static let batch = 1_024

  let plans: [PlanSignatures]
  /// The number of each plan's first article in the library, and one more.
  let starts: [Int]
  let limits: Limits
  let steps: RaritySteps
  let postings: SignaturePostings
  /// Of each article, the length of its weights taken as a vector.
  let lengths: [Float]

  init(_ plans: [PlanSignatures], _ starts: [Int], _ limits: Limits) {
    let articleCount = starts[plans.count]
    let steps = RaritySteps(articleCount: articleCount)
    let (postings, squares) = SignaturePostings.made(
      of: plans, articleCount: articleCount, steps, longest: limits.longestPostings)
    self.init(plans, starts, limits, steps, postings, lengths: squares.map(LibraryComparison.length))
  }

  init(
    _ plans: [PlanSignatures], _ starts: [Int], _ limits: Limits, _ steps: RaritySteps, _ postings: SignaturePostings,
    lengths: [Float]
  ) {
    self.plans = plans
    self.starts = starts
    self.limits = limits
    self.steps = steps
    self.postings = postings
    self.lengths = lengths
  }

  /// - Parameter squares: of all weights, summed up.
  static func length(_ squares: UInt64) -> Float { max(Float(squares), 1).squareRoot() }

  func features(of article: Int) -> ArraySlice<SignatureFeature> {
    let plan = starts.owner(of: article)
    return plans[plan].features(of: article - starts[plan])
  }

  /// Whether it is kept which articles have a feature of the step.
  func keepsArticles(of step: UInt8) -> Bool { steps.middle(step) <= limits.longestPostings }

  /// Compares every article.
  func compareAll() -> ComparedArticles {
    compare(Array(0..<lengths.count), in: LibraryComparison.batch).reduce(into: ComparedArticles()) {
      $0.append(contentsOf: $1)
    }
  }

  /// What is found of some articles, in their order, so many at a time.
  func compare(_ articles: [Int], in size: Int) -> [ComparedArticles] {
    articles.batches(of: size).parallelMap { articles in
      var tally = ArticleTally(articleCount: lengths.count)
      var compared = ComparedArticles()
      for article in articles { compared.append(row(of: article, &tally)) }
      return compared
    }
  }

  private func row(of article: Int, _ tally: inout ArticleTally) -> ComparedArticles.Row {
    let plan = starts.owner(of: article)
    let features = plans[plan].features(of: article - starts[plan])
    let found = features.map { postings.postings(of: $0.hash) }
    var row = ComparedArticles.Row()
    row.cutoff = meet(features, found, &tally)
    let own = starts[plan]..<starts[plan + 1]
    var least: Float = 0
    tally.takeAll { other, sum in
      let near = near(other, sum)
      if near.likeness < least || own.contains(other) { return }
      near.insert(into: &row.candidates, keeping: ComparedArticles.candidateCount)
      if row.candidates.count == ComparedArticles.candidateCount { least = row.candidates.last?.likeness ?? 0 }
    }
    let weights = zip(features, found).map { feature, found in
      let step = UInt64(steps.step(of: found?.count ?? 1))
      return feature.weight * step * step
    }
    for candidate in row.candidates {
      let product = product(features, weights, self.features(of: candidate.article))
      NearArticle(
        article: candidate.article, likeness: Float(product) / (lengths[article] * lengths[candidate.article])
      ).insert(into: &row.nearest, keeping: ComparedArticles.nearestCount)
    }
    return row
  }

  // MARK: Meeting

  /// How much an article has in common with `other` where the features that it asks by sum up so.
  func near(_ other: Int, _ sum: UInt32) -> NearArticle {
    NearArticle(article: other, likeness: Float(sum) / lengths[other])
  }

  /// The place of a feature in the order in which all articles ask: the rarest first, and in the order of their hashes.
  static func place(_ hash: UInt32, _ step: UInt8) -> UInt64 { UInt64(UInt8.max - step) << 32 | UInt64(hash) }

  /// How much it says that an article has a feature in common with others.
  static func meetingWeight(_ feature: SignatureFeature, _ step: UInt8) -> UInt32 {
    UInt32(feature.weight) * UInt32(step) * UInt32(step)
  }

  /// Counts what an article has in common with those that it meets by its rarest features.
  ///
  /// - Returns: the place in the order of all features before which are those that it asks by.
  private func meet(
    _ features: ArraySlice<SignatureFeature>, _ found: [SignaturePostings.Postings?], _ tally: inout ArticleTally
  ) -> UInt64 {
    var asked: [(place: UInt64, found: Int)] = []
    for (place, feature) in zip(found.indices, features) {
      // What one article has alone leads nowhere.
      guard let found = found[place], found.count > 1 else { continue }
      asked.append((LibraryComparison.place(feature.hash, steps.step(of: found.count)), place))
    }
    asked.sort { $0.place < $1.place }
    var met = 0
    var cutoff: UInt64 = 0
    for asked in asked {
      guard let found = found[asked.found] else { continue }
      let step = steps.step(of: found.count)
      met += steps.middle(step)
      // What all articles have says nothing.
      guard keepsArticles(of: step), met <= limits.metArticles, step > 0 else { break }
      cutoff = asked.place + 1
      tally.add(
        postings.articles(of: found),
        LibraryComparison.meetingWeight(features[features.startIndex + asked.found], step))
    }
    return cutoff
  }

  /// The sum of the products of what both have.
  ///
  /// - Parameter weights: those of `one`, with the rarity of each feature in both.
  private func product(
    _ one: ArraySlice<SignatureFeature>, _ weights: [UInt64], _ other: ArraySlice<SignatureFeature>
  ) -> UInt64 {
    var sum: UInt64 = 0
    let ownWeights = SignatureFeature.weights
    SignatureFeature.forEachShared(one, other) { place, other in sum += weights[place] * ownWeights[other.kind] }
    return sum
  }
}

extension [Int] {
  /// The place of the plan that an article belongs to, where these are the numbers of the plans' first articles.
  func owner(of article: Int) -> Int {
    var low = 0
    var high = count - 1
    while high - low > 1 {
      let middle = (low + high) / 2
      if self[middle] <= article { low = middle } else { high = middle }
    }
    return low
  }
}
