import Articles
import Text

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What the articles of a plan are told apart by, and how much each feature says of each article.
///
/// The features are the plan's terms, and behind them the pairs of Han characters in its texts, weighted by TF-IDF (Salton
/// and Buckley, "Term-weighting approaches in automatic text retrieval", 1988): 1 + log(count), times log(articles of the
/// plan / articles of the plan that have it); a term weighs twice a pair. A chapter's own words stand in many articles of
/// it, so that they weigh little: neighbours are not favoured.
public struct ArticleFeatures: Sendable {
  public let plan: Slug
  /// In reading order.
  let articles: [OutlineNumber]
  /// The first features.
  let termNames: [String]
  /// The features behind the terms, as `HanPairs` writes them.
  let pairs: [UInt64]
  /// How often each feature stands in an article, by article.
  let counts: SparseMatrix<Int32>
  /// The weight of each feature in an article, by article; features in their order.
  let byArticle: SparseMatrix<Float>
  /// The same, by feature.
  let byFeature: SparseMatrix<Float>

  static let termWeight = 2.0

  public init(of plan: PlanContent, terms: PlanTerms) {
    self.init(of: plan, terms.terms.map { (name: $0.name, places: $0.places) })
  }

  /// - Parameter terms: with their places in reading order.
  init(of plan: PlanContent, _ terms: [(name: String, places: [TermPlace])]) {
    let articles = plan.articles
    self.plan = plan.slug
    self.articles = articles.map(\.number)
    termNames = terms.map(\.name)
    (counts, pairs) = ArticleFeatures.counts(in: articles, terms.map(\.places))
    byFeature = ArticleFeatures.weights(
      counts.transposed(columnCount: termNames.count + pairs.count), termCount: termNames.count,
      articleCount: articles.count)
    byArticle = byFeature.transposed(columnCount: articles.count)
  }

  /// How often each feature stands in each article.
  private static func counts(in articles: [Article], _ terms: [[TermPlace]]) -> (SparseMatrix<Int32>, [UInt64]) {
    let termCounts = termCounts(in: articles, terms)
    var pairs = HanPairs()
    var counts = SparseMatrix<Int32>()
    // Most of the pairs of a text stand in it once, and a character is three bytes.
    counts.entries.reserveCapacity(
      termCounts.entries.count + articles.reduce(0) { $0 + $1.body.prose.bytes.count } / 3)
    /// How often a pair stands in the present article, and which pairs do.
    var found: [Int32] = []
    var met: [Int32] = []
    for (place, article) in articles.enumerated() {
      counts.entries += termCounts.entries[termCounts.row(place)]
      pairs.each(in: article.body.prose.bytes) { pair in
        if Int(pair) == found.count { found.append(0) }
        if found[Int(pair)] == 0 { met.append(pair) }
        found[Int(pair)] += 1
      }
      for pair in met {
        counts.entries.append(.init(column: pair + Int32(terms.count), value: found[Int(pair)]))
        found[Int(pair)] = 0
      }
      met.removeAll(keepingCapacity: true)
      counts.endRow()
    }
    return (counts, pairs.pairs)
  }

  private static func termCounts(in articles: [Article], _ terms: [[TermPlace]]) -> SparseMatrix<Int32> {
    let places = Dictionary(
      articles.enumerated().map { ($1.number, Int32($0)) }, uniquingKeysWith: { first, _ in first })
    var byTerm = SparseMatrix<Int32>()
    for placesOfTerm in terms {
      // They stand in reading order, so those of an article follow each other.
      var last: PageID?
      for place in placesOfTerm {
        if place.page == last {
          byTerm.entries[byTerm.entries.count - 1].value += 1
        } else if case .article(let id) = place.page, let article = places[id.number] {
          byTerm.entries.append(.init(column: article, value: 1))
          last = place.page
        }
      }
      byTerm.endRow()
    }
    return byTerm.transposed(columnCount: articles.count)
  }

  private static func weights(
    _ counts: SparseMatrix<Int32>, termCount: Int, articleCount: Int
  ) -> SparseMatrix<Float> {
    var weights = SparseMatrix<Float>()
    weights.entries.reserveCapacity(counts.entries.count)
    for feature in 0..<counts.rowCount {
      let row = counts.row(feature)
      let rarity = Float(log(Double(articleCount) / Double(row.count)))
      let kind = Float(feature < termCount ? termWeight : 1)
      for entry in counts.entries[row] {
        let count = entry.value == 1 ? 1 : Float(1 + log(Double(entry.value)))
        weights.entries.append(.init(column: entry.column, value: count * (rarity * kind)))
      }
      weights.endRow()
    }
    return weights
  }
}
