import Articles
import Files
import Terms
import Text

/// For each article of a library, the nearest of other plans, by the signatures of the plans alone.
///
/// Likeness is the cosine of the signatures' features, each weighed as its article has it and by how rare it is in the
/// library: the logarithm, in steps, of articles / articles that have it in their signatures.
public struct LibraryLikeness: Sendable {
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
      for batch in LibraryComparison(plans, starts).nearest() {
        nearest += batch.nearest
        for count in batch.counts { nearestStarts.append(nearestStarts[nearestStarts.count - 1] + UInt32(count)) }
      }
    }
    self.nearest = nearest
    self.nearestStarts = nearestStarts
  }

  /// The nearest articles of other plans to each article of `plan`, by its number, the nearest first.
  ///
  /// - Parameters:
  ///   - terms: those of the plan, by which shared ones are named.
  ///   - outline: of the library, its plans in the same order.
  func relatedElsewhere(to plan: Slug, terms: PlanTerms, in outline: LibraryOutline) -> [OutlineNumber:
    [RelatedArticle]]
  {
    guard plans.count > 1, let place = places[plan] else { return [:] }
    let terms = TermsByHash(terms.terms)
    var related: [OutlineNumber: [RelatedArticle]] = [:]
    for (article, number) in plans[place].articles.enumerated() {
      let near = starts[place] + article
      let own = plans[place].features(of: article).filter(\.isTerm)
      related[number] = nearest[Int(nearestStarts[near])..<Int(nearestStarts[near + 1])].map { other in
        let owner = starts.owner(of: other.article)
        let otherPlace = other.article - starts[owner]
        let (label, title) = outline.article(otherPlace, plans[owner].articles[otherPlace], ofPlan: owner)
        return RelatedArticle(
          id: ArticleID(plan: plans[owner].plan, number: plans[owner].articles[otherPlace]),
          likeness: Double(other.likeness),
          sharedTerms: sharedTerms(own, plans[owner].features(of: otherPlace), terms),
          label: label, title: title)
      }
    }
    return related
  }

  /// Packs all that `relatedElsewhere` says of a plan beside what its own text does.
  ///
  /// - Parameter outline: of the library, its plans in the same order.
  func pack(nearestTo plan: Slug, in outline: LibraryOutline, into packing: inout Packing) {
    guard plans.count > 1, let place = places[plan] else { return }
    for near in nearest[Int(nearestStarts[starts[place]])..<Int(nearestStarts[starts[place + 1]])] {
      let owner = starts.owner(of: near.article)
      let other = near.article - starts[owner]
      let number = plans[owner].articles[other]
      let (label, title) = outline.article(other, number, ofPlan: owner)
      packing.text(plans[owner].plan.description)
      packing.text(outline.displayTitle(ofPlan: owner))
      packing.text(number.description)
      packing.text(label ?? "")
      packing.text(title ?? "")
      packing.number(RelatedArticle.thousandths(Double(near.likeness)))
      plans[owner].features(of: other).withUnsafeBufferPointer { features in
        for feature in features where feature.isTerm { packing.number(Int(feature.bits)) }
      }
      // No term is 0.
      packing.number(0)
    }
    // How many each article has.
    for article in starts[place]..<starts[place + 1] {
      packing.number(Int(nearestStarts[article + 1] - nearestStarts[article]))
    }
  }

  /// The terms of both articles, first those that stand oftenest in them and on the fewest pages of the plan.
  ///
  /// - Parameter one: an article's terms.
  private func sharedTerms(
    _ one: [SignatureFeature], _ other: ArraySlice<SignatureFeature>, _ terms: TermsByHash
  ) -> [String] {
    var shared: [(name: String, weight: Float)] = []
    SignatureFeature.forEachShared(one[...], other) { place, other in
      guard let term = terms.place(of: other.hash) else { return }
      let weight = one[place].weight * other.weight / Float(terms.terms[term].pageCount)
      shared.append((terms.terms[term].name, weight))
    }
    shared.sort { ($1.weight, $0.name) < ($0.weight, $1.name) }
    return RelatedArticle.reasons(shared.lazy.map(\.name))
  }

  /// A plan's terms, found by the hashes that stand for them in signatures.
  private struct TermsByHash {
    let terms: [Term]
    private var hashes = NumberedKeys()
    /// The place of each hash's first term.
    private var places: [Int] = []

    init(_ terms: [Term]) {
      self.terms = terms
      for place in terms.indices {
        let number = hashes.number(of: UInt64(SignatureFeature.hash(ofTerm: terms[place].name)))
        if Int(number) == places.count { places.append(place) }
      }
    }

    func place(of hash: UInt32) -> Int? { hashes.numberIfMet(UInt64(hash)).map { places[Int($0)] } }
  }
}
