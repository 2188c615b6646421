import Parallel

/// An article that has a feature, and how often: three bits.
struct PostedArticle: Sendable, BitwiseCopyable {
  private let bits: UInt32

  init(_ article: Int, having feature: SignatureFeature) {
    bits = UInt32(article) << 3 | feature.bits & 7
  }

  var article: Int { Int(bits >> 3) }

  func feature(_ hash: UInt32) -> SignatureFeature { SignatureFeature(bits: hash << 3 | bits & 7) }
}

/// Which articles of a library have each feature of their signatures.
struct SignaturePostings: Sendable {
  /// The features of one range of hashes, in their order.
  struct Slice: Sendable {
    var hashes: [UInt32] = []
    /// How many articles have the feature.
    var counts: [UInt32] = []
    /// Where the feature's articles begin, and one more.
    var starts: [UInt32] = [0]
    /// Where the features of each bucket of hashes begin, and one more.
    var buckets: [UInt32] = []
    /// By number.
    var articles: [PostedArticle] = []
  }

  struct Postings {
    /// How many articles have the feature.
    let count: Int
    fileprivate let slice: Int
    /// None where the feature stands in too many articles.
    fileprivate let articles: Range<Int>

    var hasArticles: Bool { !articles.isEmpty }
  }

  /// By the first four bits of the hash; and one of what has changed since these were made.
  let slices: [Slice]
  /// Where in the last slice are features that have changed.
  private var changes: [UInt32: Int] = [:]

  static let sliceCount = 16
  private static let sliceShift: UInt32 = 25
  /// By the next twelve.
  private static let bucketShift: UInt32 = 13
  private static let bucketCount = 1 << 12

  /// - Parameters:
  ///   - longest: in how many articles features of a step may stand; the articles of others are not kept.
  ///   - squares: is given of each slice the squares of what its features weigh in each article, summed up.
  static func made(
    of plans: [PlanSignatures], articleCount: Int, _ steps: RaritySteps, longest: Int
  ) -> (postings: SignaturePostings, squares: [UInt64]) {
    let made = (0..<UInt32(sliceCount)).map { $0 }.parallelMap { slice($0, of: plans, articleCount, steps, longest) }
    var squares = Array(repeating: UInt64(0), count: articleCount)
    for made in made { for article in squares.indices { squares[article] += made.squares[article] } }
    return (SignaturePostings(slices: made.map(\.slice)), squares)
  }

  init(slices: [Slice]) {
    self.slices = slices
  }

  // MARK: Making

  private static func slice(
    _ number: UInt32, of plans: [PlanSignatures], _ articleCount: Int, _ steps: RaritySteps, _ longest: Int
  ) -> (slice: Slice, squares: [UInt64]) {
    let keys = sorted(keys(number, of: plans))
    var slice = Slice()
    var squares = Array(repeating: UInt64(0), count: articleCount)
    var start = 0
    while start < keys.count {
      let hash = hash(of: keys[start])
      var end = start + 1
      while end < keys.count, SignaturePostings.hash(of: keys[end]) == hash { end += 1 }
      let step = steps.step(of: end - start)
      let isKept = steps.middle(step) <= longest
      for key in keys[start..<end] {
        let article = article(of: key)
        let feature = SignatureFeature(bits: hash << 3 | UInt32(key & 7))
        let weight = feature.weight * UInt64(step)
        squares[article] += weight * weight
        if isKept { slice.articles.append(PostedArticle(article, having: feature)) }
      }
      slice.hashes.append(hash)
      slice.counts.append(UInt32(end - start))
      slice.starts.append(UInt32(slice.articles.count))
      start = end
    }
    slice.buckets = Array(repeating: 0, count: bucketCount + 1)
    for hash in slice.hashes { slice.buckets[bucket(of: hash) + 1] += 1 }
    for bucket in 0..<bucketCount { slice.buckets[bucket + 1] += slice.buckets[bucket] }
    return (slice, squares)
  }

  /// Of each feature of a slice in each article the hash, the number of the article, and three bits for how often it stands there.
  private static func keys(_ slice: UInt32, of plans: [PlanSignatures]) -> [UInt64] {
    var keys: [UInt64] = []
    var article: UInt64 = 0
    for plan in plans {
      for place in 0..<plan.articleCount {
        plan.features(of: place).withUnsafeBufferPointer { features in
          for feature in features where feature.hash >> sliceShift == slice {
            keys.append(UInt64(feature.hash) << 35 | article << 3 | UInt64(feature.bits & 7))
          }
        }
        article += 1
      }
    }
    return keys
  }

  private static func hash(of key: UInt64) -> UInt32 { UInt32(key >> 35) }

  private static func article(of key: UInt64) -> Int { Int(UInt32(truncatingIfNeeded: key >> 3)) }

  /// The keys in order: those of each bucket are put together, and then sorted.
  private static func sorted(_ keys: [UInt64]) -> [UInt64] {
    var ends = Array(repeating: 0, count: bucketCount + 1)
    for key in keys { ends[bucket(of: hash(of: key)) + 1] += 1 }
    for bucket in 0..<bucketCount { ends[bucket + 1] += ends[bucket] }
    let starts = ends
    return Array(unsafeUninitializedCapacity: keys.count) { sorted, count in
      for key in keys {
        let bucket = bucket(of: hash(of: key))
        sorted[ends[bucket]] = key
        ends[bucket] += 1
      }
      for bucket in 0..<bucketCount {
        var part = UnsafeMutableBufferPointer(rebasing: sorted[starts[bucket]..<starts[bucket + 1]])
        part.sort()
      }
      count = keys.count
    }
  }

  private static func bucket(of hash: UInt32) -> Int { Int(hash >> bucketShift) & (bucketCount - 1) }

  // MARK: Asking

  /// nil for what no article has.
  func postings(of hash: UInt32) -> Postings? {
    if !changes.isEmpty, let place = changes[hash] { return postings(at: place, in: SignaturePostings.sliceCount) }
    let slice = Int(hash >> SignaturePostings.sliceShift)
    let bucket = SignaturePostings.bucket(of: hash)
    for place in Int(slices[slice].buckets[bucket])..<Int(slices[slice].buckets[bucket + 1])
    where slices[slice].hashes[place] == hash {
      return postings(at: place, in: slice)
    }
    return nil
  }

  private func postings(at place: Int, in slice: Int) -> Postings? {
    let count = Int(slices[slice].counts[place])
    guard count > 0 else { return nil }
    return Postings(
      count: count, slice: slice,
      articles: Int(slices[slice].starts[place])..<Int(slices[slice].starts[place + 1]))
  }

  /// The articles of `postings`, by number.
  func articles(of postings: Postings) -> ArraySlice<PostedArticle> {
    slices[postings.slice].articles[postings.articles]
  }

  /// The same where some features stand in other articles.
  ///
  /// - Parameter changed: how many articles now have each, and which where these are kept.
  func changing(_ changed: [UInt32: (count: Int, articles: [PostedArticle])]) -> SignaturePostings {
    var slice = Slice()
    var places: [UInt32: Int] = [:]
    for (hash, now) in changed {
      places[hash] = slice.counts.count
      slice.counts.append(UInt32(now.count))
      slice.articles += now.articles
      slice.starts.append(UInt32(slice.articles.count))
    }
    var postings = SignaturePostings(slices: slices + [slice])
    postings.changes = places
    return postings
  }
}
