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
  /// In how many articles a feature may stand, and how many an article meets, each as often as it meets it.
  private static let longestPostings = 1_000
  private static let metArticles = 4_096
  /// About how many articles one core compares in one go.
  private static let batch = 1_024

  private let plans: [PlanSignatures]
  private let places: [Slug: Int]
  /// The number of each plan's first article in the library, and one more.
  private let starts: [Int]
  /// The nearest of each article, one article behind the other.
  private let nearest: [NearArticle]
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
        let owner = owner(of: other.article)
        let otherPlace = other.article - starts[owner]
        let shared = sharedTerms(plans[place].features(of: article), plans[owner].features(of: otherPlace), names)
        return RelatedArticle(
          id: ArticleID(plan: plans[owner].plan, number: plans[owner].articles[otherPlace]),
          likeness: Double(other.likeness), sharedTerms: shared)
      }
    }
    return related
  }

  /// The place of the plan that an article belongs to.
  private func owner(of article: Int) -> Int {
    var low = 0
    var high = plans.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= article { low = middle } else { high = middle }
    }
    return low
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
    private let starts: [Int]
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
        var likeness = Array(repeating: Float(0), count: lengths.count)
        for plan in plans {
          for article in self.plans[plan].articles.indices {
            let nearest = nearest(to: article, of: plan, &likeness)
            batch.nearest += nearest
            batch.counts.append(UInt8(nearest.count))
          }
        }
        return batch
      }
    }

    /// - Parameter likeness: a place for each article, 0 before and after.
    private func nearest(to article: Int, of plan: Int, _ likeness: inout [Float]) -> [NearArticle] {
      let own = starts[plan]..<starts[plan + 1]
      var touched: [Int] = []
      for (feature, found) in asked(by: article, of: plan) {
        let rarity = log(articleCount / Float(found.count))
        let weights = SignatureFeature.weights(isTerm: feature.isTerm).map { $0 * feature.weight * rarity * rarity }
        postings.each(in: found) { other, count in
          if own.contains(other) { return }
          if likeness[other] == 0 { touched.append(other) }
          likeness[other] += weights[count]
        }
      }
      var nearest: [NearArticle] = []
      let length = lengths[own.lowerBound + article]
      for other in touched {
        NearArticle(article: other, likeness: likeness[other] / (length * lengths[other])).insert(
          into: &nearest, keeping: LibraryLikeness.count)
        likeness[other] = 0
      }
      return nearest
    }

    /// The features that an article asks by, the rarest first.
    private func asked(by article: Int, of plan: Int) -> [(SignatureFeature, SignaturePostings.Postings)] {
      var asked: [(SignatureFeature, SignaturePostings.Postings)] = []
      for feature in plans[plan].features(of: article) {
        guard let found = postings.postings(of: feature.hash), found.count <= LibraryLikeness.longestPostings,
          found.count < Int(articleCount)
        else { continue }
        asked.append((feature, found))
      }
      asked.sort { ($0.1.count, $0.0.bits) < ($1.1.count, $1.0.bits) }
      var met = 0
      return Array(
        asked.prefix { _, found in
          met += found.count
          return met <= LibraryLikeness.metArticles
        })
    }
  }
}
