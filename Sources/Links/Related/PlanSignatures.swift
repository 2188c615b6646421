import Articles
import Text

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What the articles of a plan are known by among those of other plans: of each its weightiest features, four bytes each, so
/// that those of a whole library fit in memory.
///
/// They are chosen by the plan alone, so they change with nothing but its text. A feature weighs as in `FeatureWeights`,
/// but for its rarity: what most articles of the plan have says little of one of them, while of what few have it is for the
/// other plans to say how rare it is (`LibraryLikeness`). Where features weigh alike, a hash of them decides, so that two
/// plans leave out the same.
public struct PlanSignatures: Sendable, Hashable {
  public let plan: Slug
  /// In reading order.
  let articles: [OutlineNumber]
  /// Where each article's features begin, and one more.
  let starts: [Int]
  /// In each article ascending.
  let features: [SignatureFeature]

  /// By how many features an article is known that has so many.
  private static func size(of features: Int) -> Int { min(48 + features / 8, 128) }

  /// What one of so many articles has is not taken for rarer where fewer have it.
  private static let rare = 1.5

  public init(_ features: ArticleFeatures) {
    let hashes =
      features.termNames.map { SignatureFeature.hash(ofTerm: $0) }
      + features.pairs.map { SignatureFeature.hash(ofPair: $0) }
    let count = Double(features.articles.count)
    // By how many articles have a feature.
    let rarities = (0...features.articles.count).map { articles in
      Float(min(log((count + 1) / Double(articles)), log(PlanSignatures.rare)))
    }
    var starts = [0]
    var chosen: [SignatureFeature] = []
    var keys: [UInt64] = []
    let weights = SignatureFeature.weights
    for article in features.articles.indices {
      for entry in features.counts.entries[features.counts.row(article)] {
        let column = Int(entry.column)
        let feature = SignatureFeature(hash: hashes[column], count: Int(entry.value))
        // Positive numbers are ordered as their bits are.
        let weight = (weights[Int(feature.bits & 15)] * rarities[Int(features.articleCounts[column])]).bitPattern
        keys.append(UInt64(~weight) << 32 | UInt64(feature.bits))
      }
      keys.keepSmallest(PlanSignatures.size(of: keys.count))
      for place in keys.indices { keys[place] &= 0xFFFF_FFFF }
      keys.sort()
      for key in keys { chosen.append(SignatureFeature(bits: UInt32(key))) }
      starts.append(chosen.count)
      keys.removeAll(keepingCapacity: true)
    }
    // Kept for every plan of a library: without room for more.
    self.init(plan: features.plan, articles: features.articles, starts: starts, features: Array(chosen[...]))
  }

  private init(plan: Slug, articles: [OutlineNumber], starts: [Int], features: [SignatureFeature]) {
    self.plan = plan
    self.articles = articles
    self.starts = starts
    self.features = features
  }

  func features(of article: Int) -> ArraySlice<SignatureFeature> { features[starts[article]..<starts[article + 1]] }
}

// MARK: As bytes

extension PlanSignatures {
  /// The plan's name; each article's number and how many features it has; the features: texts with their length in a byte
  /// before them, numbers of four bytes, the lowest first.
  public var bytes: [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(features.count * 4 + articles.count * 8 + 128)
    func append(_ text: String) {
      bytes.append(UInt8(text.utf8.count))
      bytes += text.utf8
    }
    func append(_ number: UInt32) {
      for shift in stride(from: UInt32(0), to: 32, by: 8) { bytes.append(UInt8(number >> shift & 0xFF)) }
    }
    append(plan.description)
    append(UInt32(articles.count))
    for (place, article) in articles.enumerated() {
      append(article.description)
      bytes.append(UInt8(starts[place + 1] - starts[place]))
    }
    for feature in features { append(feature.bits) }
    return bytes
  }

  /// Reads what `bytes` wrote; nil for anything else.
  public init?(bytes: [UInt8]) {
    var rest = bytes[...]
    func text() -> String? {
      guard let length = rest.popFirst(), rest.count >= length else { return nil }
      defer { rest.removeFirst(Int(length)) }
      return String(validating: rest.prefix(Int(length)), as: UTF8.self)
    }
    func number() -> UInt32? {
      guard rest.count >= 4 else { return nil }
      defer { rest.removeFirst(4) }
      return rest.prefix(4).reversed().reduce(0) { $0 << 8 | UInt32($1) }
    }
    guard let plan = text().flatMap({ Slug($0) }), let count = number() else { return nil }
    var articles: [OutlineNumber] = []
    var starts = [0]
    for _ in 0..<count {
      guard let article = text().flatMap({ OutlineNumber($0) }), let size = rest.popFirst() else { return nil }
      articles.append(article)
      starts.append(starts[starts.count - 1] + Int(size))
    }
    guard rest.count == starts[starts.count - 1] * 4 else { return nil }
    var features: [SignatureFeature] = []
    features.reserveCapacity(rest.count / 4)
    while let bits = number() { features.append(SignatureFeature(bits: bits)) }
    self.init(plan: plan, articles: articles, starts: starts, features: features)
  }
}
