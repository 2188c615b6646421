import Parallel

/// Which articles of a library have each feature of their signatures.
struct SignaturePostings: Sendable {
  /// The features of one range of hashes, in their order.
  private struct Slice: Sendable {
    var hashes: [UInt32] = []
    /// How many articles have the feature.
    var counts: [UInt32] = []
    /// Where the feature's articles begin, and one more.
    var starts: [UInt32] = [0]
    /// By number.
    var articles: [UInt32] = []
    /// Where the features of each bucket of hashes begin, and one more.
    var buckets: [UInt32] = []
  }

  struct Postings {
    /// How many articles have the feature.
    let count: Int
    fileprivate let slice: Int
    /// None where the feature stands in too many articles.
    fileprivate let articles: Range<Int>
  }

  /// By the first four bits of the hash.
  private let slices: [Slice]
  private static let sliceShift: UInt32 = 25
  /// By the next twelve.
  private static let bucketShift: UInt32 = 13
  private static let bucketCount = 1 << 12

  /// - Parameter longest: in how many articles a feature may stand; the articles of others are not kept.
  init(_ plans: [PlanSignatures], longest: Int) {
    slices = (UInt32(0)..<16).map { $0 }.parallelMap { SignaturePostings.slice($0, of: plans, longest) }
  }

  private static func slice(_ number: UInt32, of plans: [PlanSignatures], _ longest: Int) -> Slice {
    var keys: [UInt64] = []
    var article: UInt64 = 0
    for plan in plans {
      plan.features.withUnsafeBufferPointer { features in
        for place in plan.articles.indices {
          for index in plan.starts[place]..<plan.starts[place + 1] where features[index].hash >> sliceShift == number {
            keys.append(UInt64(features[index].hash) << 32 | article)
          }
          article += 1
        }
      }
    }
    keys = sorted(keys)
    var slice = Slice()
    var start = 0
    while start < keys.count {
      let hash = keys[start] >> 32
      var end = start + 1
      while end < keys.count, keys[end] >> 32 == hash { end += 1 }
      // What one article has alone leads nowhere.
      if end - start > 1 {
        slice.hashes.append(UInt32(hash))
        slice.counts.append(UInt32(end - start))
        if end - start <= longest {
          for key in keys[start..<end] { slice.articles.append(UInt32(truncatingIfNeeded: key)) }
        }
        slice.starts.append(UInt32(slice.articles.count))
      }
      start = end
    }
    slice.buckets = Array(repeating: 0, count: bucketCount + 1)
    for hash in slice.hashes { slice.buckets[bucket(of: hash) + 1] += 1 }
    for bucket in 0..<bucketCount { slice.buckets[bucket + 1] += slice.buckets[bucket] }
    return slice
  }

  /// The keys in order: those of each bucket are put together, and then sorted.
  private static func sorted(_ keys: [UInt64]) -> [UInt64] {
    var ends = Array(repeating: 0, count: bucketCount + 1)
    for key in keys { ends[bucket(of: UInt32(key >> 32)) + 1] += 1 }
    for bucket in 0..<bucketCount { ends[bucket + 1] += ends[bucket] }
    let starts = ends
    return Array(unsafeUninitializedCapacity: keys.count) { sorted, count in
      for key in keys {
        let bucket = bucket(of: UInt32(key >> 32))
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

  /// nil for what no more than one article has.
  func postings(of hash: UInt32) -> Postings? {
    let slice = Int(hash >> SignaturePostings.sliceShift)
    let bucket = SignaturePostings.bucket(of: hash)
    for place in Int(slices[slice].buckets[bucket])..<Int(slices[slice].buckets[bucket + 1])
    where slices[slice].hashes[place] == hash {
      return Postings(
        count: Int(slices[slice].counts[place]), slice: slice,
        articles: Int(slices[slice].starts[place])..<Int(slices[slice].starts[place + 1]))
    }
    return nil
  }

  /// The articles of `postings`, by number.
  func articles(of postings: Postings) -> ArraySlice<UInt32> { slices[postings.slice].articles[postings.articles] }
}
