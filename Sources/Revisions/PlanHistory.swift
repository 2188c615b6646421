import Articles
import Text

/// An edition: a plan's text as it was adopted on a day.
public struct Edition: Sendable {
  /// The plan as this edition has it. Its `edition` is the date.
  public let content: PlanContent
  public let text: PlanText
  /// What an editor says of how the edition before became this one.
  public let overrides: [AlignmentOverride]
  /// How its text is put together from its blocks; nil for an edition that was not read from a file.
  public let layout: Layout?

  public var date: CalendarDate { content.edition }

  public init(_ content: PlanContent, layout: Layout? = nil, overrides: [AlignmentOverride] = []) {
    self.content = content
    self.layout = layout
    self.overrides = overrides
    text = PlanText(content)
  }
}

/// Every edition of a plan, and what became of its articles and sentences from one to another.
public struct PlanHistory: Sendable {
  public let slug: Slug
  /// The oldest first; never empty.
  public let editions: [Edition]
  /// From each edition to the next.
  private let steps: [PlanChanges]

  public init(slug: Slug, editions: [Edition]) {
    self.slug = slug
    self.editions = editions
    steps = zip(editions, editions.dropFirst()).map {
      PlanChanges(from: $0.text, to: $1.text, overrides: $1.overrides)
    }
  }

  /// Whether there is more than one edition.
  public var isRevised: Bool { editions.count > 1 }

  public func edition(_ date: CalendarDate) -> Edition? { editions.first { $0.date == date } }

  /// What changed from one edition to a later one, both by their place in `editions`. Between editions that are not
  /// neighbours, passages are followed through those between.
  public func changes(from old: Int, to new: Int) -> PlanChanges {
    if new == old + 1 { return steps[old] }
    return PlanChanges(
      from: editions[old].text, to: editions[new].text, overrides: old < new ? followed(from: old, to: new) : [])
  }

  private func followed(from old: Int, to new: Int) -> [AlignmentOverride] {
    var parts: [AlignmentOverride] = []
    for passage in editions[old].text.passages {
      var ids = [passage.id]
      for step in steps[old..<new] { ids = ids.flatMap { step.alignment.successors(of: $0) } }
      if !ids.isEmpty {
        parts.append(AlignmentOverride(old: [passage.id], new: Array(Set(ids)).sorted { "\($0)" < "\($1)" }))
      }
    }
    return parts
  }

  /// An article at one edition.
  public struct State: Sendable, Hashable {
    /// The place of the edition in `editions`.
    public let edition: Int
    /// None when there was no such article; more than one when it was split, or before it was merged.
    public let passages: [PassageID]
  }

  /// An article's states over all editions, seen from the one where it is `id`, by the edition's place.
  public func states(of id: PassageID, in edition: Int) -> [State] {
    var states = [State(edition: edition, passages: [id])]
    var ids = [id]
    for index in steps.indices[edition...] {
      ids = unique(ids.flatMap { steps[index].alignment.successors(of: $0) })
      states.append(State(edition: index + 1, passages: ids))
    }
    ids = [id]
    for index in steps.indices[..<edition].reversed() {
      ids = unique(ids.flatMap { steps[index].alignment.origins(of: $0) })
      states.insert(State(edition: index, passages: ids), at: 0)
    }
    return states
  }

  private func unique(_ ids: [PassageID]) -> [PassageID] {
    ids.enumerated().filter { index, id in !ids[..<index].contains(id) }.map(\.element)
  }

  /// The sentences of the newest edition that the sentence became.
  public func current(of id: SentenceID, in edition: Int) -> [SentenceID] {
    var ids = [id]
    for step in steps[edition...] { ids = ids.flatMap { step.alignment.successors(of: $0) } }
    return ids
  }
}
