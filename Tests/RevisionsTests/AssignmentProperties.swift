import TestSupport
import Testing

@testable import Revisions

@Suite struct AssignmentProperties {
  /// The sum of the weights is that of the best of all assignments, tried one by one.
  @Test func isOptimal() {
    var generator = SeededGenerator(seed: 63)
    for _ in 0..<3_000 {
      let (olds, news) = (Int.random(in: 1...6, using: &generator), Int.random(in: 1...6, using: &generator))
      var weights = Array(repeating: Array(repeating: 0, count: news), count: olds)
      var candidates: [Assignment.Candidate] = []
      for old in 0..<olds {
        for new in 0..<news where Int.random(in: 0..<10, using: &generator) < 6 {
          weights[old][new] = Int.random(in: 1...12, using: &generator)
          candidates.append(.init(old: old, new: new, weight: weights[old][new]))
        }
      }
      let found = Assignment.best(candidates, oldCount: olds, newCount: news)
      let taken = found.compactMap { $0 }
      #expect(Set(taken).count == taken.count)
      var sum = 0
      for (old, new) in found.enumerated() {
        guard let new else { continue }
        #expect(weights[old][new] > 0)
        sum += weights[old][new]
      }
      #expect(sum == AssignmentProperties.most(weights, from: 0, taken: []))
    }
  }

  private static func most(_ weights: [[Int]], from old: Int, taken: Set<Int>) -> Int {
    guard old < weights.count else { return 0 }
    var best = most(weights, from: old + 1, taken: taken)
    for new in weights[old].indices where weights[old][new] > 0 && !taken.contains(new) {
      best = max(best, weights[old][new] + most(weights, from: old + 1, taken: taken.union([new])))
    }
    return best
  }

  @Test func aThousandToAThousandIsQuick() {
    var generator = SeededGenerator(seed: 64)
    let candidates = (0..<1_000).flatMap { old in
      (0..<30).map { _ in
        Assignment.Candidate(
          old: old, new: Int.random(in: 0..<1_000, using: &generator),
          weight: Int.random(in: 1...1_000, using: &generator))
      }
    }
    let found = Assignment.best(candidates, oldCount: 1_000, newCount: 1_000)
    #expect(found.count { $0 != nil } > 950)
  }
}
