#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// How much each feature says of each article of a plan.
///
/// Features are weighted by TF-IDF (Salton and Buckley, "Term-weighting approaches in automatic text retrieval", 1988):
/// 1 + log(count), times log(articles of the plan / articles of the plan that have it); a term weighs twice a pair. A
/// chapter's own words stand in many articles of it, so that they weigh little: neighbours are not favoured. The weights of
/// an article, taken as a vector, are divided by its length.
struct FeatureWeights: Sendable {
  /// By article, in the order of the features' counts.
  private(set) var byArticle: SparseMatrix<Float>
  /// By feature, the articles in their order.
  private(set) var byFeature: SparseMatrix<Float>

  init(_ features: ArticleFeatures) {
    let articleCount = features.articles.count
    let rarities = (0...articleCount).map { Float(log(Double(articleCount) / Double($0))) }
    byArticle = features.counts.map { entry in
      let kind = Float(Int(entry.column) < features.termNames.count ? ArticleFeatures.termWeight : 1)
      let rarity = rarities[Int(features.articleCounts[Int(entry.column)])]
      return (entry.value == 1 ? 1 : Float(1 + log(Double(entry.value)))) * (rarity * kind)
    }
    byFeature = byArticle.transposed(columnCount: features.articleCounts.count)
    // Summed up in the order of the features, be the order of an article's own what it will.
    var lengths = Array(repeating: Float(0), count: articleCount)
    for entry in byFeature.entries { lengths[Int(entry.column)] += entry.value * entry.value }
    for article in lengths.indices {
      let length = max(lengths[article].squareRoot(), .leastNonzeroMagnitude)
      lengths[article] = length
      for place in byArticle.row(article) { byArticle.entries[place].value /= length }
    }
    for place in byFeature.entries.indices {
      byFeature.entries[place].value /= lengths[Int(byFeature.entries[place].column)]
    }
  }
}
