import Articles
import Parallel
import Text

/// For each article of a plan, the nearest of the same plan. Nothing but the plan has a say in it.
///
/// Likeness is the cosine of the weights of the articles' features (`FeatureWeights`).
///
/// The articles are compared through an inverted index. An article asks only for its weightiest features, and a feature
/// that stands in very many articles is left out, so that the work grows with the number of articles and not with its
/// square.
///
/// Being near is asked from both sides: an article lists its five nearest, and the articles that list it among theirs.
/// So every such link has its way back.
public struct RelatedArticles: Sendable {
  /// How many articles each article names itself.
  static let count = 5
  /// By how many features an article asks for others, and how many articles a feature may stand in.
  private static let askedFeatures = 64
  private static let longestPostings = 400
  /// How many articles one core compares in one go.
  private static let batch = 256

  private let places: [OutlineNumber: Int]
  private let lists: [[RelatedArticle]]
  /// The articles that each article names itself, the nearest first.
  private let nearest: [[NearArticle]]

  public init(plan: PlanContent, terms: PlanTerms) {
    self.init(ArticleFeatures(of: plan, terms: terms))
  }

  public init(_ features: ArticleFeatures) {
    let articles = features.articles
    places = Dictionary(articles.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    let comparison = Comparison(features)
    let starts = Array(stride(from: 0, to: articles.count, by: RelatedArticles.batch))
    let nearest = starts.parallelMap {
      comparison.nearest(of: $0..<min($0 + RelatedArticles.batch, articles.count))
    }.flatMap { $0 }
    self.nearest = nearest
    lists = RelatedArticles.withWaysBack(nearest).enumerated().map { place, list in
      list.map { near in
        RelatedArticle(
          id: ArticleID(plan: features.plan, number: articles[near.article]), likeness: Double(near.likeness),
          sharedTerms: comparison.sharedTerms(place, near.article))
      }
    }
  }

  /// The articles nearest to an article: its own nearest first, then those that name it among theirs.
  public func related(to article: OutlineNumber) -> [RelatedArticle] { places[article].map { lists[$0] } ?? [] }

  /// The articles that an article names among its nearest and that name it among theirs.
  func nearestOfEachOther(_ article: Int) -> [NearArticle] {
    nearest[article].filter { near in nearest[near.article].contains { $0.article == article } }
  }

  private static func withWaysBack(_ nearest: [[NearArticle]]) -> [[NearArticle]] {
    var back: [[NearArticle]] = Array(repeating: [], count: nearest.count)
    for (place, list) in nearest.enumerated() {
      for near in list where !nearest[near.article].contains(where: { $0.article == place }) {
        back[near.article].append(NearArticle(article: place, likeness: near.likeness))
      }
    }
    return zip(nearest, back).map { $0 + $1.sorted { $0.precedes($1) } }
  }

  /// The articles of a plan made ready to be compared; in one piece, for each comparison is handed it.
  private final class Comparison: Sendable {
    let features: ArticleFeatures
    let weights: FeatureWeights

    init(_ features: ArticleFeatures) {
      self.features = features
      weights = FeatureWeights(features)
    }

    func nearest(of range: Range<Int>) -> [[NearArticle]] {
      let byFeature = weights.byFeature
      var likeness = Array(repeating: Float(0), count: features.articles.count)
      var touched: [Int] = []
      var keys: [UInt64] = []
      return range.map { article in
        findAsked(by: article, &keys)
        for key in keys {
          let (feature, weight) = RelatedArticles.feature(of: key)
          guard weight > 0, features.articleCounts[feature] <= RelatedArticles.longestPostings else { continue }
          for place in byFeature.row(feature) {
            let entry = byFeature.entries[place]
            let other = Int(entry.column)
            guard other != article else { continue }
            if likeness[other] == 0 { touched.append(other) }
            likeness[other] += weight * entry.value
          }
        }
        var nearest: [NearArticle] = []
        nearest.reserveCapacity(RelatedArticles.count + 1)
        for other in touched {
          NearArticle(article: other, likeness: likeness[other]).insert(into: &nearest, keeping: RelatedArticles.count)
          likeness[other] = 0
        }
        touched.removeAll(keepingCapacity: true)
        return nearest
      }
    }

    /// Finds the features that an article asks by, the weightiest first: what stands in no other leads nowhere.
    private func findAsked(by article: Int, _ keys: inout [UInt64]) {
      keys.removeAll(keepingCapacity: true)
      let weights = self.weights.byArticle
      for entry in weights.entries[weights.row(article)] where features.articleCounts[Int(entry.column)] > 1 {
        keys.append(RelatedArticles.key(of: entry))
      }
      keys.keepSmallest(RelatedArticles.askedFeatures)
      keys.sort()
    }

    /// The weightiest terms of both articles.
    func sharedTerms(_ one: Int, _ other: Int) -> [String] {
      let (left, right) = (terms(of: one), terms(of: other))
      var shared: [(term: Int, weight: Float)] = []
      var place = right.startIndex
      for entry in left {
        while place < right.endIndex, right[place].column < entry.column { place += 1 }
        guard place < right.endIndex, right[place].column == entry.column else { continue }
        shared.append((Int(entry.column), entry.value * right[place].value))
      }
      shared.sort { ($1.weight, $0.term) < ($0.weight, $1.term) }
      return RelatedArticle.reasons(shared.lazy.map { self.features.termNames[$0.term] })
    }

    /// The terms are the first features of an article.
    private func terms(of article: Int) -> ArraySlice<SparseMatrix<Float>.Entry> {
      let weights = self.weights.byArticle
      return weights.entries[weights.row(article)].prefix { Int($0.column) < self.features.termNames.count }
    }
  }

  /// A feature's weight and the feature as one number: the weightier first. Positive weights are ordered as their bits are.
  private static func key(of entry: SparseMatrix<Float>.Entry) -> UInt64 {
    UInt64(~entry.value.bitPattern) << 32 | UInt64(entry.column)
  }

  private static func feature(of key: UInt64) -> (feature: Int, weight: Float) {
    (Int(truncatingIfNeeded: key & 0xFFFF_FFFF), Float(bitPattern: ~UInt32(key >> 32)))
  }
}

/// An article by its place among others, and how like another it is.
struct NearArticle: Sendable {
  private let place: UInt32
  let likeness: Float

  init(article: Int, likeness: Float) {
    place = UInt32(article)
    self.likeness = likeness
  }

  var article: Int { Int(place) }

  /// Whether it comes before `other`: the likelier first, then the earlier.
  func precedes(_ other: NearArticle) -> Bool { (other.likeness, article) < (likeness, other.article) }

  /// Puts it at its place in a list of the nearest, which has no more than `count`.
  func insert(into nearest: inout [NearArticle], keeping count: Int) {
    if nearest.count == count, let last = nearest.last, !precedes(last) { return }
    nearest.insert(self, at: nearest.firstIndex { precedes($0) } ?? nearest.count)
    if nearest.count > count { nearest.removeLast() }
  }
}
