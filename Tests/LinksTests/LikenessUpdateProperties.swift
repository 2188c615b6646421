import Articles
import Files
import TestSupport
import Testing
import Text

@testable import Links

/// A library of which a few articles changed is compared as if all were compared anew: here libraries of random features, through
/// chains of random edits.
@Suite struct LikenessUpdateProperties {
  /// Small ones, so that each is met.
  private static let limits = LibraryComparison.Limits(longestPostings: 12, metArticles: 40, mostChanged: 60)

  @Test(arguments: UInt64(1)...12) func whatIsTakenInIsWhatAllGives(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    var library = RandomLibrary(using: &generator)
    var comparison = LibraryComparison(library.signatures, library.starts, Self.limits)
    var found = comparison.compareAll()
    var changedPlans: Set<Int> = []
    var quick = 0
    for round in 0..<40 {
      for _ in 0..<Int.random(in: 1...3, using: &generator) { changedPlans.insert(library.edit(using: &generator)) }
      let all = LibraryComparison(library.signatures, library.starts, Self.limits)
      let anew = all.compareAll()
      let updated = LikenessUpdate.compare(
        library.signatures, changedPlans: changedPlans.sorted(), since: comparison, found)
      if let updated {
        #expect(updated == anew, "seed \(seed), round \(round)")
        quick += 1
      } else {
        (comparison, found, changedPlans) = (all, anew, [])
      }
    }
    #expect(quick > 12)
    #expect(found.likeness.contains { $0 > 0 })
  }

  @Test func stepsAreTheRoundedLogarithm() {
    for articleCount in [1, 2, 3, 7, 60, 1_000, 99_999] {
      let steps = RaritySteps(articleCount: articleCount)
      var counts: [UInt8: ClosedRange<Int>] = [:]
      for count in 1...articleCount {
        let step = steps.step(of: count)
        #expect(Int(step) == Self.step(articleCount, count))
        counts[step] = (counts[step]?.lowerBound ?? count)...count
      }
      for (step, counts) in counts { #expect(steps.middle(step) == (counts.lowerBound + counts.upperBound) / 2) }
    }
  }

  private static func step(_ articleCount: Int, _ count: Int) -> Int {
    var step = 0
    // 2 log2(a / c) rounds to at least s when (a / c)² is at least 2 to the power of (s - 1/2).
    let square = Double(articleCount) * Double(articleCount) / (Double(count) * Double(count))
    while square * square >= Double(sign: .plus, exponent: 2 * step + 1, significand: 1) { step += 1 }
    return step
  }

  @Test func aKeptComparisonIsReadAsItWasWritten() throws {
    var generator = SeededGenerator(seed: 5)
    let library = RandomLibrary(using: &generator)
    let shell = try Shell()
    defer { shell.remove() }
    let path = shell.folder.appending(path: "base").path
    let comparison = LibraryComparison(library.signatures, library.starts, Self.limits)
    let base = LikenessBase(
      plans: library.signatures.indices.compactMap { Slug("plan-\($0)") },
      sums: library.signatures.indices.map { Checksum(of: [UInt8($0)]) }, comparison: comparison,
      found: comparison.compareAll())
    let program = Checksum(of: [])
    try base.write(to: path, by: program)
    let read = try #require(LikenessBase.read(path, by: program, Self.limits))
    #expect(read.plans == base.plans && read.sums == base.sums && read.found == base.found)
    #expect(read.comparison.compareAll() == base.found)
    for (one, other) in zip(read.comparison.plans, library.signatures) {
      for article in 0..<other.articleCount { #expect(one.features(of: article) == other.features(of: article)) }
    }
    #expect(LikenessBase.read(path, by: program) == nil, "other limits")
    #expect(LikenessBase.read(path, by: Checksum(of: [1]), Self.limits) == nil, "another program")
    let bytes = try File.read(path)
    for _ in 0..<30 {
      try File.write(Array(bytes.prefix(Int.random(in: 0..<bytes.count, using: &generator))), to: path)
      #expect(LikenessBase.read(path, by: program, Self.limits) == nil)
      var changed = bytes
      changed[Int.random(in: 0..<bytes.count, using: &generator)] ^= UInt8.random(in: 1...255, using: &generator)
      try File.write(changed, to: path)
      #expect(LikenessBase.read(path, by: program, Self.limits) == nil)
    }
  }
}

/// Plans whose articles have random features, some of which are in most articles and most in few.
private struct RandomLibrary {
  private var articles: [[[UInt32: Int]]]

  init(using generator: inout SeededGenerator) {
    articles = (0..<Int.random(in: 2...9, using: &generator)).map { _ in
      (0..<Int.random(in: 0...25, using: &generator)).map { _ in
        var features: [UInt32: Int] = [:]
        for _ in 0..<Int.random(in: 0...20, using: &generator) {
          features[Self.hash(using: &generator)] = Int.random(in: 1...9, using: &generator)
        }
        return features
      }
    }
  }

  private static func hash(using generator: inout SeededGenerator) -> UInt32 {
    let place = Double.random(in: 0..<1, using: &generator)
    return (UInt32(place * place * place * 600) &* 0x9E37_79B1) >> 3
  }

  /// - Returns: the plan that changed, perhaps.
  mutating func edit(using generator: inout SeededGenerator) -> Int {
    let plan = Int.random(in: articles.indices, using: &generator)
    guard let article = articles[plan].indices.randomElement(using: &generator) else { return plan }
    let some = articles[plan][article].keys.sorted().randomElement(using: &generator)
    switch Int.random(in: 0..<4, using: &generator) {
    case 0: if let some { articles[plan][article][some] = nil }
    case 1: if let some { articles[plan][article][some] = Int.random(in: 1...9, using: &generator) }
    case 2: articles[plan][article][Self.hash(using: &generator)] = 1
    default:
      if let some, let other = articles[plan].indices.randomElement(using: &generator) {
        articles[plan][other][some] = 2
      }
    }
    return plan
  }

  var signatures: [PlanSignatures] {
    articles.map { plan in
      var starts: [UInt32] = [0]
      var features: [SignatureFeature] = []
      for article in plan {
        features += article.sorted { $0.key < $1.key }.map { SignatureFeature(hash: $0.key, count: $0.value) }
        starts.append(UInt32(features.count))
      }
      return PlanSignatures(starts: starts[...], features: features[...])
    }
  }

  var starts: [Int] { articles.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.count) } }
}
