import Articles

/// An article that speaks of the same things as another.
public struct RelatedArticle: Sendable, Hashable {
  public let id: ArticleID
  /// The cosine of the two articles' weighted features: 0 for nothing in common, 1 for the same.
  public let likeness: Double
  /// The terms that both have, the weightiest first.
  public let sharedTerms: [String]
  /// How an article of another plan is cited there, and its title; nil for one of the same plan.
  public let label: String?
  public let title: String?

  init(id: ArticleID, likeness: Double, sharedTerms: [String], label: String? = nil, title: String? = nil) {
    self.id = id
    self.likeness = likeness
    self.sharedTerms = sharedTerms
    self.label = label
    self.title = title
  }

  /// Likeness as it is published.
  public static func thousandths(_ likeness: Double) -> Int { Int((likeness * 1_000).rounded()) }

  /// The most terms that are named as a reason.
  private static let reasons = 3

  /// The first of `names`, without those that say no more than one before them: 乡村振兴 where 乡村振兴战略 is named
  /// already.
  static func reasons(_ names: some Sequence<String>) -> [String] {
    var reasons: [String] = []
    reasons.reserveCapacity(RelatedArticle.reasons)
    for name in names where !reasons.contains(where: { $0.utf8.hold(name.utf8) || name.utf8.hold($0.utf8) }) {
      reasons.append(name)
      if reasons.count == RelatedArticle.reasons { break }
    }
    return reasons
  }
}

extension String.UTF8View {
  /// Whether the bytes of `other` stand in these, one behind the other.
  fileprivate func hold(_ other: String.UTF8View) -> Bool {
    guard other.count <= count else { return false }
    let found = withContiguousStorageIfAvailable { bytes in
      other.withContiguousStorageIfAvailable { bytes.hold($0) }
    }
    return (found ?? nil)
      ?? Array(self).withUnsafeBufferPointer { bytes in Array(other).withUnsafeBufferPointer { bytes.hold($0) } }
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// Whether the bytes of `other`, which is no longer, stand in these, one behind the other.
  fileprivate func hold(_ other: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let first = other.first else { return true }
    return (0...(count - other.count)).contains { start in
      self[start] == first && (1..<other.count).allSatisfy { self[start + $0] == other[$0] }
    }
  }
}
