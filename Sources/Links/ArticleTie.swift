import Articles

/// Two articles of a plan that have to do with each other.
public struct ArticleTie: Sendable, Hashable {
  /// Their places in reading order, the earlier first.
  public let one: Int
  public let other: Int
  /// How like they are, when each is among the other's nearest; else 0.
  public let likeness: Double
  /// Whether one's text refers or links to the other.
  public let isReference: Bool
}

extension LinkedPlan {
  /// The ties of the plan's articles: those that name each other among their nearest, and those of which one refers to the
  /// other. In the order of the articles.
  public var ties: [ArticleTie] {
    let articles = plan.articles
    let places = Dictionary(articles.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    var likeness: [Pair: Double] = [:]
    var references: Set<Pair> = []
    for (place, article) in articles.enumerated() {
      for near in nearestOfEachOther(place) {
        let pair = Pair(place, near.article)
        likeness[pair] = max(likeness[pair] ?? 0, Double(near.likeness))
      }
      for link in backlinks(to: .article(article.id)) {
        if case .article(let id) = link.page, let other = places[id], other != place {
          references.insert(Pair(place, other))
        }
      }
    }
    return references.union(likeness.keys).sorted { ($0.one, $0.other) < ($1.one, $1.other) }.map {
      ArticleTie(one: $0.one, other: $0.other, likeness: likeness[$0] ?? 0, isReference: references.contains($0))
    }
  }

  private struct Pair: Hashable {
    let one: Int
    let other: Int

    init(_ first: Int, _ second: Int) {
      one = min(first, second)
      other = max(first, second)
    }
  }
}
