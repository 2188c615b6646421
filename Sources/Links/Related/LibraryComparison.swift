import Parallel
import Text

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The articles of a library made ready to be compared with those of other plans.
///
/// An article asks for others by its rarest features first, until it has met a number of articles that is the same for a
/// library of any size; what stands in very many articles is not asked by at all. So the work grows with the number of
/// articles and not with its square.
struct LibraryComparison: Sendable {
  /// How many articles of other plans each article names.
  private static let count = 3
  /// How many are compared with it in all their features.
  fileprivate static let candidates = 8
  /// In how many articles a feature may stand, and how many an article meets, each as often as it meets it.
  private static let longestPostings = 1_000
  private static let metArticles = 1_024
  /// About how many articles one core compares in one go.
  private static let batch = 1_024

  /// The nearest of several articles.
  struct Batch: Sendable {
    var nearest: [NearArticle] = []
    var counts: [UInt8] = []
  }

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
    let postings = SignaturePostings(plans, longest: LibraryComparison.longestPostings)
    self.postings = postings
    var batches: [Range<Int>] = []
    var first = 0
    for plan in plans.indices
    where starts[plan + 1] - starts[first] >= LibraryComparison.batch || plan + 1 == plans.count {
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
            let weight = feature.weight * LibraryComparison.rarity(count, of: articleCount)
            sum += weight * weight
          }
          return max(sum.squareRoot(), .leastNonzeroMagnitude)
        }
      }
    }.flatMap { $0 }
  }

  /// How rare a feature is that so many articles have: the logarithm, in steps of half an octave. An edit that gives a feature to
  /// one more article then changes nothing in the likeness of all others that have it, whose pages would change with it.
  private static func rarity(_ count: Int, of articleCount: Float) -> Float {
    (2 * log2(articleCount / Float(count))).rounded() / 2
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
      let rarity = LibraryComparison.rarity(found?.count ?? 1, of: articleCount)
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
      ).insert(into: &nearest, keeping: LibraryComparison.count)
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
      guard found.count <= LibraryComparison.longestPostings, met <= LibraryComparison.metArticles, weights[place] > 0
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
    let ownWeights = SignatureFeature.weights
    SignatureFeature.forEachShared(one, other) { place, other in
      sum += weights[place] * ownWeights[Int(other.bits & 15)]
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
    var count = metCount
    likeness.withUnsafeMutableBufferPointer { likeness in
      met.withUnsafeMutableBufferPointer { met in
        for article in articles {
          let before = likeness[Int(article)]
          likeness[Int(article)] = before + weight
          met[count] = article
          count += before == 0 ? 1 : 0
        }
      }
    }
    metCount = count
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
        into: &nearest, keeping: LibraryComparison.candidates)
      if nearest.count == LibraryComparison.candidates, let last = nearest.last { least = last.likeness }
    }
    metCount = 0
    return nearest
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
