import Articles
import Diagnostics
import Markdown
import Terms
import Text

/// The terms of one plan, in the order of their readings.
public struct PlanTerms: Sendable {
  public let terms: [Term]
  /// The terms with a page that earlier editions had and the text has no more.
  let gone: [GoneTerm]
  /// What was found, in this text or in those of earlier editions.
  let found: [FoundTerm]
  /// What the page of a term is called or would be, by term.
  let pageNames: [String: String]
  /// Every place in the pages' texts, by page, the longer before the shorter; a name that is no term after all stands for one
  /// below 0.
  fileprivate let places: [PageID: [TermLink]]
}

extension PlanTerms {
  /// Where terms may be links: the first place of each on a page, of whole terms, where neither a reference nor the Markdown
  /// links.
  ///
  /// - Parameter taken: the references of the pages' texts.
  func links(in pages: [PageText], of plan: PlanContent, besides taken: [PageID: [FoundLink]]) -> [PageID: [TermLink]] {
    guard plan.terms.isLinking else { return [:] }
    var links: [PageID: [TermLink]] = [:]
    for page in pages {
      guard let body = page.body, let places = places[page.page] else { continue }
      links[page.page] = PlanTerms.links(places, in: body, besides: taken[page.page] ?? [])
    }
    return links
  }

  private static func links(_ places: [TermLink], in body: Body, besides taken: [FoundLink]) -> [TermLink] {
    let runs = body.prose.linkableRuns(in: body.document)
    var seen: Set<Int> = []
    var links: [TermLink] = []
    var reach = 0
    for place in places where place.range.lowerBound >= reach {
      guard !seen.contains(place.term), body.canLink(place.range, within: runs),
        !taken.contains(where: { $0.range.overlaps(place.range) })
      else { continue }
      seen.insert(place.term)
      links.append(place)
      reach = place.range.upperBound
    }
    return links.filter { $0.term >= 0 }
  }
}

/// A place of a term in a text.
struct TermLink: Sendable, Hashable {
  /// Bytes of the page's prose.
  let range: Range<Int>
  /// The term's index.
  let term: Int
}

/// Puts together what was found in the library and what an editor says, and looks up every place.
struct PlanTermsBuilder {
  private let plan: PlanContent
  private let pages: [PageText]
  private let former: FormerTerms
  private let found: [FoundTerm]
  private var drafts: [Draft] = []
  private var owners: [String: Int] = [:]
  private(set) var warnings: [Diagnostic] = []

  /// A term before its places are known.
  private struct Draft {
    let name: String
    var kind: TermKind
    var isQuotedOnly: Bool
    var entry: TermEntry?
    var places: [TermPlace] = []
    /// Whether it stands anywhere but as a part of longer terms.
    var standsAlone = false
  }

  /// Finds the terms of a plan's text.
  ///
  /// A plan is read by itself: were the library the corpus, a plan that is added to it would take terms from others, and
  /// with them the addresses of their pages.
  ///
  /// - Parameter former: the terms of the plan's editions; what was a term once is one as long as the text has it.
  /// - Parameter found: what was found in the text when it was read before; nil to look for it.
  init(_ plan: PlanContent, former: FormerTerms, found known: [FoundTerm]? = nil) {
    self.plan = plan
    // Where nobody is to have pages of terms, none is kept.
    let former = plan.terms.publication == .pages ? former : .none
    self.former = former
    pages = PageText.pages(of: plan)
    found = known ?? PlanTermsBuilder.found(in: plan, former)
    gather()
  }

  private static func found(in plan: PlanContent, _ former: FormerTerms) -> [FoundTerm] {
    let own = TermExtraction.terms(of: plan.termTexts, titles: [Array(plan.settings.title.utf8)])
    let known = former.found.isEmpty ? [] : Set(own.map(\.text))
    return own + former.found.filter { !known.contains($0.text) }
  }

  // MARK: Which terms there are

  private mutating func gather() {
    let settings = plan.terms
    let removed = Set(settings.removed.map(\.name))
    var aliasOwners: [String: String] = [:]
    for entry in settings.entries {
      for alias in entry.aliases { aliasOwners[alias] = entry.name }
    }
    for term in found where !removed.contains(term.text) && aliasOwners[term.text] == nil {
      owners[term.text] = drafts.count
      drafts.append(Draft(name: term.text, kind: term.kind, isQuotedOnly: term.isQuotedOnly))
    }
    for entry in settings.entries {
      let kind = entry.kind ?? found.first { $0.text == entry.name }?.kind ?? .subject
      if let known = owners[entry.name] {
        drafts[known].entry = entry
        drafts[known].kind = kind
      } else {
        owners[entry.name] = drafts.count
        drafts.append(Draft(name: entry.name, kind: kind, isQuotedOnly: false, entry: entry))
      }
      for alias in entry.aliases { owners[alias] = owners[entry.name] }
    }
    let names = Set(found.map(\.text))
    for removed in settings.removed where !names.contains(removed.name) {
      warnings.append(
        Diagnostic(
          .warning, in: settings.path, at: removed.position, "`\(removed.name)` is not found as a term anyway",
          remedy: "take the line out"))
    }
  }

  // MARK: Where they stand

