import Articles
import Terms
import Text

/// A term of a plan, with every place where it stands.
public struct Term: Sendable {
  /// What is said of a term, in one piece: terms are copied wherever anything is written of them.
  private final class Content: Sendable {
    let name: String
    let kind: TermKind
    let entry: TermEntry?
    let page: PageID?
    let syllables: [String]
    let places: TermPlaces
    let pageCount: Int
    let companions: [TermCompanion]

    init(
      _ name: String, _ kind: TermKind, _ entry: TermEntry?, _ page: PageID?, _ syllables: [String],
      _ places: TermPlaces, _ pageCount: Int, _ companions: [TermCompanion]
    ) {
      self.name = name
      self.kind = kind
      self.entry = entry
      self.page = page
      self.syllables = syllables
      self.places = places
      self.pageCount = pageCount
      self.companions = companions
    }
  }

  private let content: Content

  /// - Parameters:
  ///   - entry: what an editor says of it.
  ///   - pageCount: as it is counted from the places.
  init(
    name: String, kind: TermKind, entry: TermEntry?, page: PageID?, syllables: [String], places: TermPlaces,
    pageCount: Int, companions: [TermCompanion]
  ) {
    content = Content(name, kind, entry, page, syllables, places, pageCount, companions)
  }

  public var name: String { content.name }
  public var kind: TermKind { content.kind }
  /// The editor's heading for it in the index; nil for none.
  public var group: String? { content.entry?.group }
  /// The editor's words for what it means; nil when nothing is said.
  public var definition: String? { content.entry?.definition }
  /// Other ways of writing it.
  public var aliases: [String] { content.entry?.aliases ?? [] }
  /// Its page; nil when the index alone says where it stands.
  public var page: PageID? { content.page }
  /// Its syllables in pinyin, by which an index is ordered.
  public var syllables: [String] { content.syllables }
  public var places: TermPlaces { content.places }
  /// How many pages it stands on.
  public var pageCount: Int { content.pageCount }
  /// The terms that stand in the same sentences, the nearest first, by their index in the plan's terms.
  public var companions: [TermCompanion] { content.companions }

  /// The letter under which an index has it: A to Z, or `#`.
  public var letter: Character {
    switch syllables.first?.utf8.first {
    case let byte? where byte >= 0x61 && byte <= 0x7A: Character(Unicode.Scalar(byte - 0x20))
    default: "#"
    }
  }
}

/// A term that stands in the same sentences as another.
public struct TermCompanion: Sendable, Hashable {
  /// Its index among the plan's terms.
  public let term: Int
  /// In how many sentences both stand.
  public let count: Int
}
