import Articles
import Files
import Terms
import Text

/// For each article of a library, the nearest of other plans, by the signatures of the plans alone.
///
/// Likeness is the cosine of the signatures' features, each weighed as its article has it and by how rare it is in the
/// library: the logarithm, in steps, of articles / articles that have it in their signatures. `LibraryComparison` says whom an
/// article is compared with, `LikenessUpdate` what of it an edit changes.
public struct LibraryLikeness: Sendable {
  private let plans: [PlanSignatures]
  private let places: [Slug: Int]
  /// The number of each plan's first article in the library, and one more.
  private let starts: [Int]
  private let nearest: NearestArticles

  /// Compares the articles of a library.
  ///
  /// - Parameters:
  ///   - surveys: of all plans, by slug, each with what was found in it or with signatures that the base has.
  ///   - base: an earlier comparison that fits these.
  /// - Returns: what came of it; and the comparison for later ones, where all articles were compared.
  public static func compare(
    _ surveys: [PlanSurvey], since base: LikenessBase? = nil
  ) -> (likeness: LibraryLikeness, base: LikenessBase?) {
    compare(surveys, since: base, LibraryComparison.Limits())
  }

  static func compare(
    _ surveys: [PlanSurvey], since base: LikenessBase?, _ limits: LibraryComparison.Limits
  ) -> (likeness: LibraryLikeness, base: LikenessBase?) {
    let plans = surveys.enumerated().map { place, survey in
      survey.findings?.signatures ?? base?.comparison.plans[place] ?? .none
    }
    if let base {
      let changed = surveys.indices.filter { !base.hasSignatures(of: surveys[$0], at: $0) }
      let found = LikenessUpdate.compare(plans, changedPlans: changed, since: base.comparison, base.found)
      if let found { return (LibraryLikeness(surveys, plans, found.nearestArticles), nil) }
    }
    guard plans.count > 1 else { return (LibraryLikeness(surveys, plans, .none), nil) }
    let starts = plans.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.articleCount) }
    let comparison = LibraryComparison(plans, starts, limits)
    let found = comparison.compareAll()
    let made = LikenessBase(
      plans: surveys.map(\.outline.slug), sums: surveys.map(\.findingsSum), comparison: comparison, found: found)
    return (LibraryLikeness(surveys, plans, found.nearestArticles), made)
  }

  private init(_ surveys: [PlanSurvey], _ plans: [PlanSignatures], _ nearest: NearestArticles) {
    self.plans = plans
    places = Dictionary(surveys.enumerated().map { ($1.outline.slug, $0) }, uniquingKeysWith: { first, _ in first })
    starts = plans.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.articleCount) }
    self.nearest = nearest
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
    for article in 0..<plans[place].articleCount {
      guard case .article(let id) = outline.article(article, ofPlan: place).page else { continue }
      let own = plans[place].features(of: article).filter(\.isTerm)
      related[id.number] = nearest.to(starts[place] + article).compactMap { near in
        let owner = starts.owner(of: near.article)
        let page = outline.article(near.article - starts[owner], ofPlan: owner)
        guard case .article(let id) = page.page else { return nil }
        return RelatedArticle(
          id: id, likeness: Double(LibraryLikeness.hundredths(near.likeness)) / 100,
          sharedTerms: sharedTerms(own, plans[owner].features(of: near.article - starts[owner]), terms),
          label: page.label, title: page.title)
      }
    }
    return related
  }

  /// Likeness to articles of other plans as it is published. It is that of samples, of which a third digit says nothing; and with one
  /// an edit would change the files of tens of plans that have a word in common with it.
  private static func hundredths(_ likeness: Float) -> Int { Int((likeness * 100).rounded()) }

  /// Packs all that `relatedElsewhere` says of a plan beside what its own text does.
  ///
  /// - Parameter mentions: of all articles of the library, what is said where they are named.
  func pack(nearestTo plan: Slug, _ mentions: [UInt64], into packing: inout Packing) {
    guard plans.count > 1, let place = places[plan] else { return }
    var words: [UInt64] = []
    for article in starts[place]..<starts[place + 1] {
      for near in nearest.to(article) {
        words.append(mentions[near.article])
        words.append(UInt64(LibraryLikeness.hundredths(near.likeness)))
      }
      // How many each article has is told by what no likeness is.
      words.append(.max)
    }
    packing.numbers(words[...])
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
      let weight = Float(one[place].weight * other.weight) / Float(terms.terms[term].pageCount)
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
