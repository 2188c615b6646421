import Files

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
  /// Where each article's features begin among those that these lie among, and one more; in reading order.
  let starts: ArraySlice<UInt32>
  /// In each article ascending. They may be a part of a whole library's.
  let features: ArraySlice<SignatureFeature>

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
    var starts: [UInt32] = [0]
    var chosen: [SignatureFeature] = []
    var keys: [UInt64] = []
    let weights = SignatureFeature.weights.map { Float($0) }
    for article in features.articles.indices {
      for entry in features.counts.entries[features.counts.row(article)] {
        let column = Int(entry.column)
        let feature = SignatureFeature(hash: hashes[column], count: Int(entry.value))
        // Positive numbers are ordered as their bits are.
        let weight = (weights[feature.kind] * rarities[Int(features.articleCounts[column])]).bitPattern
        keys.append(UInt64(~weight) << 32 | UInt64(feature.bits))
      }
      keys.keepSmallest(PlanSignatures.size(of: keys.count))
      for place in keys.indices { keys[place] &= 0xFFFF_FFFF }
      keys.sort()
      for key in keys {
        let feature = SignatureFeature(bits: UInt32(key))
        // Of two that have the same hash one is enough.
        if chosen.count > starts[starts.count - 1], chosen[chosen.count - 1].hash == feature.hash { continue }
        chosen.append(feature)
      }
      starts.append(UInt32(chosen.count))
      keys.removeAll(keepingCapacity: true)
    }
    // Kept for every plan of a library: without room for more.
    self.init(starts: starts[...], features: Array(chosen[...])[...])
  }

  /// - Parameter starts: where each article's features begin among all that `features` lie among, and one more.
  init(starts: ArraySlice<UInt32>, features: ArraySlice<SignatureFeature>) {
    self.starts = starts
    self.features = features
  }

  /// Of a plan without articles.
  static let none = PlanSignatures(starts: [0], features: [])

  var articleCount: Int { starts.count - 1 }

  func features(of article: Int) -> ArraySlice<SignatureFeature> {
    let start = starts.startIndex + article
    return features[Int(starts[start])..<Int(starts[start + 1])]
  }
}

// MARK: As bytes

extension PlanSignatures {
  /// How many features each article has, and the features.
  public func pack(into packing: inout Packing) {
    packing.numbers(zip(starts, starts.dropFirst()).map { UInt8($1 - $0) }[...])
    packing.numbers(features.map(\.bits)[...])
  }

  /// Reads what `pack` wrote; nil, and a reading that is not whole, for anything else.
  public init?(_ packed: inout Unpacking) {
    let starts = packed.numbers(UInt8.self).reduce(into: [UInt32(0)]) { $0.append($0[$0.count - 1] + UInt32($1)) }
    let features = packed.numbers(UInt32.self).map { SignatureFeature(bits: $0) }
    guard features.count == Int(starts[starts.count - 1]) else {
      packed.fail()
      return nil
    }
    self.init(starts: starts[...], features: features[...])
  }
}
