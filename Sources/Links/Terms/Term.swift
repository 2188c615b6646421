import Articles
import Terms
import Text

/// A term of a plan, with every place where it stands.
public struct Term: Sendable {
  public let name: String
  public let kind: TermKind
  /// The editor's heading for it in the index; nil for none.
  public let group: String?
  /// The editor's words for what it means; nil when nothing is said.
  public let definition: String?
  /// Other ways of writing it.
  public let aliases: [String]
  /// Its page; nil when the index alone says where it stands.
  public let page: PageID?
  /// Its syllables in pinyin, by which an index is ordered.
  public let syllables: [String]
  /// In reading order; headings before the texts below them.
  public let places: [TermPlace]
  /// How many pages it stands on.
  public let pageCount: Int
  /// The terms that stand in the same sentences, the nearest first, by their index in the plan's terms.
  public internal(set) var companions: [TermCompanion] = []

  /// The letter under which an index has it: A to Z, or `#`.
  public var letter: Character {
    guard let first = syllables.first?.first, first.isASCII, first.isLetter else { return "#" }
    return Character(first.uppercased())
  }

  /// - Parameter pageCount: as it is counted from the places.
  init(
    name: String, kind: TermKind, group: String?, definition: String?, aliases: [String], page: PageID?,
    syllables: [String], places: [TermPlace], pageCount: Int
  ) {
    self.name = name
    self.kind = kind
    self.group = group
    self.definition = definition
    self.aliases = aliases
    self.page = page
    self.syllables = syllables
    self.places = places
    self.pageCount = pageCount
  }

  /// On how many pages `places` are.
  static func pageCount(_ places: [TermPlace]) -> Int {
    places.indices.count { $0 == 0 || places[$0].page != places[$0 - 1].page }
  }
}

/// One place where a term stands.
public struct TermPlace: Sendable, Hashable {
  /// The article, the chapter for its heading or lead, the preamble or the closing.
  public let page: PageID
  /// The chapter that the page is or belongs to; nil before and behind the chapters.
  public let chapter: OutlineNumber?
  /// The sentence (from 1); nil in a heading.
  public let sentence: Int?
  /// Bytes of the text's prose; in a heading, of its title.
  public let range: Range<Int>
}

/// A term that stands in the same sentences as another.
public struct TermCompanion: Sendable, Hashable {
  /// Its index among the plan's terms.
  public let term: Int
  /// In how many sentences both stand.
  public let count: Int
}
