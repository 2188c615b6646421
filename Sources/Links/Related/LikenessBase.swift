import Articles
import Diagnostics
import Files

/// A comparison of all articles of a library, kept so that a later build compares no more than what has changed since.
public struct LikenessBase: Sendable {
  /// The library's plans, by name, and of what each was found to have when it was compared.
  let plans: [Slug]
  let sums: [Checksum]
  let comparison: LibraryComparison
  let found: ComparedArticles

  /// Whether the articles of a library can be held against these.
  public func fits(_ surveys: [PlanSurvey]) -> Bool {
    surveys.count == plans.count
      && surveys.indices.allSatisfy {
        surveys[$0].outline.slug == plans[$0]
          && surveys[$0].outline.articles.count == comparison.plans[$0].articleCount
      }
  }

  /// Whether the signatures of a plan are known.
  ///
  /// - Parameter place: the plan's, in a library that these fit.
  public func hasSignatures(of survey: PlanSurvey, at place: Int) -> Bool { sums[place] == survey.findingsSum }
}

// MARK: In a file

extension LikenessBase {
  /// Writes all to a file.
  ///
  /// - Parameter program: of the program that compared, for another may compare in another way.
  public func write(to path: String, by program: Checksum) throws(Diagnostic) {
    try NumberArrays.replace(path) { (file) throws(Diagnostic) in
      let limits = comparison.limits
      try file.add([program])
      try file.add([limits.longestPostings, limits.metArticles])
      try file.add(Array(plans.map(\.description).joined(separator: "\n").utf8))
      try file.add(sums)
      try file.add(comparison.plans.map { UInt32($0.articleCount) })
      try file.add(
        comparison.plans.map { plan in
          zip(plan.starts, plan.starts.dropFirst()).map { UInt8($1 - $0) }[...]
        })
      try file.add(comparison.plans.map(\.features))
      for slice in comparison.postings.slices {
        for array in [slice.hashes, slice.counts, slice.starts, slice.buckets] { try file.add(array) }
        try file.add(slice.articles)
      }
      try file.add(comparison.lengths)
      try file.add(found.candidates)
      try file.add(found.least)
      try file.add(found.cutoffs)
      try file.add(found.nearest)
      try file.add(found.likeness)
    }
  }

  /// nil when nothing is kept at `path`, or by another program.
  public static func read(_ path: String, by program: Checksum) -> LikenessBase? {
    read(path, by: program, LibraryComparison.Limits())
  }

  static func read(_ path: String, by program: Checksum, _ limits: LibraryComparison.Limits) -> LikenessBase? {
    NumberArrays.read(path) { file in
      guard file.next(Checksum.self) == [program],
        file.next(Int.self) == [limits.longestPostings, limits.metArticles]
      else { return nil }
      let slugs = String(decoding: file.next(UInt8.self), as: UTF8.self).split(separator: "\n")
      let plans = slugs.compactMap { Slug(String($0)) }
      let sums = file.next(Checksum.self)
      guard let signatures = signatures(from: &file), plans.count == signatures.count, sums.count == plans.count
      else { return nil }
      let starts = signatures.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.articleCount) }
      let articleCount = starts[plans.count]
      let slices = (0..<SignaturePostings.sliceCount).map { _ in
        SignaturePostings.Slice(
          hashes: file.next(UInt32.self), counts: file.next(UInt32.self), starts: file.next(UInt32.self),
          buckets: file.next(UInt32.self), articles: file.next(PostedArticle.self))
      }
      let lengths = file.next(Float.self)
      let found = ComparedArticles(
        articleCount: articleCount, candidates: file.next(UInt32.self), least: file.next(Float.self),
        cutoffs: file.next(UInt64.self), nearest: file.next(UInt32.self), likeness: file.next(Float.self))
      guard let found, lengths.count == articleCount else { return nil }
      let comparison = LibraryComparison(
        signatures, starts, limits, RaritySteps(articleCount: articleCount), SignaturePostings(slices: slices),
        lengths: lengths)
      return LikenessBase(plans: plans, sums: sums, comparison: comparison, found: found)
    }
  }

  /// The signatures of all plans, which lie in the same two arrays.
  private static func signatures(from file: inout NumberArrays.Reading) -> [PlanSignatures]? {
    let articleCounts = file.next(UInt32.self)
    let starts = file.next(UInt8.self).reduce(into: [UInt32(0)]) { $0.append($0[$0.count - 1] + UInt32($1)) }
    let features = file.next(SignatureFeature.self)
    guard articleCounts.reduce(0, { $0 + Int($1) }) == starts.count - 1,
      Int(starts[starts.count - 1]) == features.count
    else { return nil }
    var first = 0
    return articleCounts.map { count in
      defer { first += Int(count) }
      let starts = starts[first...first + Int(count)]
      return PlanSignatures(
        starts: starts, features: features[Int(starts[first])..<Int(starts[first + Int(count)])])
    }
  }
}
