import Articles
import Links
import Terms

/// `<plan>/terms/县域经济.html`, by its reading: a term with every place where it stands.
enum TermPage {
  static let schema = TemplateSchema(
    text: [
      "name", "kindLabel", "group", "definition", "aliases", "placeCount", "pageCount", "planURL", "termsURL",
    ],
    html: ["chart", "places", "companions"], flags: ["hasGroup", "hasDefinition", "hasAliases", "hasCompanions"])

  static func files(_ frame: PlanFrame, _ templates: TemplateFolder) -> [SiteFile] {
    let terms = frame.linked.terms(of: frame.plan.slug)
    let texts = PlanTexts(frame)
    var mould = PageMould(.term, templates)
    return terms.map { term in
      let title = "\(term.name) · \(frame.strings[.terms])"
      let about = term.definition ?? frame.strings.text(.termDescription, ["term": term.name])
      let record = TemplateRecord(frame.values(term.page, title: title, text: about))
        .merging(values(term, frame))
        .merging([
          "chart": chart(term, texts), "places": places(term, texts),
          "companions": companions(term, among: terms),
        ])
      return SiteFile(path: term.page.path, bytes: mould.render(record))
    }
  }

  private static func values(_ term: Term, _ frame: PlanFrame) -> [String: TemplateValue] {
    let slug = frame.plan.slug
    return [
      "name": .text(term.name), "kindLabel": .text(frame.strings.kind(term.kind)),
      "group": .text(term.group ?? ""), "hasGroup": .flag(term.group != nil),
      "definition": .text(term.definition ?? ""), "hasDefinition": .flag(term.definition != nil),
      "aliases": .text(term.aliases.joined(separator: "、")), "hasAliases": .flag(!term.aliases.isEmpty),
      "placeCount": .number(term.places.count), "pageCount": .number(term.pageCount),
      "planURL": .text(term.page.url(to: .plan(slug))), "termsURL": .text(term.page.url(to: .terms(slug))),
      "hasCompanions": .flag(!term.companions.isEmpty),
    ]
  }

  // MARK: Its share by chapter

  /// A bar for every chapter: how many of the term's places it has.
  private static func chart(_ term: Term, _ texts: PlanTexts) -> TemplateValue {
    var counts: [PageID: Int] = [:]
    for place in term.places { counts[texts.section(of: place).page, default: 0] += 1 }
    let most = max(counts.values.max() ?? 1, 1)
    var html = HTMLFragment()
    html.markup("<ol class=\"bars\">")
    for section in texts.sections {
      let count = counts[section.page] ?? 0
      html.fragment(section.bar)
      html.length(Double(count) * 100 / Double(most))
      html.markup("\" height=\"10\"></rect></svg><span class=\"bar-count\">")
      html.number(count)
      html.markup("</span></li>")
    }
    html.markup("</ol>")
    return html.value
  }

  // MARK: Where it stands

  /// Keyword in context, grouped by chapter.
  private static func places(_ term: Term, _ texts: PlanTexts) -> TemplateValue {
    var html = HTMLFragment()
    var section: PageID?
    for place in term.places {
      let current = texts.section(of: place)
      if current.page != section {
        if section != nil { html.markup("</ul>") }
        section = current.page
        html.markup("<h3 class=\"places-chapter\"><a href=\"")
        html.text(term.page.url(to: current.page))
        html.markup("\"><span class=\"label\">")
        html.text(current.label)
        html.markup("</span> <span>")
        html.text(current.title)
        html.markup("</span></a></h3><ul class=\"places\">")
      }
      append(place, of: term, texts, to: &html)
    }
    if section != nil { html.markup("</ul>") }
    return html.value
  }

  private static func append(_ place: TermPlace, of term: Term, _ texts: PlanTexts, to html: inout HTMLFragment) {
    html.markup("<li><a href=\"")
    html.text(term.page.url(to: place.page))
    if let sentence = place.sentence {
      html.markup("#s")
      html.number(sentence)
    }
    html.markup("\"><span class=\"label\">")
    html.text(texts.label(of: place))
    html.markup("</span> <span class=\"context\">")
    let context = texts.context(of: place)
    if context.isCutBefore { html.markup("…") }
    html.text(context.before)
    html.markup("<mark>")
    html.text(context.term)
    html.markup("</mark>")
    html.text(context.behind)
    if context.isCutBehind { html.markup("…") }
    html.markup("</span></a></li>")
  }

  // MARK: What it stands with

  private static func companions(_ term: Term, among terms: [Term]) -> TemplateValue {
    var html = HTMLFragment()
    html.markup("<ul class=\"term-list\">")
    for companion in term.companions {
      TermLinkList.append(terms[companion.term], count: companion.count, from: term.page, to: &html)
    }
    html.markup("</ul>")
    return html.value
  }
}

/// A term as an item of a list: its name as a link, and a number.
enum TermLinkList {
  static func append(_ term: Term, count: Int, from page: PageID, to html: inout HTMLFragment) {
    html.markup("<li><a href=\"")
    html.text(page.url(to: term.page))
    html.markup("\">")
    html.text(term.name)
    html.markup("</a>")
    // Most stand once, which needs no number.
    if count > 1 {
      html.markup(" <span class=\"found-count\">")
      html.number(count)
      html.markup("</span>")
    }
    html.markup("</li>\n")
  }
}

extension InterfaceStrings {
  /// What a kind of term is called.
  func kind(_ kind: TermKind) -> String {
    switch kind {
    case .name: self[.kindName]
    case .document: self[.kindDocument]
    case .measure: self[.kindMeasure]
    case .institution: self[.kindInstitution]
    case .place: self[.kindPlace]
    case .body: self[.kindBody]
    case .subject: self[.kindSubject]
    }
  }
}
