import Articles
import Parallel
import Text

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// An article that speaks of the same things as another.
public struct RelatedArticle: Sendable {
  public let id: ArticleID
  /// The cosine of the two articles' weighted features: 0 for nothing in common, 1 for the same.
  public let likeness: Double
  /// The terms that both have, the weightiest first.
  public let sharedTerms: [String]
}

/// For each article, the nearest of its plan and of other plans.
///
/// An article's features are its terms and the pairs of Han characters in its text, weighted by TF-IDF (Salton and
/// Buckley, "Term-weighting approaches in automatic text retrieval", 1988): 1 + log(count), times log(articles / articles
/// that have it); a term weighs twice a pair. Likeness is the cosine of the weights. A chapter's own words stand in many
/// articles of it, so that they weigh little: neighbours are not favoured.
///
/// The articles are compared through an inverted index. An article asks only for its weightiest features, and a feature
/// that stands in very many articles is left out, so that the work grows with the number of articles and not with its
/// square.
///
/// Being near is asked from both sides: an article lists its five nearest, and the articles that list it among theirs.
/// So every such link has its way back.
struct RelatedArticles {
  /// How many articles each article names itself.
  static let count = 5
  /// How many it names in other plans.
  static let otherCount = 3
  /// By how many features an article asks for others, and how many articles a feature may stand in.
  private static let askedFeatures = 64
  private static let longestPostings = 400
  private static let termWeight = 2.0

  private struct Document {
    let id: ArticleID
    /// The weight of each feature, by feature.
    var weights: [(feature: Int32, weight: Float)]
  }

  private var documents: [Document] = []
  private var postings: [[(document: Int32, weight: Float)]] = []
  private var termNames: [Int32: String] = [:]
  /// How many of an article's list it names itself; the others name it.
  private(set) var ownCounts: [ArticleID: Int] = [:]
  private(set) var nearest: [ArticleID: [RelatedArticle]] = [:]
  private(set) var nearestElsewhere: [ArticleID: [RelatedArticle]] = [:]

  init(_ library: Library, terms: [Slug: PlanTerms]) {
    addDocuments(library, terms)
    weigh()
    compare()
  }

  // MARK: Features

  private mutating func addDocuments(_ library: Library, _ terms: [Slug: PlanTerms]) {
    var features: [UInt64: Int32] = [:]
    var termFeatures: [String: Int32] = [:]
    var count: Int32 = 0
    for plan in library.plans {
      var counts: [ArticleID: [Int32: Int]] = [:]
      for term in terms[plan.slug]?.terms ?? [] {
        let feature = termFeatures[term.name] ?? count
        if feature == count {
          termFeatures[term.name] = feature
          termNames[feature] = term.name
          count += 1
        }
        for place in term.places {
          if case .article(let id) = place.page { counts[id, default: [:]][feature, default: 0] += 1 }
        }
      }
      for chapter in plan.chapters {
        for article in chapter.articles {
          var found = counts[article.id] ?? [:]
          HanPairs.each(in: article.body.prose.bytes) { pair in
            let feature = features[pair] ?? count
            if feature == count {
              features[pair] = feature
              count += 1
            }
            found[feature, default: 0] += 1
          }
          documents.append(
            Document(
              id: article.id,
              weights: found.sorted { $0.key < $1.key }.map { ($0.key, Float(1 + log(Double($0.value)))) }))
        }
      }
    }
    featureCount = Int(count)
  }

  private var featureCount = 0

  private mutating func weigh() {
    var frequencies = Array(repeating: 0, count: featureCount)
    for document in documents {
      for (feature, _) in document.weights { frequencies[Int(feature)] += 1 }
    }
    let total = Double(documents.count)
    postings = Array(repeating: [], count: featureCount)
    for index in documents.indices {
      var sum: Float = 0
      for place in documents[index].weights.indices {
        let feature = documents[index].weights[place].feature
        let frequency = frequencies[Int(feature)]
        let rarity = Float(log(total / Double(frequency)))
        let kind = Float(termNames[feature] == nil ? 1 : RelatedArticles.termWeight)
        documents[index].weights[place].weight *= rarity * kind
        sum += documents[index].weights[place].weight * documents[index].weights[place].weight
      }
      let length = max(sum.squareRoot(), .leastNonzeroMagnitude)
      // What stands in one article alone counts for its length and leads nowhere.
      documents[index].weights.removeAll { frequencies[Int($0.feature)] < 2 }
      for place in documents[index].weights.indices { documents[index].weights[place].weight /= length }
      for (feature, weight) in documents[index].weights where weight > 0 {
        postings[Int(feature)].append((Int32(index), weight))
      }
    }
  }

  // MARK: Comparing

  private struct Likeness {
    let document: Int
    let value: Float

