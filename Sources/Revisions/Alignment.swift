import Text

/// What an editor says of how passages became others, where the alignment does not find it: `38 -> 38, 39`.
public struct AlignmentOverride: Sendable, Hashable {
  /// Empty for what is new.
  public let old: [PassageID]
  /// Empty for what was dropped.
  public let new: [PassageID]

  public init(old: [PassageID], new: [PassageID]) {
    self.old = old
    self.new = new
  }
}

/// Which passage and which sentence of a plan's older text became which of a newer one. ALIGNMENT.md beside this file
/// describes the method.
public struct Alignment: Sendable {
  public let old: PlanText
  public let new: PlanText
  /// Old and new passages that belong together, as places in their texts; each passage is in one family.
  let families: [Family]
  /// For each old passage the one that it mainly became, and the other way round.
  let mainNew: [Int?]
  let mainOld: [Int?]
  let sentences: SentenceAlignment

  /// Passages of which the new ones are made from the old ones: one of each for most, more for a split or a merger, none
  /// on one side for what was added or dropped.
  struct Family: Sendable, Hashable {
    var old: [Int]
    var new: [Int]
  }

  public init(from old: PlanText, to new: PlanText, overrides: [AlignmentOverride] = []) {
    var passages = PassageAlignment(old, new, overrides)
    let units = SentenceUnits(old, new, equal: passages.equal)
    passages.assign(units)
    let found = SentenceAlignment(units, passages, related: passages.pairs)
    passages.linkSplitsAndMergers(found, units)
    sentences =
      passages.hasExtraLinks ? SentenceAlignment(units, passages, related: passages.pairs) : found
    self.old = old
    self.new = new
    mainNew = passages.newOfOld
    mainOld = passages.oldOfNew
    families = passages.families
  }

  /// What became of the passage: none, one, or the parts of a split.
  public func successors(of id: PassageID) -> [PassageID] {
    guard let place = old.place(id) else { return [] }
    return families.first { $0.old.contains(place) }?.new.map { new.passages[$0].id } ?? []
  }

  /// What the passage was made from.
  public func origins(of id: PassageID) -> [PassageID] {
    guard let place = new.place(id) else { return [] }
    return families.first { $0.new.contains(place) }?.old.map { old.passages[$0].id } ?? []
  }

  /// The passage that the old one mainly became; nil when it was dropped.
  public func successor(of id: PassageID) -> PassageID? {
    old.place(id).flatMap { mainNew[$0] }.map { new.passages[$0].id }
  }

  /// The passage that the new one mainly was; nil when it was added.
  public func origin(of id: PassageID) -> PassageID? {
    new.place(id).flatMap { mainOld[$0] }.map { old.passages[$0].id }
  }

  /// The sentences that the old one became: none when it was dropped. A heading becomes the heading.
  public func successors(of id: SentenceID) -> [SentenceID] {
    if id.number == 0 { return successor(of: id.passage).map { [SentenceID($0, 0)] } ?? [] }
    guard let place = old.place(id.passage), id.number <= old.passages[place].sentences.count else { return [] }
    return sentences.newOfOld[place][id.number - 1].map { SentenceID(new.passages[$0.passage].id, $0.sentence + 1) }
  }

  /// The sentences that the new one was.
  public func origins(of id: SentenceID) -> [SentenceID] {
    if id.number == 0 { return origin(of: id.passage).map { [SentenceID($0, 0)] } ?? [] }
    guard let place = new.place(id.passage), id.number <= new.passages[place].sentences.count else { return [] }
    return sentences.oldOfNew[place][id.number - 1].map { SentenceID(old.passages[$0.passage].id, $0.sentence + 1) }
  }
}
