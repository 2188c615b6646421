/// How rare a feature is in a library, in steps of half an octave: twice the logarithm to base 2 of all articles / articles that
/// have it, rounded.
///
/// An edit that gives a feature to one more article then changes nothing for all others that have it, most often: neither how
/// like they are to others, nor whom they are compared with. Computed in whole numbers, so that it is the same everywhere.
struct RaritySteps: Sendable {
  /// By how many articles have a feature.
  private let steps: [UInt8]
  /// By step, in how many articles such a feature stands: the middle of all that are of it.
  private let middles: [UInt32]

  init(articleCount: Int) {
    var steps = Array(repeating: UInt8(0), count: articleCount + 1)
    /// By step, in how many articles such a feature stands at most.
    var most = [UInt32(articleCount)]
    let all = RaritySteps.fourthPower(articleCount)
    for count in stride(from: articleCount, to: 0, by: -1) {
      // The step is the highest for which all / count, to the power of four, is at least 2 to the power of (2 step - 1).
      while all >= RaritySteps.fourthPower(count) << (2 * most.count - 1) { most.append(UInt32(count)) }
      steps[count] = UInt8(most.count - 1)
    }
    self.steps = steps
    middles = most.indices.map { step in
      (most[step] + (step + 1 < most.count ? most[step + 1] + 1 : 1)) / 2
    }
  }

  private static func fourthPower(_ number: Int) -> UInt128 {
    let square = UInt128(number) * UInt128(number)
    return square * square
  }

  /// - Parameter count: in how many articles of the library a feature stands.
  func step(of count: Int) -> UInt8 { steps[count] }

  /// In how many articles a feature of a step stands, about.
  func middle(_ step: UInt8) -> Int { Int(middles[Int(step)]) }
}