    /// Whether it comes before `other`: the likelier first, then the earlier.
    func precedes(_ other: Likeness) -> Bool { (other.value, document) < (value, other.document) }
  }

  /// What is nearest to one article, in its plan and elsewhere.
  private struct Nearest {
    var own: [Likeness] = []
    var elsewhere: [Likeness] = []
  }

  /// How many articles one core compares in one go.
  private static let batch = 256

  private mutating func compare() {
    let starts = Array(stride(from: 0, to: documents.count, by: RelatedArticles.batch))
    let found = starts.parallelMap { [self] start in
      nearest(of: start..<min(start + RelatedArticles.batch, documents.count))
    }.flatMap { $0 }
    join(found)
  }

  private func nearest(of range: Range<Int>) -> [Nearest] {
    var likeness = Array(repeating: Float(0), count: documents.count)
    var touched: [Int] = []
    return range.map { index in
      let asked = documents[index].weights.sorted { ($1.weight, $0.feature) < ($0.weight, $1.feature) }
      for (feature, weight) in asked.prefix(RelatedArticles.askedFeatures)
      where postings[Int(feature)].count <= RelatedArticles.longestPostings {
        for (other, otherWeight) in postings[Int(feature)] where Int(other) != index {
          if likeness[Int(other)] == 0 { touched.append(Int(other)) }
          likeness[Int(other)] += weight * otherWeight
        }
      }
      let plan = documents[index].id.plan
      var nearest = Nearest()
      for other in touched {
        let found = Likeness(document: other, value: likeness[other])
        if documents[other].id.plan == plan {
          RelatedArticles.insert(found, into: &nearest.own, keeping: RelatedArticles.count)
        } else {
          RelatedArticles.insert(found, into: &nearest.elsewhere, keeping: RelatedArticles.otherCount)
        }
        likeness[other] = 0
      }
      touched.removeAll(keepingCapacity: true)
      return nearest
    }
  }

  private static func insert(_ found: Likeness, into list: inout [Likeness], keeping count: Int) {
    if list.count == count, let last = list.last, !found.precedes(last) { return }
    let place = list.firstIndex { found.precedes($0) } ?? list.count
    list.insert(found, at: place)
    if list.count > count { list.removeLast() }
  }

  /// Puts the ways back behind the nearest, and names the reasons.
  private mutating func join(_ found: [Nearest]) {
    var back: [[Likeness]] = Array(repeating: [], count: found.count)
    for (index, nearest) in found.enumerated() {
      for other in nearest.own where !found[other.document].own.contains(where: { $0.document == index }) {
        back[other.document].append(Likeness(document: index, value: other.value))
      }
    }
    let lists = Array(found.indices).parallelMap(in: RelatedArticles.batch) { [self, back] index in
      let own = found[index].own + back[index].sorted { $0.precedes($1) }
      return (
        own: own.map { related(index, $0.document, $0.value) },
        elsewhere: found[index].elsewhere.map { related(index, $0.document, $0.value) }
      )
    }
    for (index, list) in lists.enumerated() {
      let id = documents[index].id
      ownCounts[id] = found[index].own.count
      nearest[id] = list.own
      nearestElsewhere[id] = list.elsewhere
    }
  }

  /// The most terms that are named as a reason.
  private static let reasons = 3

  private func related(_ one: Int, _ other: Int, _ likeness: Float) -> RelatedArticle {
    var shared: [(feature: Int32, weight: Float)] = []
    var left = documents[one].weights[...]
    var right = documents[other].weights[...]
    while let first = left.first, let second = right.first {
      if first.feature == second.feature {
        if termNames[first.feature] != nil { shared.append((first.feature, first.weight * second.weight)) }
        left.removeFirst()
        right.removeFirst()
      } else if first.feature < second.feature {
        left.removeFirst()
      } else {
        right.removeFirst()
      }
    }
    let names = shared.sorted { ($1.weight, $0.feature) < ($0.weight, $1.feature) }.compactMap { termNames[$0.feature] }
    // 乡村振兴 says no more where 乡村振兴战略 is named already.
    var reasons: [String] = []
    for name in names where !reasons.contains(where: { $0.contains(name) || name.contains($0) }) {
      reasons.append(name)
      if reasons.count == RelatedArticles.reasons { break }
    }
    return RelatedArticle(id: documents[other].id, likeness: Double(likeness), sharedTerms: reasons)
  }
}

/// The pairs of Han characters that stand side by side.
private enum HanPairs {
  static func each(in utf8: [UInt8], _ visit: (UInt64) -> Void) {
    var before: UInt32?
    var offset = 0
    while offset < utf8.count {
      let (value, length) = Scalar.decode(utf8, at: offset)
      offset += length
      guard Scalar.isHan(value) else {
        before = nil
        continue
      }
      if let before { visit(UInt64(before) << 32 | UInt64(value)) }
      before = value
    }
  }
}
