/// Which sentence became which, over the whole plan: within passages that belong together, and where a sentence went to
/// another.
struct SentenceAlignment: Sendable {
  /// For each old passage and sentence, the new sentences it became; more than one where it was divided.
  private(set) var newOfOld: [[[SentencePlace]]]
  private(set) var oldOfNew: [[[SentencePlace]]]

  /// - Parameter related: the pairs of passages that belong together.
  init(_ units: SentenceUnits, _ passages: PassageAlignment, related: [(old: Int, new: Int)]) {
    let found = SentenceAssignment(units, related: related)
    newOfOld = passages.sentenceTable(isOld: true)
    oldOfNew = passages.sentenceTable(isOld: false)
    for (one, other) in passages.equal.newOfOld.enumerated() {
      guard let other else { continue }
      for sentence in newOfOld[one].indices {
        newOfOld[one][sentence] = [SentencePlace(passage: other, sentence: sentence)]
        oldOfNew[other][sentence] = [SentencePlace(passage: one, sentence: sentence)]
      }
    }
    for (old, new) in found.pairs { link(units.places[old], units.places[new]) }
  }

  private mutating func link(_ old: SentencePlace, _ new: SentencePlace) {
    newOfOld[old.passage][old.sentence].append(new)
    newOfOld[old.passage][old.sentence].sort()
    oldOfNew[new.passage][new.sentence].append(old)
    oldOfNew[new.passage][new.sentence].sort()
  }
}

extension PassageAlignment {
  fileprivate func sentenceTable(isOld: Bool) -> [[[SentencePlace]]] {
    sentenceCounts(isOld: isOld).map { Array(repeating: [], count: $0) }
  }
}

/// The pairs of sentences that are one: those that say the same first, the rest by the assignment whose pairs are most
/// alike; then the parts of sentences that were divided or joined.
private struct SentenceAssignment {
  private let units: SentenceUnits
  private var newOfOld: [Int: Int] = [:]
  private var oldOfNew: [Int: Int] = [:]
  private var parts: [(old: Int, new: Int)] = []
  /// The old and new sentences of each pair of passages that belong together.
  private let related: [(olds: [Int], news: [Int])]

  /// Pairs within passages that belong together must be this much alike, and pairs across.
  private static let leastWithin = 330
  private static let leastAcross = 620
  /// A sentence with less than six characters is not looked for elsewhere.
  private static let leastWeight = 24

  var pairs: [(old: Int, new: Int)] { newOfOld.sorted { $0.key < $1.key }.map { ($0.key, $0.value) } + parts }

  init(_ units: SentenceUnits, related pairs: [(old: Int, new: Int)]) {
    self.units = units
    let olds = Dictionary(grouping: units.olds) { units.places[$0].passage }
    let news = Dictionary(grouping: units.news) { units.places[$0].passage }
    related = pairs.sorted { $0 < $1 }.map { (olds[$0.old] ?? [], news[$0.new] ?? []) }
    pairSentencesThatSayTheSame()
    assign()
    addParts()
  }

  private mutating func pair(_ old: Int, _ new: Int) {
    newOfOld[old] = new
    oldOfNew[new] = old
  }

  private mutating func pairSentencesThatSayTheSame() {
    for (olds, news) in related { pairEqual(olds, news) { _ in true } }
    // Elsewhere, when there is no choice.
    let olds = Dictionary(grouping: units.olds.filter { newOfOld[$0] == nil }) { units.keys[$0] }
    let news = Dictionary(grouping: units.news.filter { oldOfNew[$0] == nil }) { units.keys[$0] }
    for (key, places) in olds {
      guard places.count == 1, let others = news[key], others.count == 1,
        units.weight(places[0]) >= SentenceAssignment.leastWeight
      else { continue }
      pair(places[0], others[0])
    }
  }

  /// Pairs equal sentences in order.
  private mutating func pairEqual(_ olds: [Int], _ news: [Int], _ isWanted: (Int) -> Bool) {
    var places: [[UInt64]: [Int]] = [:]
    for new in news.reversed() where oldOfNew[new] == nil { places[units.keys[new], default: []].append(new) }
    for old in olds where newOfOld[old] == nil && isWanted(old) {
      if let new = places[units.keys[old]]?.popLast() { pair(old, new) }
    }
  }

  private mutating func assign() {
    struct Pair: Hashable {
      let old: Int
      let new: Int
    }
    var worth: [Pair: Int] = [:]
    func add(_ old: Int, _ new: Int, isWithin: Bool) {
      let likeness = units.shingles.likeness(old, new)
      let least = isWithin ? SentenceAssignment.leastWithin : SentenceAssignment.leastAcross
      guard likeness >= least else { return }
      let distance = (units.places[old].sentence - units.places[new].sentence) * 10
      let order = isWithin ? 2_000 - min(distance * distance, 2_000) : 0
      let weight = (likeness + (isWithin ? 150 : 0)) * 1_000 + order
      let pair = Pair(old: old, new: new)
      worth[pair] = max(worth[pair] ?? 0, weight)
    }
    for (olds, news) in related {
      for old in olds where newOfOld[old] == nil {
        for new in news where oldOfNew[new] == nil { add(old, new, isWithin: true) }
      }
    }
    for old in units.olds where newOfOld[old] == nil && units.weight(old) >= SentenceAssignment.leastWeight {
      let found = units.shingles.neighbours(of: old, limit: 6) { units.news.contains($0) && oldOfNew[$0] == nil }
      for new in found { add(old, new, isWithin: false) }
    }
    let candidates = worth.map { pair, weight in
      Assignment.Candidate(old: pair.old, new: pair.new - units.oldCount, weight: weight)
    }.sorted { ($0.old, $0.new) < ($1.old, $1.new) }
    let found = Assignment.best(candidates, oldCount: units.oldCount, newCount: units.news.count)
    for (old, new) in found.enumerated() { if let new { pair(old, new + units.oldCount) } }
  }

  // MARK: Sentences that were divided or joined

  /// A sentence that is left over beside a paired one belongs to the pair when most of it stands there, and both
  /// together are more like the other side than the one alone.
  private mutating func addParts() {
    for new in units.news where oldOfNew[new] == nil {
      for beside in neighbours(new) {
        guard let old = oldOfNew[beside] else { continue }
        if isPart(new, of: old, beside: beside) {
          parts.append((old, new))
          break
        }
      }
    }
    let taken = Set(parts.map(\.old))
    for old in units.olds where newOfOld[old] == nil {
      for beside in neighbours(old) {
        guard let new = newOfOld[beside], !taken.contains(beside) else { continue }
        if isPart(old, of: new, beside: beside) {
          parts.append((old, new))
          break
        }
      }
    }
  }

  private func neighbours(_ unit: Int) -> [Int] {
    [unit - 1, unit + 1].filter {
      units.places.indices.contains($0) && units.olds.contains($0) == units.olds.contains(unit)
        && units.places[$0].passage == units.places[unit].passage
    }
  }

  private func isPart(_ part: Int, of whole: Int, beside: Int) -> Bool {
    guard units.shingles.share(of: part, in: whole) >= 600 else { return false }
    let both = part < beside ? units.tokens[part] + units.tokens[beside] : units.tokens[beside] + units.tokens[part]
    let together = Shingles([units.tokens[whole], units.tokens[beside], both])
    return together.likeness(0, 2) > together.likeness(0, 1) + 50
  }
}
