import Articles
import Links
import Terms

/// `<plan>/terms.html`: the index of a plan's terms, by their readings and by kind. A term without a page of its own is a
/// link to where it stands.
enum TermsPage {
  static let schema = TemplateSchema(
    text: [.termCount], html: [.letters, .byReading, .byKind, .byGroup, .gone, .formerAnchors],
    flags: [.hasTerms, .hasGroups, .hasGone])

  static func file(_ frame: PlanFrame, _ former: FormerTerms, _ templates: TemplateFolder) -> SiteFile {
    let page = PageID.terms(frame.plan.slug)
    let terms = frame.linked.terms
    let gone = frame.linked.goneTerms
    let groups = TermsPage.groups(of: terms)
    let texts = PlanTexts(frame, from: page)
    let letters = terms.map(\.letter)
    let record = frame.record(
      page, title: frame.strings[.terms], text: frame.strings[.termsDescription].utf8
    )
    .merging([
      .termCount: .number(terms.count),
      .hasTerms: .flag(!terms.isEmpty || !former.editions.isEmpty),
      .letters: list(of: letters), .byReading: byReading(terms, letters, texts, from: page),
      .byKind: sections(
        TermKind.allCases.map { kind in (frame.strings.kind(kind), terms.indices.filter { terms[$0].kind == kind }) },
        of: terms, "kind-", texts, from: page),
      .hasGroups: .flag(!groups.isEmpty), .byGroup: sections(groups, of: terms, "group-", texts, from: page),
      .hasGone: .flag(!gone.isEmpty), .gone: list(gone.map(\.term), from: page),
      .formerAnchors: formerAnchors(terms, former),
    ])
    return SiteFile(page, templates.render(.terms, record))
  }

  /// The editor's groups, with the places of their terms.
  private static func groups(of terms: [Term]) -> [(name: String, terms: [Int])] {
    Dictionary(grouping: terms.indices.filter { terms[$0].group != nil }) { terms[$0].group ?? "" }
      .sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  // MARK: Anchors

  /// The anchors of the index of `terms`.
  private static func anchors(_ terms: [Term]) -> [String] {
    let groups = groups(of: terms)
    let kinds = TermKind.allCases.enumerated().filter { kind in terms.contains { $0.kind == kind.element } }
    return terms.map { anchor($0.letter) } + kinds.map { "kind-\($0.offset + 1)" }
      + groups.indices.map { "group-\($0 + 1)" } + (groups.isEmpty ? [] : ["by-group"])
  }

  /// Places for the anchors that the index of an earlier edition had and this one has not.
  private static func formerAnchors(_ terms: [Term], _ former: FormerTerms) -> TemplateValue {
    var known = Set(former.editions.isEmpty ? [] : anchors(terms))
    var html = HTMLFragment()
    for edition in former.editions {
      for anchor in anchors(edition.terms) where known.insert(anchor).inserted {
        html.markup("<span id=\"")
        html.text(anchor)
        html.markup("\"></span>")
      }
    }
    return html.value
  }

  private static func anchor(_ letter: Character) -> String {
    letter == "#" ? "letter-other" : "letter-\(letter.lowercased())"
  }

  // MARK: Lists

  /// The letters that terms are read with, as links to them.
  private static func list(of letters: [Character]) -> TemplateValue {
    var html = HTMLFragment()
    html.markup("<ol class=\"letters\">")
    var last: Character?
    for letter in letters where letter != last {
      last = letter
      html.markup("<li><a href=\"#")
      html.text(anchor(letter))
      html.markup("\">")
      html.text(String(letter))
      html.markup("</a></li>")
    }
    html.markup("</ol>")
    return html.value
  }

  private static func byReading(_ terms: [Term], _ letters: [Character], _ texts: PlanTexts, from page: PageID)
    -> TemplateValue
  {
    var html = HTMLFragment()
    var last: Character?
    for (term, letter) in zip(terms, letters) {
      if letter != last {
        if last != nil { html.markup("</ul></section>") }
        last = letter
        html.markup("<section class=\"letter\"><h3 id=\"")
        html.text(anchor(letter))
        html.markup("\">")
        html.text(String(letter))
        html.markup("</h3><ul class=\"term-list\">")
      }
      if term.page == nil {
        TermLinkList.append(term, placesIn: texts, to: &html)
      } else {
        TermLinkList.append(term, texts, from: page, to: &html)
      }
    }
    if last != nil { html.markup("</ul></section>") }
    return html.value
  }

  /// Named lists of terms, each by its place in `terms`; those that stand most come first.
  private static func sections(
    _ lists: [(name: String, terms: [Int])], of terms: [Term], _ prefix: String, _ texts: PlanTexts,
    from page: PageID
  ) -> TemplateValue {
    var html = HTMLFragment()
    for (index, list) in lists.enumerated() where !list.terms.isEmpty {
      html.markup("<section class=\"kind\"><h3 id=\"")
      html.text("\(prefix)\(index + 1)")
      html.markup("\">")
      html.text(list.name)
      html.markup(" <span class=\"found-count\">")
      html.number(list.terms.count)
      html.markup("</span></h3><ul class=\"term-list\">")
      let order = list.terms.map { (count: terms[$0].places.count, place: $0) }.sorted {
        ($1.count, $0.place) < ($0.count, $1.place)
      }
      for (_, place) in order { TermLinkList.append(terms[place], texts, from: page, to: &html) }
      html.markup("</ul></section>")
    }
    return html.value
  }

  private static func list(_ terms: [Term], from page: PageID) -> TemplateValue {
    var html = HTMLFragment()
    html.markup("<ul class=\"term-list\">")
    for term in terms { TermLinkList.append(term.name, at: term.page, count: 1, from: page, to: &html) }
    html.markup("</ul>")
    return html.value
  }
}
