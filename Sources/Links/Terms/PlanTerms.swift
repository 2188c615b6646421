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
  /// What the page of each term of the text is called or would be.
  let pageNames: [(term: String, page: String)]
  /// Every place in the pages' texts, page by page, the longer before the shorter; a name that is no term after all stands
  /// for one below 0.
  fileprivate let places: [[TermLink]]
}

extension PlanTerms {
  /// Where terms may be links: the first place of each on a page, of whole terms, where neither a reference nor the Markdown
  /// links.
  ///
  /// - Parameter taken: the references of the pages' texts.
  func links(in pages: [PageText], of plan: PlanContent, besides taken: [PageID: [FoundLink]]) -> [PageID: [TermLink]] {
    guard plan.terms.isLinking else { return [:] }
    var links: [PageID: [TermLink]] = [:]
    // The plan's front has no text.
    for (page, places) in zip(pages.dropFirst(), places) {
      guard let body = page.body else { continue }
      links[page.page] = PlanTerms.links(places, in: body, besides: taken[page.page] ?? [])
    }
    return links
  }

  private static func links(_ places: [TermLink], in body: Body, besides taken: [FoundLink]) -> [TermLink] {
    let runs = body.prose.linkableRuns(in: body.document)
    var seen: [Int] = []
    var links: [TermLink] = []
    var reach = 0
    for place in places where place.range.lowerBound >= reach {
      guard !seen.contains(place.term), body.canLink(place.range, within: runs),
        !taken.contains(where: { $0.range.overlaps(place.range) })
      else { continue }
      seen.append(place.term)
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
  /// The plan's texts.
  private let pages: [PageText]
  private let former: FormerTerms
  let found: [FoundTerm]
  private var drafts: [Draft] = []
  /// What is looked for in the text, and the draft that each is a way of writing.
  private var forms: [(text: String, draft: Int)] = []
  private var places: TermPlacesBuilder
  /// Every place in the pages' texts, page by page, each with its draft.
  private var matches: [[TermLink]] = []
  private var sentences = SentenceTerms()
  /// The drafts that are terms.
  private var kept: [Int] = []
  private(set) var warnings: [Diagnostic] = []

  /// A term before its places are known.
  private struct Draft {
    let name: String
    var kind: TermKind
    var isQuotedOnly: Bool
    var entry: TermEntry?
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
    pages = PageText.texts(of: plan)
    found = known ?? PlanTermsBuilder.found(in: plan, former)
    places = TermPlacesBuilder([], termCount: 0)
    gather()
    place()
  }

  private static func found(in plan: PlanContent, _ former: FormerTerms) -> [FoundTerm] {
    let own = TermExtraction.terms(of: plan.termTexts, titles: [Array(plan.settings.title.utf8)])
    let known = former.found.isEmpty ? [] : Set(own.map(\.text))
    return own + former.found.filter { !known.contains($0.text) }
  }

  // MARK: Which terms there are

  private mutating func gather() {
    let settings = plan.terms
    guard !settings.entries.isEmpty || !settings.removed.isEmpty else {
      drafts = found.map { Draft(name: $0.text, kind: $0.kind, isQuotedOnly: $0.isQuotedOnly) }
      forms = found.enumerated().map { ($1.text, $0) }
      return
    }
    let removed = Set(settings.removed.map(\.name))
    var aliasOwners: [String: String] = [:]
    for entry in settings.entries {
      for alias in entry.aliases { aliasOwners[alias] = entry.name }
    }
    var owners: [String: Int] = [:]
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
    forms = owners.map { ($0, $1) }
    let names = Set(found.map(\.text))
    for removed in settings.removed where !names.contains(removed.name) {
      warnings.append(
        Diagnostic(
          .warning, in: settings.path, at: removed.position, "`\(removed.name)` is not found as a term anyway",
          remedy: "take the line out"))
    }
  }

  // MARK: Where they stand

  private mutating func place() {
    var matcher = TermMatcher(
      forms.map { text, draft in
        TermMatcher.Form(
          text: text, term: draft,
          isQuotedOnly: drafts[draft].isQuotedOnly && drafts[draft].name == text)
      })
    places = TermPlacesBuilder(pages.map(\.page), termCount: drafts.count)
    for (number, page) in pages.enumerated() {
      for match in matcher.matches(in: Array(page.title.utf8)) {
        add(match, TermPlaces.Packed(text: number, sentence: 0, match.range))
      }
      let found = page.body.map { matcher.matches(in: $0.prose.bytes) } ?? []
      if let body = page.body { add(found, in: body, ofText: number) }
      matches.append(found.map { TermLink(range: $0.range, term: $0.term) })
    }
    places.group()
    // A phrase that stands only inside longer terms is none of its own.
    kept = drafts.indices.filter { index in
      places.count(of: index) > 0
        && (drafts[index].standsAlone || drafts[index].kind != .subject || drafts[index].entry != nil
          || hadPage(drafts[index]))
    }
  }

  /// The terms, in no order that means anything.
  var placed: [(name: String, places: TermPlaces)] { kept.map { (drafts[$0].name, places[$0]) } }

  private mutating func add(_ match: TermMatcher.Match, _ place: TermPlaces.Packed) {
    places.add(place, of: match.term)
    if !match.isNested { drafts[match.term].standsAlone = true }
  }

  /// Adds what was found in the text of a page, and notes the terms of each sentence, without those that are parts of longer
  /// ones.
  private mutating func add(_ matches: [TermMatcher.Match], in body: Body, ofText text: Int) {
    let ranges = body.prose.sentences
    // Matches stand in the order of the text.
    var sentence = 0
    var noted = -1
    for match in matches {
      while sentence < ranges.count, ranges[sentence].upperBound <= match.range.lowerBound { sentence += 1 }
      let isInside = sentence < ranges.count && ranges[sentence].lowerBound <= match.range.lowerBound
      add(match, TermPlaces.Packed(text: text, sentence: isInside ? sentence + 1 : 0, match.range))
      guard isInside, !match.isNested else { continue }
      if sentence != noted { sentences.begin() }
      sentences.add(match.term)
      noted = sentence
    }
  }

  // MARK: In order

  mutating func build() -> PlanTerms {
    for (index, draft) in drafts.enumerated() where places.count(of: index) == 0 {
      // What an earlier edition had is still defined for the page that says so.
      guard let entry = draft.entry, !former.paged.contains(entry.name) else { continue }
      warnings.append(
        Diagnostic(
          .warning, in: plan.terms.path, at: entry.position, "`\(entry.name)` stands nowhere in the plan",
          remedy: "write it as the text does, or add the text's way of writing it to its `aliases`"))
    }
    let termPlaces = kept.map { places[$0] }
    let pageCounts = termPlaces.map(\.pageCount)
    let paged = plan.terms.publication == .pages ? paged(pageCounts) : []
    let readings = kept.map { TermReading.syllables(of: drafts[$0].name) }
    let pageNames = TermPageNames.names(of: kept.map { drafts[$0].name }, readings, given: former.pageNames)
    let order = kept.indices.map { (key: TermOrder(drafts[kept[$0]].name, readings[$0]), place: $0) }
      .sorted { $0.key < $1.key }.map(\.place)
    var numbers = Array(repeating: -1, count: drafts.count)
    for (number, place) in order.enumerated() { numbers[kept[place]] = number }
    let companions = sentences.companions(of: order.count, numbers)
    let terms = order.enumerated().map { number, place in
      let draft = drafts[kept[place]]
      return Term(
        name: draft.name, kind: draft.kind, entry: draft.entry,
        page: paged.contains(place) ? .term(plan.slug, pageNames[place]) : nil, syllables: readings[place],
        places: termPlaces[place], pageCount: pageCounts[place], companions: companions[number])
    }
    return PlanTerms(
      terms: terms,
      gone: former.gone(from: terms), found: found,
      pageNames: zip(kept, pageNames).map { (drafts[$0].name, $1) },
      places: matches.map { page in
        page.map { TermLink(range: $0.range, term: numbers[$0.term] < 0 ? -1 - $0.term : numbers[$0.term]) }
      })
  }

  /// The places of those among `kept` that have a page.
  private func paged(_ pageCounts: [Int]) -> Set<Int> {
    TermPages(articleCount: plan.chapters.reduce(0) { $0 + $1.articles.count }).chosen(
      zip(kept, pageCounts).map { index, pageCount in
        TermPages.Candidate(
          kind: drafts[index].kind, isEdited: drafts[index].entry != nil,
          hadPage: hadPage(drafts[index]), placeCount: places.count(of: index),
          pageCount: pageCount)
      })
  }

  private func hadPage(_ draft: Draft) -> Bool { !former.paged.isEmpty && former.paged.contains(draft.name) }
}
