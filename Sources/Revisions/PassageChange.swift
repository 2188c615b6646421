/// What can become of an article between two editions.
public enum ChangeKind: String, Sendable, Hashable, CaseIterable, Comparable {
  case added, deleted, split, merged, renumbered
  /// To another chapter.
  case moved
  case retitled, reworded
  /// Changed in form alone: width, shapes of marks, white space, the way a number is written.
  case form

  public static func < (one: ChangeKind, other: ChangeKind) -> Bool { one.place < other.place }

  private var place: Int { ChangeKind.allCases.firstIndex(of: self) ?? 0 }
}

/// What became of a passage: from the old passages to the new ones that were made from them, one and one for most.
public struct PassageChange: Sendable {
  /// In reading order; empty for what was added.
  public let old: [PassageID]
  /// In reading order; empty for what was deleted.
  public let new: [PassageID]
  /// Empty when nothing changed.
  public let kinds: [ChangeKind]
  /// Headings and sentences in the order in which a redline shows them.
  public let rows: [RedlineRow]

  public var isChanged: Bool { !kinds.isEmpty }

  /// `38 -> 38, 39`, `41 -> none`, `none -> 31`, as plan.yml writes it.
  public var arrow: String {
    func names(_ ids: [PassageID]) -> String {
      ids.isEmpty ? "none" : ids.map(\.description).joined(separator: ", ")
    }
    return "\(names(old)) -> \(names(new))"
  }

  /// The passage by which the change is named: the new one where there is one.
  public var id: PassageID { new.first ?? old.first ?? .opening }

  public var isArticle: Bool { (new + old).contains { $0.article != nil } }

  /// The rows that say something else, or the same in another form.
  public var changedRows: [RedlineRow] { rows.filter(\.isChanged) }
}

/// A heading or sentence of a redline, with what became of it.
public struct RedlineRow: Sendable, Hashable {
  public enum Relation: Sendable, Hashable {
    case kept
    /// Changed in form alone.
    case form
    case reworded
    case inserted
    case deleted
    /// Struck here; it stands there now.
    case movedAway(to: [SentenceID])
    /// Put in here; it stood there. The redline says what was changed on the way.
    case movedHere(from: [SentenceID], Redline)
  }

  /// One, or more where sentences were joined; empty for what is new here.
  public let old: [SentenceID]
  public let new: [SentenceID]
  public let relation: Relation
  /// The text, with the line break behind a paragraph's last sentence; before the sentence where the other text ends and
  /// this one goes on.
  public let redline: Redline

  public var isChanged: Bool { relation != .kept }

  /// Whether the row is a heading.
  public var isHeading: Bool { (new + old).contains { $0.number == 0 } }

  /// Whether it is a change of wording, each counted once: a sentence that moved counts where it stands now.
  public var isChangeOfWording: Bool {
    switch relation {
    case .kept, .form, .movedAway: false
    case .reworded, .inserted, .deleted, .movedHere: true
    }
  }
}
