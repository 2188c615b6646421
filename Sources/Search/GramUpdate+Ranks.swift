// The documents that rank first of an inner node's string, after changes: most often those that are named stay so.

extension GramUpdate {
  /// What an inner node says of a string, after the changes.
  mutating func ranked(
    _ before: InnerGram, _ string: ArraySlice<UInt16>, _ items: ChangedPlaces.Group
  ) throws(UnforeseenIndex) -> InnerGram {
    let former = old.frequencies(items.old, of: changes.count)
    let latter = new.frequencies(items.new, of: changes.count)
    var after = before
    after.places += items.new.count - items.old.count
    var moved: [Int: (before: UInt64, after: UInt64)] = [:]
    for (index, change) in changes.enumerated() where !former[index].isNone || !latter[index].isNone {
      after.documents += (latter[index].isNone ? 0 : 1) - (former[index].isNone ? 0 : 1)
      let scores = (
        before: ranking.score(former[index], level: levels[index].old),
        after: ranking.score(latter[index], level: levels[index].new)
      )
      if scores.before != scores.after { moved[change.document] = scores }
    }
    if moved.isEmpty { return after }
    let isComplete = before.documents <= DocumentRanking.most
    var best = before.best.filter { moved[$0] == nil }
    for (document, scores) in moved where scores.after > 0 {
      let new = Ranked(document, scores.after)
      if !isComplete, try isBehindNamed(new, before.best, moved, string) { continue }
      best.insert(document, at: try place(of: new, in: best, moved, string))
    }
    if !isComplete, best.count < DocumentRanking.most {
      after.best = try rankedAnew(string, latter, places: before.places)
      return after
    }
    after.best = Array(best.prefix(DocumentRanking.most))
    return after
  }

  /// A document and what it ranks by.
  private struct Ranked {
    let document: Int
    let score: UInt64

    init(_ document: Int, _ score: UInt64) {
      (self.document, self.score) = (document, score)
    }

    func isBefore(_ other: Ranked) -> Bool {
      score != other.score ? score > other.score : document < other.document
    }
  }

  /// Whether a document that has moved ranks behind all that were named, and so perhaps behind one that was not: those ranked behind
  /// the last who was.
  private mutating func isBehindNamed(
    _ new: Ranked, _ named: [Int], _ moved: [Int: (before: UInt64, after: UInt64)], _ string: ArraySlice<UInt16>
  ) throws(UnforeseenIndex) -> Bool {
    guard let last = named.last, let former = moved[new.document]?.before else { throw UnforeseenIndex() }
    let wasNamed = named.contains(new.document)
    // Who was named and rises still is before that one, who was not and sinks still behind. Nobody's text is needed for it.
    if wasNamed == (new.score > former) { return !wasNamed }
    let known = moved[last]?.before
    if known == nil, Ranked(last, ranking.leastScore(of: last)).isBefore(new) { return true }
    return Ranked(last, try score(of: last, string, known: known)).isBefore(new)
  }

  /// The documents that rank first of a string, found from all of its places.
  ///
  /// - Parameters:
  ///   - latter: how often each changed document has it.
  ///   - places: how many there were.
  private mutating func rankedAnew(
    _ string: ArraySlice<UInt16>, _ latter: [Frequency], places: Int
  ) throws(UnforeseenIndex) -> [Int] {
    var frequencies = DocumentFrequencies(of: ranking.documentCount)
    try files.readAhead(below: string)
    for gram in try grams(below: string) {
      for place in gram.places { frequencies.add(place) }
    }
    guard frequencies.places == places else { throw UnforeseenIndex() }
    for (change, frequency) in zip(changes, latter) { frequencies.set(frequency, of: change.document) }
    return ranking.best(frequencies)
  }

  /// Where a document comes among those that rank first.
  private mutating func place(
    of new: Ranked, in best: [Int], _ moved: [Int: (before: UInt64, after: UInt64)], _ string: ArraySlice<UInt16>
  ) throws(UnforeseenIndex) -> Int {
    var low = 0
    var high = best.count
    while low < high {
      let middle = (low + high) / 2
      let known = try score(of: best[middle], string, known: moved[best[middle]]?.after)
      if Ranked(best[middle], known).isBefore(new) { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// What a document ranks by, which is known of those that have moved.
  private mutating func score(
    of document: Int, _ string: ArraySlice<UInt16>, known: UInt64?
  ) throws(UnforeseenIndex) -> UInt64 {
    if let known { return known }
    try texts.read([document])
    guard let fields = texts.fields(of: document) else { throw UnforeseenIndex() }
    return ranking.score(fields.frequency(of: string), of: document)
  }
}

extension DocumentRanking {
  fileprivate func score(_ frequency: Frequency, level: UInt8) -> UInt64 {
    frequency.isNone ? 0 : score(level: level, frequency: frequency.weight, isInTitle: frequency.isInTitle)
  }
}
