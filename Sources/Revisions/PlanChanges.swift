import Articles
import Text

/// What changed between two texts of a plan.
public struct PlanChanges: Sendable {
  public let alignment: Alignment
  /// Every passage, changed or not, in the new text's order; what was deleted stands behind what it followed.
  public let passages: [PassageChange]

  public init(from old: PlanText, to new: PlanText, overrides: [AlignmentOverride] = []) {
    self.init(Alignment(from: old, to: new, overrides: overrides))
  }

  public init(_ alignment: Alignment) {
    self.alignment = alignment
    let chapters = Dictionary(
      alignment.old.passages.indices.compactMap { index -> (OutlineNumber, OutlineNumber)? in
        guard case .chapter(let one) = alignment.old.passages[index].id, let place = alignment.mainNew[index],
          case .chapter(let other) = alignment.new.passages[place].id
        else { return nil }
        return (one, other)
      }, uniquingKeysWith: { first, _ in first })
    passages = PlanChanges.inOrder(alignment).map { family in
      let rows = RedlineRows(of: family, in: alignment).rows
      return PassageChange(
        old: family.old.map { alignment.old.passages[$0].id }, new: family.new.map { alignment.new.passages[$0].id },
        kinds: PlanChanges.kinds(family, rows, alignment, chapters), rows: rows)
    }
  }

  /// Those that changed.
  public var changed: [PassageChange] { passages.filter(\.isChanged) }

  /// The change that the old or the new passage is part of.
  public func change(ofNew id: PassageID) -> PassageChange? { passages.first { $0.new.contains(id) } }
  public func change(ofOld id: PassageID) -> PassageChange? { passages.first { $0.old.contains(id) } }

  /// How many articles changed in each way; one that changed in two counts in both.
  public var articleCounts: [ChangeKind: Int] {
    var counts: [ChangeKind: Int] = [:]
    for change in passages where change.isArticle { for kind in change.kinds { counts[kind, default: 0] += 1 } }
    return counts
  }

  /// How many headings and sentences changed in wording, and how many in form alone.
  public var wordingCount: Int { passages.reduce(0) { $0 + $1.rows.count(where: \.isChangeOfWording) } }
  public var formCount: Int { passages.reduce(0) { $0 + $1.rows.count { $0.relation == .form } } }

  // MARK: Order

  private static func inOrder(_ alignment: Alignment) -> [Alignment.Family] {
    var order = alignment.families.filter { !$0.new.isEmpty }.sorted { ($0.new.first ?? 0) < ($1.new.first ?? 0) }
    var places: [Int: Int] = [:]
    for (index, family) in order.enumerated() { for old in family.old { places[old] = index } }
    var behind: [Int: [Alignment.Family]] = [:]
    var last = -1
    let deleted = Dictionary(
      alignment.families.filter { $0.new.isEmpty }.map { ($0.old.first ?? 0, $0) },
      uniquingKeysWith: { first, _ in first })
    for old in alignment.old.passages.indices {
      if let family = deleted[old] {
        behind[last, default: []].append(family)
      } else if let place = places[old] {
        last = place
      }
    }
    var result = behind[-1] ?? []
    for index in order.indices { result += [order[index]] + (behind[index] ?? []) }
    order = result
    return order
  }

  // MARK: Kinds

  private static func kinds(
    _ family: Alignment.Family, _ rows: [RedlineRow], _ alignment: Alignment, _ chapters: [OutlineNumber: OutlineNumber]
  ) -> [ChangeKind] {
    // A passage without a character, the opening of a text without title, is neither added nor deleted.
    if family.old.isEmpty { return rows.isEmpty ? [] : [.added] }
    if family.new.isEmpty { return rows.isEmpty ? [] : [.deleted] }
    var kinds: Set<ChangeKind> = []
    if family.new.count > 1 { kinds.insert(.split) }
    if family.old.count > 1 { kinds.insert(.merged) }
    for place in family.old {
      guard let successor = alignment.mainNew[place] else { continue }
      let (one, other) = (alignment.old.passages[place], alignment.new.passages[successor])
      if one.id != other.id { kinds.insert(.renumbered) }
      if let before = one.chapter, let after = other.chapter, (chapters[before] ?? before) != after,
        before != after || chapters[before] != nil
      {
        kinds.insert(.moved)
      }
      if Redline(old: one.heading.title, new: other.heading.title).isReworded { kinds.insert(.retitled) }
    }
    let sentences = rows.filter { !$0.isHeading }
    if sentences.contains(where: { $0.isChangeOfWording || isMovedAway($0) }) { kinds.insert(.reworded) }
    if kinds.isEmpty, rows.contains(where: { $0.relation == .form }) { kinds.insert(.form) }
    return kinds.sorted()
  }

  private static func isMovedAway(_ row: RedlineRow) -> Bool {
    if case .movedAway = row.relation { true } else { false }
  }
}
