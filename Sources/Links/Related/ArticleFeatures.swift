import Articles
import Text

/// What the articles of a plan are told apart by: how often each feature stands in each article.
///
/// The features are the plan's terms, and behind them the pairs of Han characters in its texts. What each says of an article
/// is its weight (`FeatureWeights`).
public struct ArticleFeatures: Sendable {
  public let plan: Slug
  /// In reading order.
  let articles: [OutlineNumber]
  /// The first features.
  let termNames: [String]
  /// The features behind the terms, as `HanPairs` writes them.
  let pairs: [UInt64]
  /// How often each feature stands in an article, by article: the terms in their order, then the pairs as they are met.
  let counts: SparseMatrix<Int32>
  /// How many articles have each feature.
  let articleCounts: [Int32]

  static let termWeight = 2.0

  public init(of plan: PlanContent, terms: PlanTerms) {
    self.init(of: plan, terms.terms.map { (name: $0.name, places: $0.places) })
  }

  /// - Parameter terms: with their places in reading order.
  init(of plan: PlanContent, _ terms: [(name: String, places: TermPlaces)]) {
    let articles = plan.articles
    self.plan = plan.slug
    self.articles = articles.map(\.number)
    termNames = terms.map(\.name)
    (counts, articleCounts, pairs) = ArticleFeatures.counts(
      in: articles, ArticleFeatures.counts(of: terms.map(\.places), PageText.articleNumbers(of: plan)))
  }

  /// How often each feature stands in each article, how many articles have it, and the pairs.
  ///
  /// - Parameter byTerm: how often each term stands in each article.
  private static func counts(
    in articles: [Article], _ byTerm: SparseMatrix<Int32>
  ) -> (SparseMatrix<Int32>, [Int32], [UInt64]) {
    let termCount = byTerm.rowCount
    let terms = byTerm.transposed(columnCount: articles.count)
    // A character is three bytes or more; most of the pairs of an article stand in it once.
    let most = articles.reduce(0) { $0 + $1.body.prose.bytes.count } / 3
    var pairs = HanPairs(of: most)
    var articleCounts = (0..<termCount).map { Int32(byTerm.row($0).count) } + Array(repeating: 0, count: most)
    /// Where each pair was last counted among the entries.
    var last = Array(repeating: Int32(-1), count: most)
    var starts: [Int32] = [0]
    typealias Entry = SparseMatrix<Int32>.Entry
    let entries = [Entry](unsafeUninitializedCapacity: terms.entries.count + most) { entries, filled in
      last.withUnsafeMutableBufferPointer { last in
        articleCounts.withUnsafeMutableBufferPointer { articleCounts in
          for (place, article) in articles.enumerated() {
            for term in terms.row(place) {
              entries[filled] = terms.entries[term]
              filled += 1
            }
            let first = filled
            pairs.each(in: article.body.prose.bytes) { pair in
              let known = Int(last[Int(pair)])
              if known >= first {
                entries[known].value += 1
              } else {
                last[Int(pair)] = Int32(filled)
                articleCounts[termCount + Int(pair)] += 1
                entries[filled] = Entry(column: Int32(termCount) + pair, value: 1)
                filled += 1
              }
            }
            starts.append(Int32(filled))
          }
        }
      }
    }
    articleCounts.removeLast(most - pairs.pairs.count)
    return (SparseMatrix(starts: starts, entries: entries), articleCounts, pairs.pairs)
  }

  /// In which articles each term stands, and how often.
  ///
  /// - Parameter articles: by the numbers of their texts; below 0 for other texts.
  private static func counts(of terms: [TermPlaces], _ articles: [Int32]) -> SparseMatrix<Int32> {
    var byTerm = SparseMatrix<Int32>()
    for places in terms {
      // They stand in reading order, so those of an article follow each other.
      var last: Int32 = -1
      for place in places.packed {
        let article = articles[Int(place.text)]
        if article >= 0, article == last {
          byTerm.entries[byTerm.entries.count - 1].value += 1
        } else if article >= 0 {
          byTerm.entries.append(.init(column: article, value: 1))
          last = article
        }
      }
      byTerm.endRow()
    }
    return byTerm
  }
}
