import Articles

/// An article that speaks of the same things as another.
public struct RelatedArticle: Sendable, Hashable {
  public let id: ArticleID
  /// The cosine of the two articles' weighted features: 0 for nothing in common, 1 for the same.
  public let likeness: Double
  /// The terms that both have, the weightiest first.
  public let sharedTerms: [String]

  /// The most terms that are named as a reason.
  private static let reasons = 3

  /// The first of `names`, without those that say no more than one before them: 乡村振兴 where 乡村振兴战略 is named
  /// already.
  static func reasons(_ names: some Sequence<String>) -> [String] {
    var reasons: [String] = []
    for name in names where !reasons.contains(where: { $0.contains(name) || name.contains($0) }) {
      reasons.append(name)
      if reasons.count == RelatedArticle.reasons { break }
    }
    return reasons
  }
}
