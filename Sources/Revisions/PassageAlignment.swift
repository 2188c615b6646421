/// Which passage became which: passages that are the same first, the rest by the assignment whose pairs are most alike,
/// then splits and mergers by where the sentences went.
struct PassageAlignment {
  private let old: PlanText
  private let new: PlanText
  /// The pairs of passages that are the same, byte for byte.
  private(set) var equal: (newOfOld: [Int?], oldOfNew: [Int?])
  /// The passage that each mainly became, or was.
  private(set) var newOfOld: [Int?]
  private(set) var oldOfNew: [Int?]
  /// Further pairs: the parts of a split or a merger.
  private var extra: [(old: Int, new: Int)] = []
  /// Passages of which an editor said what became of them.
  private var decided: (old: Set<Int>, new: Set<Int>) = ([], [])

  var hasExtraLinks: Bool { !extra.isEmpty }

  init(_ old: PlanText, _ new: PlanText, _ overrides: [AlignmentOverride]) {
    self.old = old
    self.new = new
    let none = (
      [Int?](repeating: nil, count: old.passages.count), [Int?](repeating: nil, count: new.passages.count)
    )
    equal = none
    newOfOld = none.0
    oldOfNew = none.1
    var links: [(old: Int, new: Int)] = []
    for override in overrides {
      let olds = override.old.compactMap { old.place($0) }
      let news = override.new.compactMap { new.place($0) }
      decided.old.formUnion(olds)
      decided.new.formUnion(news)
      for one in olds { for other in news { links.append((one, other)) } }
    }
    pairPassagesOfOneName()
    pairEqualPassages(deciding: links)
    extra = links
  }

  // MARK: Pairs

  /// Title, preamble and closing are there once.
  private mutating func pairPassagesOfOneName() {
    for id in [PassageID.opening, .preamble, .closing] {
      guard let one = old.place(id), let other = new.place(id) else { continue }
      pair(one, other)
      if isEqual(one, other) { pairAsEqual(one, other) }
    }
  }

  private mutating func pair(_ one: Int, _ other: Int) {
    newOfOld[one] = other
    oldOfNew[other] = one
  }

  private mutating func pairAsEqual(_ one: Int, _ other: Int) {
    equal.newOfOld[one] = other
    equal.oldOfNew[other] = one
  }

  private func isEqual(_ one: Int, _ other: Int) -> Bool {
    let (one, other) = (old.passages[one], new.passages[other])
    return one.bytes == other.bytes && one.heading.title.utf8.elementsEqual(other.heading.title.utf8)
  }

  private struct Content: Hashable {
    let isArticle: Bool
    let title: String
    let bytes: [UInt8]

    init(_ passage: Passage) {
      isArticle = passage.id.article != nil
      title = passage.heading.title
      bytes = passage.bytes
    }
  }

  /// Passages with the same title and text are the same; of several, those with the same number, then in order.
  private mutating func pairEqualPassages(deciding links: [(old: Int, new: Int)]) {
    for (one, other) in links where isEqual(one, other) && newOfOld[one] == nil && oldOfNew[other] == nil {
      pair(one, other)
      pairAsEqual(one, other)
    }
    var places: [Content: [Int]] = [:]
    for index in new.passages.indices where oldOfNew[index] == nil && !decided.new.contains(index) {
      places[Content(new.passages[index]), default: []].append(index)
    }
    func claim(_ index: Int, _ isMatch: (Passage) -> Bool) {
      let content = Content(old.passages[index])
      guard let found = places[content]?.firstIndex(where: { isMatch(new.passages[$0]) }) else { return }
      guard let place = places[content]?.remove(at: found) else { return }
      pair(index, place)
      pairAsEqual(index, place)
    }
    let free = old.passages.indices.filter { newOfOld[$0] == nil && !decided.old.contains($0) }
    for index in free { claim(index) { $0.id == old.passages[index].id } }
    for index in free where newOfOld[index] == nil { claim(index) { _ in true } }
  }

  /// Assigns the passages that are not the same in both texts.
  mutating func assign(_ units: SentenceUnits) {
    let likeness = PassageLikeness(old, new, units)
    choosePairs(of: extra, likeness)
    for isArticle in [true, false] {
      let olds = free(newOfOld, old, decided.old, isArticle: isArticle)
      let news = free(oldOfNew, new, decided.new, isArticle: isArticle)
      guard !olds.isEmpty, !news.isEmpty else { continue }
      let candidates = likeness.candidates(olds, news) { isArticle ? 0 : shareOfArticles($0, $1) }
      let found = Assignment.best(candidates, oldCount: olds.count, newCount: news.count)
      for (index, place) in found.enumerated() { if let place { pair(olds[index], news[place]) } }
    }
  }

