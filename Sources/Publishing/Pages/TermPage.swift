import Articles
import Links
import Terms

/// `<plan>/terms/县域经济.html`, by its reading: a term with every place where it stands; of one that the text has no more,
/// where it stood last.
enum TermPage {
  static let schema = TemplateSchema(
    text: [
      .name, .kindLabel, .group, .definition, .aliases, .placeCount, .pageCount, .planURL,
      .termsURL,
      .lastEdition, .editions,
    ],
    html: [.chart, .places, .companions],
    flags: [.hasGroup, .hasDefinition, .hasAliases, .hasCompanions, .isGone])

  static func files(_ frame: PlanFrame, _ former: FormerTerms, _ templates: TemplateFolder) -> [SiteFile] {
    let terms = frame.linked.terms(of: frame.plan.slug)
    let texts = PlanTexts(frame)
    let pages = Dictionary(
      terms.compactMap { term in term.page.map { (term.name, $0) } }, uniquingKeysWith: { first, _ in first })
    var writer = writer(frame, templates)
    var files = terms.compactMap { term -> SiteFile? in
      let companions = term.companions.map { (terms[$0.term].name, terms[$0.term].page, $0.count) }
      return file(term, texts, companions, nil, frame, &writer)
    }
    let gone = frame.linked.goneTerms(of: frame.plan.slug)
    let gonePages = Dictionary(gone.map { ($0.term.name, $0.term.page) }, uniquingKeysWith: { first, _ in first })
    var editionTexts: [Int: PlanTexts] = [:]
    for gone in gone {
      let edition = former.editions[gone.edition]
      let texts = editionTexts[gone.edition] ?? PlanTexts(edition.content, in: edition.content.edition, frame.strings)
      editionTexts[gone.edition] = texts
      let companions = gone.term.companions.map { companion in
        let name = edition.terms[companion.term].name
        return (name, pages[name] ?? gonePages[name] ?? nil, companion.count)
      }
      if let file = file(gone.term, texts, companions, former, frame, &writer) { files.append(file) }
    }
    return files
  }

  private static func writer(_ frame: PlanFrame, _ templates: TemplateFolder) -> PageWriter {
    let slug = frame.plan.slug
    let page = PageID.term(slug, "")
    return templates.writer(
      .term,
      frame.common(beside: page).merging([
        .planURL: .text(page.url(to: .plan(slug))), .termsURL: .text(page.url(to: .terms(slug))),
      ]))
  }

  /// - Parameters:
  ///   - companions: the terms in the same sentences, with their pages and how many sentences there are.
  ///   - former: the terms of the editions, for a term that the current text does not have.
  private static func file(
    _ term: Term, _ texts: PlanTexts, _ companions: [(name: String, page: PageID?, count: Int)],
    _ former: FormerTerms?, _ frame: PlanFrame, _ writer: inout PageWriter
  ) -> SiteFile? {
    guard let page = term.page else { return nil }
    let title = "\(term.name) · \(frame.strings[.terms])"
    let about = term.definition ?? frame.strings.text(.termDescription, ["term": term.name])
    let stood = former.map { former in
      former.editions.filter { edition in edition.terms.contains { $0.name == term.name } }.map {
        frame.strings.date($0.content.edition)
      }
    }
    let record = frame.values(page, title: title, text: about.utf8)
      .merging(values(term, frame))
      .merging([
        .chart: chart(term, texts), .places: places(term, on: page, texts),
        .companions: self.companions(companions, on: page),
        .hasCompanions: .flag(!companions.isEmpty),
        .isGone: .flag(stood != nil), .lastEdition: .text(stood?.last ?? ""),
        .editions: .text(stood?.joined(separator: frame.strings[.listSeparator]) ?? ""),
      ])
    return SiteFile(path: page.path, bytes: writer.page(record))
  }

  private static func values(_ term: Term, _ frame: PlanFrame) -> TemplateRecord {
    [
      .name: .text(term.name), .kindLabel: .text(frame.strings.kind(term.kind)),
      .group: .text(term.group ?? ""), .hasGroup: .flag(term.group != nil),
      .definition: .text(term.definition ?? ""), .hasDefinition: .flag(term.definition != nil),
      .aliases: .text(term.aliases.joined(separator: "、")),
      .hasAliases: .flag(!term.aliases.isEmpty),
      .placeCount: .number(term.places.count), .pageCount: .number(term.pageCount),
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
  private static func places(_ term: Term, on page: PageID, _ texts: PlanTexts) -> TemplateValue {
    var html = HTMLFragment()
    var section: PageID?
    for place in term.places {
      let current = texts.section(of: place)
      if current.page != section {
        if section != nil { html.markup("</ul>") }
        section = current.page
        html.markup("<h3 class=\"places-chapter\"><a href=\"")
        html.text(page.url(to: texts.page(current.page)))
        html.markup("\"><span class=\"label\">")
        html.text(current.label)
        html.markup("</span> <span>")
        html.text(current.title)
        html.markup("</span></a></h3><ul class=\"places\">")
      }
      append(place, on: page, texts, to: &html)
    }
    if section != nil { html.markup("</ul>") }
    return html.value
  }

  private static func append(_ place: TermPlace, on page: PageID, _ texts: PlanTexts, to html: inout HTMLFragment) {
    html.markup("<li><a href=\"")
    html.text(page.url(to: texts.page(place.page)))
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

  private static func companions(_ companions: [(name: String, page: PageID?, count: Int)], on page: PageID)
    -> TemplateValue
  {
    var html = HTMLFragment()
    html.markup("<ul class=\"term-list\">")
    for companion in companions {
      TermLinkList.append(companion.name, at: companion.page, count: companion.count, from: page, to: &html)
    }
    html.markup("</ul>")
    return html.value
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
