import Articles
import Parallel
import Text

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// For each article of a library, the nearest of other plans, by the signatures of the plans alone.
///
/// Likeness is the cosine of the signatures' features, each weighed as its article has it and by how rare it is in the
/// library: log(articles / articles that have it in their signatures).
///
/// An article asks for others by its rarest features first, until it has met a number of articles that is the same for a
/// library of any size; what stands in very many articles is not asked by at all. So the work grows with the number of
/// articles and not with its square.
public struct LibraryLikeness: Sendable {
  /// How many articles of other plans each article names.
  static let count = 3
  /// How many are compared with it in all their features.
  private static let candidates = 8
  /// In how many articles a feature may stand, and how many an article meets, each as often as it meets it.
  private static let longestPostings = 1_000
  private static let metArticles = 1_024
  /// About how many articles one core compares in one go.
  private static let batch = 1_024

  private let plans: [PlanSignatures]
  private let places: [Slug: Int]
  /// The number of each plan's first article in the library, and one more.
  let starts: [Int]
  /// The nearest of each article, one article behind the other.
  let nearest: [NearArticle]
  /// Where those of each article begin, and one more.
  private let nearestStarts: [UInt32]

  public init(_ plans: [PlanSignatures]) {
    self.plans = plans
    places = Dictionary(plans.enumerated().map { ($1.plan, $0) }, uniquingKeysWith: { first, _ in first })
    starts = plans.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.articles.count) }
    var nearest: [NearArticle] = []
    var nearestStarts: [UInt32] = [0]
    if plans.count > 1 {
      for batch in Comparison(plans, starts).nearest() {
        nearest += batch.nearest
        for count in batch.counts { nearestStarts.append(nearestStarts[nearestStarts.count - 1] + UInt32(count)) }
      }
    }
    self.nearest = nearest
    self.nearestStarts = nearestStarts
  }

  /// The nearest articles of other plans to each article of `plan`, by its number, the nearest first.
  ///
  /// - Parameter terms: those of the plan, by which shared ones are named.
  public func relatedElsewhere(to plan: Slug, terms: PlanTerms) -> [OutlineNumber: [RelatedArticle]] {
    guard plans.count > 1, let place = places[plan] else { return [:] }
    let names = Dictionary(
      terms.terms.map { (SignatureFeature.hash(ofTerm: $0.name), $0) }, uniquingKeysWith: { first, _ in first })
    var related: [OutlineNumber: [RelatedArticle]] = [:]
    for (article, number) in plans[place].articles.enumerated() {
      let near = starts[place] + article
      related[number] = nearest[Int(nearestStarts[near])..<Int(nearestStarts[near + 1])].map { other in
        let owner = starts.owner(of: other.article)
        let otherPlace = other.article - starts[owner]
        let shared = sharedTerms(plans[place].features(of: article), plans[owner].features(of: otherPlace), names)
        return RelatedArticle(
          id: ArticleID(plan: plans[owner].plan, number: plans[owner].articles[otherPlace]),
          likeness: Double(other.likeness), sharedTerms: shared)
      }
    }
    return related
  }

  /// The terms of both articles, first those that stand oftenest in them and on the fewest pages of the plan.
  private func sharedTerms(
    _ one: ArraySlice<SignatureFeature>, _ other: ArraySlice<SignatureFeature>, _ names: [UInt32: Term]
  ) -> [String] {
    var shared: [(name: String, weight: Float)] = []
    var place = other.startIndex
    for feature in one where feature.isTerm {
      while place < other.endIndex, other[place].hash < feature.hash { place += 1 }
      guard place < other.endIndex, other[place].hash == feature.hash, let term = names[feature.hash] else { continue }
      shared.append((term.name, feature.weight * other[place].weight / Float(term.pageCount)))
    }
    shared.sort { ($1.weight, $0.name) < ($0.weight, $1.name) }
    return RelatedArticle.reasons(shared.lazy.map(\.name))
  }

  /// The nearest of several articles.
  private struct Batch: Sendable {
    var nearest: [NearArticle] = []
    var counts: [UInt8] = []
  }

  /// The articles of a library made ready to be compared.
  private struct Comparison: Sendable {
    private let plans: [PlanSignatures]
    let starts: [Int]
    private let postings: SignaturePostings
    /// Of each article, the length of its weights taken as a vector.
    private let lengths: [Float]
    /// The plans that one core takes in one go.
    private let batches: [Range<Int>]
    private let articleCount: Float

    init(_ plans: [PlanSignatures], _ starts: [Int]) {
      self.plans = plans
      self.starts = starts
      let articleCount = Float(starts[plans.count])
      self.articleCount = articleCount
      let postings = SignaturePostings(plans, longest: LibraryLikeness.longestPostings)
      self.postings = postings
      var batches: [Range<Int>] = []
      var first = 0
      for plan in plans.indices
      where starts[plan + 1] - starts[first] >= LibraryLikeness.batch || plan + 1 == plans.count {
        batches.append(first..<(plan + 1))
        first = plan + 1
      }
      self.batches = batches
      lengths = batches.parallelMap { batch in
        batch.flatMap { plan in
          plans[plan].articles.indices.map { article in
            var sum: Float = 0
            for feature in plans[plan].features(of: article) {
              let count = postings.postings(of: feature.hash)?.count ?? 1
              let weight = feature.weight * log(articleCount / Float(count))
              sum += weight * weight
            }
            return max(sum.squareRoot(), .leastNonzeroMagnitude)
          }
        }
      }.flatMap { $0 }
    }

    func nearest() -> [Batch] {
      batches.parallelMap { plans in
        var batch = Batch()
        var tally = Tally(articleCount: lengths.count)
        for plan in plans {
          for article in self.plans[plan].articles.indices {
            let nearest = nearest(to: article, of: plan, &tally)
            batch.nearest += nearest
            batch.counts.append(UInt8(nearest.count))
          }
        }
        return batch
      }
    }

    private func nearest(to article: Int, of plan: Int, _ tally: inout Tally) -> [NearArticle] {
      let features = plans[plan].features(of: article)
      let found = features.map { postings.postings(of: $0.hash) }
      let weights = zip(features, found).map { feature, found in
        let rarity = log(articleCount / Float(found?.count ?? 1))
        return feature.weight * rarity * rarity
      }
      meet(found, weights, &tally)
      let candidates = tally.takeNearest(
        to: starts[plan] + article, lengths, outside: starts[plan]..<starts[plan + 1])
      var nearest: [NearArticle] = []
      for candidate in candidates {
        let owner = starts.owner(of: candidate.article)
        let others = plans[owner].features(of: candidate.article - starts[owner])
        let product = product(features, weights, others)
        NearArticle(
          article: candidate.article,
          likeness: product / (lengths[starts[plan] + article] * lengths[candidate.article])
        ).insert(into: &nearest, keeping: LibraryLikeness.count)
      }
      return nearest
    }

    /// Counts what an article has in common with those that it meets by its rarest features.
    private func meet(_ found: [SignaturePostings.Postings?], _ weights: [Float], _ tally: inout Tally) {
      // Each with its place among the article's.
      let rarest = found.enumerated().compactMap { place, found in
        found.map { UInt64($0.count) << 8 | UInt64(place) }
      }.sorted()
      var met = 0
      for key in rarest {
        let place = Int(key & 0xFF)
        guard let found = found[place] else { continue }
        met += found.count
        // What all articles have says nothing.
        guard found.count <= LibraryLikeness.longestPostings, met <= LibraryLikeness.metArticles, weights[place] > 0
        else { return }
        tally.add(postings.articles(of: found), weights[place])
      }
    }

    /// The sum of the products of what both have.
    ///
    /// - Parameter weights: those of `one`, with the rarity of each feature in both.
    private func product(
      _ one: ArraySlice<SignatureFeature>, _ weights: [Float], _ other: ArraySlice<SignatureFeature>
    ) -> Float {
      var sum: Float = 0
      var place = other.startIndex
      for (feature, weight) in zip(one, weights) {
        while place < other.endIndex, other[place].hash < feature.hash { place += 1 }
        guard place < other.endIndex else { break }
        if other[place].hash == feature.hash { sum += weight * other[place].weight }
      }
      return sum
    }
  }

  /// What an article has in common with others, as far as it has met them.
  private struct Tally {
    /// By article; 0 for those that it has not met.
    private var likeness: [Float]
    /// The articles that it has met, in the first places.
    private var met: [UInt32]
    private var metCount = 0

    init(articleCount: Int) {
      likeness = Array(repeating: 0, count: articleCount)
      met = Array(repeating: 0, count: articleCount + 1)
    }

    mutating func add(_ articles: ArraySlice<UInt32>, _ weight: Float) {
      for article in articles {
        let other = Int(article)
        let before = likeness[other]
        likeness[other] = before + weight
        met[metCount] = article
        if before == 0 { metCount += 1 }
      }
    }

    /// Those outside its own plan with which `article` has most in common; then nothing is counted any more.
    mutating func takeNearest(to article: Int, _ lengths: [Float], outside own: Range<Int>) -> [NearArticle] {
      var nearest: [NearArticle] = []
      var least: Float = 0
      for place in 0..<metCount {
        let other = Int(met[place])
        let likeness = self.likeness[other] / (lengths[article] * lengths[other])
        self.likeness[other] = 0
        if likeness < least || own.contains(other) { continue }
        NearArticle(article: other, likeness: likeness).insert(
          into: &nearest, keeping: LibraryLikeness.candidates)
        if nearest.count == LibraryLikeness.candidates, let last = nearest.last { least = last.likeness }
      }
      metCount = 0
      return nearest
    }
  }
}

extension [Int] {
  /// The place of the plan that an article belongs to, where these are the numbers of the plans' first articles.
  fileprivate func owner(of article: Int) -> Int {
    var low = 0
    var high = count - 1
    while high - low > 1 {
      let middle = (low + high) / 2
      if self[middle] <= article { low = middle } else { high = middle }
    }
    return low
  }
}
