import Articles
import Links
import Terms

/// `<plan>/terms.html`: the index of a plan's terms, by their readings and by kind.
enum TermsPage {
  static let schema = TemplateSchema(
    text: ["termCount"], html: ["letters", "byReading", "byKind", "byGroup"],
    flags: ["hasTerms", "hasGroups"])

  static func file(_ frame: PlanFrame, _ templates: TemplateFolder) -> SiteFile {
    let page = PageID.terms(frame.plan.slug)
    let terms = frame.linked.terms(of: frame.plan.slug)
    let groups = Dictionary(grouping: terms.filter { $0.group != nil }) { $0.group ?? "" }
    let record = TemplateRecord(
      frame.values(page, title: frame.strings[.terms], text: frame.strings[.termsDescription])
    )
    .merging([
      "termCount": .number(terms.count), "hasTerms": .flag(!terms.isEmpty), "letters": letters(terms),
      "byReading": byReading(terms, from: page),
      "byKind": sections(
        TermKind.allCases.map { kind in (frame.strings.kind(kind), terms.filter { $0.kind == kind }) }, "kind-",
        from: page),
      "hasGroups": .flag(!groups.isEmpty),
      "byGroup": sections(groups.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }, "group-", from: page),
    ])
    return SiteFile(page, templates.render(.terms, record))
  }

  /// The letters that terms are read with, as links to them.
  private static func letters(_ terms: [Term]) -> TemplateValue {
    var html = HTMLFragment()
    html.markup("<ol class=\"letters\">")
    var last: Character?
    for term in terms where term.letter != last {
      last = term.letter
      html.markup("<li><a href=\"#")
      html.text(anchor(term.letter))
      html.markup("\">")
      html.text(String(term.letter))
      html.markup("</a></li>")
    }
    html.markup("</ol>")
    return html.value
  }

  private static func anchor(_ letter: Character) -> String {
    letter == "#" ? "letter-other" : "letter-\(letter.lowercased())"
  }

  private static func byReading(_ terms: [Term], from page: PageID) -> TemplateValue {
    var html = HTMLFragment()
    var last: Character?
    for term in terms {
      if term.letter != last {
        if last != nil { html.markup("</ul></section>") }
        last = term.letter
        html.markup("<section class=\"letter\"><h3 id=\"")
        html.text(anchor(term.letter))
        html.markup("\">")
        html.text(String(term.letter))
        html.markup("</h3><ul class=\"term-list\">")
      }
      TermLinkList.append(term, count: term.places.count, from: page, to: &html)
    }
    if last != nil { html.markup("</ul></section>") }
    return html.value
  }

  /// Named lists of terms, those that stand most first.
  private static func sections(_ lists: [(name: String, terms: [Term])], _ prefix: String, from page: PageID)
    -> TemplateValue
  {
    var html = HTMLFragment()
    for (index, list) in lists.enumerated() where !list.terms.isEmpty {
      html.markup("<section class=\"kind\"><h3 id=\"")
      html.text("\(prefix)\(index + 1)")
      html.markup("\">")
      html.text(list.name)
      html.markup(" <span class=\"found-count\">")
      html.number(list.terms.count)
      html.markup("</span></h3><ul class=\"term-list\">")
      let order = list.terms.enumerated().sorted {
        ($1.element.places.count, $0.offset) < ($0.element.places.count, $1.offset)
      }
      for (_, term) in order { TermLinkList.append(term, count: term.places.count, from: page, to: &html) }
      html.markup("</ul></section>")
    }
    return html.value
  }
}
