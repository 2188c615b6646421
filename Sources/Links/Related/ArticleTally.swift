/// What an article has in common with others, as far as it has met them.
struct ArticleTally {
  /// By article; 0 for those that it has not met.
  private var sums: [UInt32]
  /// The articles that it has met, in the first places.
  private var met: [UInt32]
  private var metCount = 0

  init(articleCount: Int) {
    sums = Array(repeating: 0, count: articleCount)
    met = Array(repeating: 0, count: articleCount + 1)
  }

  mutating func add(_ articles: ArraySlice<PostedArticle>, _ weight: UInt32) {
    var count = metCount
    sums.withUnsafeMutableBufferPointer { sums in
      met.withUnsafeMutableBufferPointer { met in
        for posted in articles {
          let before = sums[posted.article]
          sums[posted.article] = before + weight
          met[count] = UInt32(posted.article)
          count += before == 0 ? 1 : 0
        }
      }
    }
    metCount = count
  }

  /// Adds to one article.
  mutating func add(_ article: Int, _ weight: UInt32) {
    if sums[article] == 0 {
      met[metCount] = UInt32(article)
      metCount += 1
    }
    sums[article] += weight
  }

  /// Gives away what was counted of each article, in the order in which they were met; then nothing is counted any more.
  @inline(__always)
  mutating func takeAll(_ take: (Int, UInt32) -> Void) {
    for place in 0..<metCount {
      let article = Int(met[place])
      take(article, sums[article])
      sums[article] = 0
    }
    metCount = 0
  }
}
