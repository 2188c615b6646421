import Parallel

/// Compares the articles of a library of which a few differ from those of an earlier comparison.
///
/// What is found of an article depends on its features, on how rare they are, and on whom it meets by them. So an article finds
/// what it found before, unless its own features changed or the step of one of them did; or unless such an article was among its
/// candidates or would be now. These are compared anew. What comes of it is what a comparison of all gives.
struct LikenessUpdate {
  private let before: LibraryComparison
  private let found: ComparedArticles
  private let plans: [PlanSignatures]
  /// The articles that changed, themselves or in how rare one of their features is.
  private var changed: [Int] = []
  private var isChanged: [Bool]
  private var features: [UInt32: FeatureChange] = [:]

  /// The articles that have a feature now and had it not, and the reverse.
  private struct FeatureChange {
    var gained: [PostedArticle] = []
    var lost: [Int] = []
  }

  private init(_ before: LibraryComparison, _ found: ComparedArticles, _ plans: [PlanSignatures]) {
    self.before = before
    self.found = found
    self.plans = plans
    isChanged = Array(repeating: false, count: before.lengths.count)
  }

  /// What is found of all articles now; nil when so much has changed that all must be compared.
  ///
  /// - Parameters:
  ///   - plans: as many as before, each with as many articles.
  ///   - changedPlans: the places of those that may differ.
  ///   - found: what was found then.
  static func compare(
    _ plans: [PlanSignatures], changedPlans: [Int], since before: LibraryComparison, _ found: ComparedArticles
  ) -> ComparedArticles? {
    if changedPlans.isEmpty { return found }
    var update = LikenessUpdate(before, found, plans)
    for plan in changedPlans { update.noticeChanges(ofPlan: plan) }
    guard update.changed.count <= before.limits.mostChanged, let postings = update.changedPostings(),
      update.changed.count <= before.limits.mostChanged
    else { return nil }
    return update.compare(with: postings)
  }

  // MARK: What changed

  private mutating func noticeChanges(ofPlan plan: Int) {
    for place in 0..<plans[plan].articleCount {
      let (old, new) = (before.plans[plan].features(of: place), plans[plan].features(of: place))
      if old.elementsEqual(new) { continue }
      let article = before.starts[plan] + place
      mark(article)
      let (oldHashes, newHashes) = (Set(old.map(\.hash)), Set(new.map(\.hash)))
      for feature in new where !oldHashes.contains(feature.hash) {
        features[feature.hash, default: .init()].gained.append(PostedArticle(article, having: feature))
      }
      for feature in old where !newHashes.contains(feature.hash) {
        features[feature.hash, default: .init()].lost.append(article)
      }
    }
  }

  private mutating func mark(_ article: Int) {
    if isChanged[article] { return }
    isChanged[article] = true
    changed.append(article)
  }

  /// Which articles have each feature now; marks those that have one of another step than before. nil when it is not known
  /// which these are.
  private mutating func changedPostings() -> SignaturePostings? {
    var postings: [UInt32: (count: Int, articles: [PostedArticle])] = [:]
    for (hash, change) in features {
      let old = before.postings.postings(of: hash)
      let count = old.map(\.count) ?? 0
      let newCount = count + change.gained.count - change.lost.count
      let isOfSameStep =
        count == 0 || newCount == 0 || before.steps.step(of: count) == before.steps.step(of: newCount)
      guard old?.hasArticles ?? true else {
        guard isOfSameStep, newCount > 0 else { return nil }
        postings[hash] = (newCount, [])
        continue
      }
      let articles = old.map { before.postings.articles(of: $0) } ?? []
      if !isOfSameStep { for posted in articles { mark(posted.article) } }
      let isKept = newCount > 0 && before.keepsArticles(of: before.steps.step(of: newCount))
      postings[hash] = (newCount, isKept ? articles.filter { !change.lost.contains($0.article) } + change.gained : [])
    }
    return before.postings.changing(postings)
  }

  // MARK: Comparing

  private func compare(with postings: SignaturePostings) -> ComparedArticles {
    var lengths = before.lengths
    for article in changed { lengths[article] = length(of: article, postings) }
    let now = LibraryComparison(plans, before.starts, before.limits, before.steps, postings, lengths: lengths)
    var isAsked = isChanged
    for article in isAsked.indices where found.hasCandidate(of: article, in: isChanged) { isAsked[article] = true }
    for article in newMeetings(now) { isAsked[article] = true }
    let asked = isAsked.indices.filter { isAsked[$0] }
    var all = found
    let size = 64
    for (batch, compared) in now.compare(asked, in: size).enumerated() {
      for place in 0..<compared.count { all.replace(asked[batch * size + place], with: compared, place) }
    }
    return all
  }

  private func length(of article: Int, _ postings: SignaturePostings) -> Float {
    let plan = before.starts.owner(of: article)
    var squares: UInt64 = 0
    for feature in plans[plan].features(of: article - before.starts[plan]) {
      let weight = feature.weight * UInt64(before.steps.step(of: postings.postings(of: feature.hash)?.count ?? 1))
      squares += weight * weight
    }
    return LibraryComparison.length(squares)
  }

  /// The articles, themselves as they were, that would take a changed one among their candidates.
  private func newMeetings(_ now: LibraryComparison) -> [Int] {
    changed.batches(of: 64).parallelMap { [found, isChanged] articles in
      var tally = ArticleTally(articleCount: isChanged.count)
      var meeting: [Int] = []
      for article in articles {
        let plan = now.starts.owner(of: article)
        for feature in now.plans[plan].features(of: article - now.starts[plan]) {
          guard let postings = now.postings.postings(of: feature.hash) else { continue }
          let step = now.steps.step(of: postings.count)
          let place = LibraryComparison.place(feature.hash, step)
          for other in now.postings.articles(of: postings)
          where place < found.cutoffs[other.article] && !isChanged[other.article] {
            tally.add(other.article, LibraryComparison.meetingWeight(other.feature(feature.hash), step))
          }
        }
        let own = now.starts[plan]..<now.starts[plan + 1]
        tally.takeAll { other, sum in
          if !own.contains(other), found.wouldTake(now.near(article, sum), for: other) { meeting.append(other) }
        }
      }
      return meeting
    }.flatMap { $0 }
  }
}
