import Articles
import Terms

/// The terms that the editions of a plan had, one edition after the other.
///
/// A term that had a page keeps its address for ever: as long as the text has it, whatever would be found in the text
/// now, and afterwards as a page that says what became of it. Each edition is read as the build of its day read it, with
/// the editions before it known; so nothing but Content/ is needed to know which pages that build made.
public struct FormerTerms: Sendable {
  /// An edition with the terms that its build had.
  public struct EditionTerms: Sendable {
    public let content: PlanContent
    /// In the order of their readings.
    public let terms: [Term]
  }

  /// The oldest first.
  public private(set) var editions: [EditionTerms] = []
  /// Every term that an edition was found to have.
  private(set) var found: [FoundTerm] = []
  /// What the page of a term is called; a name that was given is not given to another.
  private(set) var pageNames: [String: String] = [:]
  /// The terms that had a page.
  private(set) var paged: Set<String> = []

  public static let none = FormerTerms()

  private init() {}

  /// - Parameters:
  ///   - editions: what the plan's text was, the oldest first.
  ///   - settings: what an editor says of the terms now.
  public init(_ editions: [PlanContent], _ settings: TermSettings) {
    for edition in editions {
      var content = edition
      content.terms = settings
      content.terms.publication = .pages
      var builder = PlanTermsBuilder(content, former: self)
      add(builder.build(), of: content)
    }
  }

  private mutating func add(_ terms: PlanTerms, of content: PlanContent) {
    let known = Set(found.map(\.text))
    found += terms.found.filter { !known.contains($0.text) }
    for term in terms.pageNames where pageNames[term.term] == nil { pageNames[term.term] = term.page }
    for term in terms.terms where term.page != nil { paged.insert(term.name) }
    editions.append(EditionTerms(content: content, terms: terms.terms))
  }

  /// The terms that had a page and are not in `terms`, each as the last edition had it; in the order of their readings.
  func gone(from terms: [Term]) -> [GoneTerm] {
    var left = paged.subtracting(terms.lazy.map(\.name))
    var gone: [GoneTerm] = []
    for (place, edition) in editions.enumerated().reversed() where !left.isEmpty {
      for term in edition.terms where term.page != nil && left.remove(term.name) != nil {
        gone.append(GoneTerm(term: term, edition: place))
      }
    }
    return gone.sorted { TermOrder($0.term) < TermOrder($1.term) }
  }
}

/// A term that an earlier text had and the current one has no more.
public struct GoneTerm: Sendable {
  /// As the last edition had it.
  public let term: Term
  /// The place of that edition among those of `FormerTerms`.
  public let edition: Int
}

/// The order of an index: by readings, and what is read alike by its characters.
struct TermOrder: Comparable {
  private let syllables: [String]
  /// The reading's first eight bytes, the first the highest, syllables parted by what comes before all that they are written
  /// with: most names are told apart by them.
  private let beginning: UInt64
  private let name: String

  init(_ name: String, _ syllables: [String]) {
    self.syllables = syllables
    self.name = name
    var beginning: UInt64 = 0
    var shift = 56
    for syllable in syllables where shift >= 0 {
      for byte in syllable.utf8 where shift >= 0 {
        beginning |= UInt64(byte) << UInt64(shift)
        shift -= 8
      }
      shift -= 8
    }
    self.beginning = beginning
  }

  init(_ term: Term) {
    self.init(term.name, term.syllables)
  }

  static func < (one: TermOrder, other: TermOrder) -> Bool {
    if one.beginning != other.beginning { return one.beginning < other.beginning }
    if one.syllables != other.syllables { return one.syllables.lexicographicallyPrecedes(other.syllables) }
    return one.name < other.name
  }
}
