/// Which of the old things became which of the new ones: the pairs, each thing in at most one, whose weights add up to
/// the most. Optimal, not greedy.
///
/// Shortest augmenting paths over the candidate pairs alone (R. Jonker & A. Volgenant, A shortest augmenting path
/// algorithm for dense and sparse linear assignment problems, Computing 38, 1987, 325–340): one search (Dijkstra with
/// potentials) for each old thing, so n things with k candidates each cost O(n · nk log nk) at the worst and, since most
/// searches end at once, far less.
enum Assignment {
  struct Candidate {
    let old: Int
    let new: Int
    /// Above 0. To leave both alone is worth 0.
    let weight: Int
  }

  /// The new thing of each old one, or nil.
  static func best(_ candidates: [Candidate], oldCount: Int, newCount: Int) -> [Int?] {
    var run = Run(candidates, oldCount: oldCount, newCount: newCount)
    for old in 0..<oldCount { run.assign(old) }
    return run.newOfOld
  }

  private struct Run {
    /// The candidates of each old thing.
    private var edges: [[(new: Int, cost: Int)]]
    private(set) var newOfOld: [Int?]
    private var oldOfNew: [Int?]
    private var oldPotential: [Int]
    private var newPotential: [Int]
    // Of the search that runs, cleared by what it touched.
    private var distance: [Int]
    private var previous: [Int]
    private var isDone: [Bool]

    init(_ candidates: [Candidate], oldCount: Int, newCount: Int) {
      edges = Array(repeating: [], count: oldCount)
      for candidate in candidates where candidate.weight > 0 {
        edges[candidate.old].append((candidate.new, -candidate.weight))
      }
      newOfOld = Array(repeating: nil, count: oldCount)
      oldOfNew = Array(repeating: nil, count: newCount)
      // Reduced costs must not be negative: each old thing begins at its cheapest pair, or at 0, being left alone.
      oldPotential = edges.map { $0.reduce(0) { min($0, $1.cost) } }
      newPotential = Array(repeating: 0, count: newCount)
      distance = Array(repeating: Int.max, count: newCount)
      previous = Array(repeating: -1, count: newCount)
      isDone = Array(repeating: false, count: newCount)
    }

    /// Finds the cheapest way to give `old` a place: a new thing that is free, or its or another old thing's being left
    /// alone.
    mutating func assign(_ start: Int) {
      var heap = Heap()
      var touched: [Int] = []
      var reached: [(old: Int, distance: Int)] = []
      /// The cheapest end so far: an old thing that is left alone.
      var end: (distance: Int, alone: Int?, new: Int?) = (Int.max, nil, nil)
      var old = start
      var base = 0
      while true {
        reached.append((old, base))
        let alone = base - oldPotential[old]
        if alone < end.distance { end = (alone, old, nil) }
        for edge in edges[old] where !isDone[edge.new] {
          let length = base + edge.cost - oldPotential[old] - newPotential[edge.new]
          if length < distance[edge.new] {
            if distance[edge.new] == Int.max { touched.append(edge.new) }
            distance[edge.new] = length
            previous[edge.new] = old
            heap.insert(length, edge.new)
          }
        }
        var next = heap.removeFirst()
        while let (_, new) = next, isDone[new] { next = heap.removeFirst() }
        guard let (length, new) = next, length < end.distance else { break }
        isDone[new] = true
        guard let owner = oldOfNew[new] else {
          end = (length, nil, new)
          break
        }
        base = length
        old = owner
      }
      for (old, distance) in reached { oldPotential[old] += end.distance - distance }
      for new in touched where isDone[new] { newPotential[new] -= end.distance - min(distance[new], end.distance) }
      augment(from: start, end.alone, end.new)
      for new in touched {
        distance[new] = Int.max
        isDone[new] = false
      }
    }

    private mutating func augment(from start: Int, _ alone: Int?, _ free: Int?) {
      var new = free
      if let alone {
        new = newOfOld[alone]
        newOfOld[alone] = nil
        if alone == start { return }
      }
      while let place = new {
        let old = previous[place]
        let left = newOfOld[old]
        newOfOld[old] = place
        oldOfNew[place] = old
        new = old == start ? nil : left
      }
    }
  }

  /// The smallest first; of equal ones the lower number.
  private struct Heap {
    private var items: [(key: Int, value: Int)] = []

    mutating func insert(_ key: Int, _ value: Int) {
      items.append((key, value))
      var index = items.count - 1
      while index > 0, items[index] < items[(index - 1) / 2] {
        items.swapAt(index, (index - 1) / 2)
        index = (index - 1) / 2
      }
    }

    mutating func removeFirst() -> (key: Int, value: Int)? {
      guard let first = items.first else { return nil }
      let last = items.removeLast()
      if items.isEmpty { return first }
      items[0] = last
      var index = 0
      while true {
        var child = index * 2 + 1
        guard child < items.count else { break }
        if child + 1 < items.count, items[child + 1] < items[child] { child += 1 }
        guard items[child] < items[index] else { break }
        items.swapAt(index, child)
        index = child
      }
      return first
    }
  }
}