  private func free(_ pairs: [Int?], _ text: PlanText, _ decided: Set<Int>, isArticle: Bool) -> [Int] {
    text.passages.indices.filter {
      pairs[$0] == nil && !decided.contains($0) && (text.passages[$0].id.article != nil) == isArticle
    }
  }

  /// Of the links that an editor named, the likest pairs are the main ones.
  private mutating func choosePairs(of links: [(old: Int, new: Int)], _ likeness: PassageLikeness) {
    let ranked = links.map { ($0, likeness.score($0.old, $0.new)) }.sorted { $0.1 > $1.1 }
    for (link, _) in ranked where newOfOld[link.old] == nil && oldOfNew[link.new] == nil { pair(link.old, link.new) }
    extra = links.filter { newOfOld[$0.old] != $0.new }
  }

  /// How many of a chapter's articles became articles of the other, from 0 to 1,000.
  private func shareOfArticles(_ one: Int, _ other: Int) -> Int {
    guard case .chapter(let oldNumber) = old.passages[one].id, case .chapter(let newNumber) = new.passages[other].id
    else { return 0 }
    let articles = old.passages.indices.filter { old.passages[$0].chapter == oldNumber }
    let total = articles.count + new.passages.count { $0.chapter == newNumber }
    let shared = articles.count { newOfOld[$0].map { new.passages[$0].chapter == newNumber } ?? false }
    return total == 0 ? 0 : 2_000 * shared / total
  }

  // MARK: Splits and mergers

  /// An article that is left over belongs to the one from which, or to which, at least half of its text went.
  mutating func linkSplitsAndMergers(_ sentences: SentenceAlignment, _ units: SentenceUnits) {
    for index in new.passages.indices
    where oldOfNew[index] == nil && !decided.new.contains(index) && new.passages[index].id.article != nil {
      let sources = sentences.oldOfNew[index].map { $0.map(\.passage) }
      guard let source = PassageAlignment.majority(of: sources, new.passages[index]),
        old.passages[source].id.article != nil, !decided.old.contains(source)
      else { continue }
      if newOfOld[source] == nil { pair(source, index) } else { extra.append((source, index)) }
    }
    for index in old.passages.indices
    where newOfOld[index] == nil && !decided.old.contains(index) && old.passages[index].id.article != nil {
      let targets = sentences.newOfOld[index].map { $0.map(\.passage) }
      guard let target = PassageAlignment.majority(of: targets, old.passages[index]),
        new.passages[target].id.article != nil, !decided.new.contains(target)
      else { continue }
      if oldOfNew[target] == nil { pair(index, target) } else { extra.append((index, target)) }
    }
  }

  /// The passage to which at least half of `passage`, by length, went.
  private static func majority(of places: [[Int]], _ passage: Passage) -> Int? {
    var lengths: [Int: Int] = [:]
    var total = 0
    for (range, places) in zip(passage.sentences, places) {
      total += range.count
      for place in Set(places) { lengths[place, default: 0] += range.count }
    }
    let best = lengths.max { ($0.value, $1.key) < ($1.value, $0.key) }
    return best.flatMap { $0.value * 2 >= total ? $0.key : nil }
  }

  // MARK: Result

  func sentenceCounts(isOld: Bool) -> [Int] { (isOld ? old : new).passages.map(\.sentences.count) }

  /// All pairs of passages that belong together.
  var pairs: [(old: Int, new: Int)] {
    newOfOld.indices.compactMap { index in newOfOld[index].map { (index, $0) } } + extra
  }

  var families: [Alignment.Family] {
    var root = Array(0..<old.passages.count + new.passages.count)
    func find(_ index: Int) -> Int {
      var index = index
      while root[index] != index { index = root[index] }
      return index
    }
    for (one, other) in pairs {
      let (first, second) = (find(one), find(other + old.passages.count))
      root[max(first, second)] = min(first, second)
    }
    var families: [Int: Alignment.Family] = [:]
    for index in root.indices {
      if index < old.passages.count {
        families[find(index), default: .init(old: [], new: [])].old.append(index)
      } else {
        families[find(index), default: .init(old: [], new: [])].new.append(index - old.passages.count)
      }
    }
    return families.sorted { $0.key < $1.key }.map(\.value)
  }
}