  mutating func build() -> PlanTerms {
    let matcher = TermMatcher(
      owners.map { name, term in
        TermMatcher.Form(
          characters: name.unicodeScalars.map(\.value), term: term,
          isQuotedOnly: drafts[term].isQuotedOnly && drafts[term].name == name)
      })
    var places: [PageID: [TermLink]] = [:]
    var sentences: [[Int]] = []
    for page in pages {
      add(matcher.matches(in: Array(page.title.utf8)), of: page, sentence: { _ in nil })
      guard let body = page.body else { continue }
      let matches = matcher.matches(in: body.prose.bytes)
      add(matches, of: page) { body.sentence(at: $0) }
      sentences += together(matches, in: body)
      places[page.page] = matches.map { TermLink(range: $0.range, term: $0.term) }
    }
    return finish(places, sentences)
  }

  private mutating func add(_ matches: [TermMatcher.Match], of page: PageText, sentence: (Int) -> Int?) {
    for match in matches {
      drafts[match.term].places.append(
        TermPlace(
          page: page.page, chapter: page.chapter, sentence: sentence(match.range.lowerBound), range: match.range))
      if !match.isNested { drafts[match.term].standsAlone = true }
    }
  }

  /// The terms of each sentence, each once, without those that are parts of longer ones.
  private func together(_ matches: [TermMatcher.Match], in body: Body) -> [[Int]] {
    var bySentence: [Int: [Int]] = [:]
    for match in matches where !match.isNested {
      guard let sentence = body.sentence(at: match.range.lowerBound) else { continue }
      if bySentence[sentence]?.contains(match.term) != true { bySentence[sentence, default: []].append(match.term) }
    }
    return bySentence.sorted { $0.key < $1.key }.map(\.value)
  }

  // MARK: In order

  private mutating func finish(_ matches: [PageID: [TermLink]], _ sentences: [[Int]]) -> PlanTerms {
    for draft in drafts where draft.places.isEmpty {
      // What an earlier edition had is still defined for the page that says so.
      guard let entry = draft.entry, !former.paged.contains(entry.name) else { continue }
      warnings.append(
        Diagnostic(
          .warning, in: plan.terms.path, at: entry.position, "`\(entry.name)` stands nowhere in the plan",
          remedy: "write it as the text does, or add the text's way of writing it to its `aliases`"))
    }
    // A phrase that stands only inside longer terms is none of its own.
    let kept = drafts.indices.filter { index in
      let draft = drafts[index]
      return !draft.places.isEmpty
        && (draft.entry != nil || draft.standsAlone || draft.kind != .subject || former.paged.contains(draft.name))
    }
    let paged =
      plan.terms.publication != .pages
      ? []
      : TermPages(articleCount: plan.chapters.reduce(0) { $0 + $1.articles.count }).chosen(
        kept.map { index in
          TermPages.Candidate(
            kind: drafts[index].kind, isEdited: drafts[index].entry != nil,
            hadPage: former.paged.contains(drafts[index].name), places: drafts[index].places)
        })
    let reading = TermReading(kept.map { drafts[$0].name })
    let pageNames = TermPageNames.names(of: kept.map { drafts[$0].name }, reading, given: former.pageNames)
    let ordered = kept.enumerated().map { place, index in
      let draft = drafts[index]
      let page = paged.contains(place) ? pageNames[draft.name].map { PageID.term(plan.slug, $0) } : nil
      let term = Term(
        name: draft.name, kind: draft.kind, group: draft.entry?.group, definition: draft.entry?.definition,
        aliases: draft.entry?.aliases ?? [], page: page, syllables: reading.syllables(of: draft.name),
        places: draft.places)
      return (index: index, term: term)
    }.sorted { TermOrder.isBefore($0.term, $1.term) }
    var places = Array(repeating: -1, count: drafts.count)
    for (place, entry) in ordered.enumerated() { places[entry.index] = place }
    var terms = ordered.map(\.term)
    addCompanions(to: &terms, sentences.map { $0.map { places[$0] }.filter { $0 >= 0 } })
    return PlanTerms(
      terms: terms,
      gone: former.gone(from: terms), found: found, pageNames: pageNames,
      places: matches.mapValues { page in
        page.map { TermLink(range: $0.range, term: places[$0.term] < 0 ? -1 - $0.term : places[$0.term]) }
      })
  }

  /// The most companions that a term has.
  private static let companionCount = 8

  private func addCompanions(to terms: inout [Term], _ sentences: [[Int]]) {
    var counts: [[Int: Int]] = Array(repeating: [:], count: terms.count)
    var totals = Array(repeating: 0, count: terms.count)
    for sentence in sentences {
      for one in sentence {
        totals[one] += 1
        for other in sentence where other != one { counts[one][other, default: 0] += 1 }
      }
    }
    for index in terms.indices {
      // Those that stand oftenest with it come first; of those, the ones that stand least without it.
      let nearest = counts[index].sorted { one, other in
        (-one.value, totals[one.key], one.key) < (-other.value, totals[other.key], other.key)
      }
      terms[index].companions = nearest.prefix(PlanTermsBuilder.companionCount).map {
        TermCompanion(term: $0.key, count: $0.value)
      }
    }
  }
}
