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

  static func make(
    _ frame: PlanFrame, _ former: FormerTerms, _ templates: TemplateFolder, to files: inout MadeFiles
  ) {
    let terms = frame.linked.terms
    let texts = PlanTexts(frame, from: .term(frame.plan.slug, ""))
    var writer = writer(frame, templates)
    for term in terms where term.page != nil {
      let companions = term.companions.map {
        Companion(name: terms[$0.term].name, page: terms[$0.term].page, count: $0.count)
      }
      if let file = file(term, texts, companions, nil, frame, &writer) { files.add(page: file) }
    }
    let gone = frame.linked.goneTerms
    if gone.isEmpty { return }
    let pages = Dictionary(
      terms.compactMap { term in term.page.map { (term.name, $0) } }, uniquingKeysWith: { first, _ in first })
    let gonePages = Dictionary(gone.map { ($0.term.name, $0.term.page) }, uniquingKeysWith: { first, _ in first })
    var editionTexts: [Int: PlanTexts] = [:]
    for gone in gone {
      let edition = former.editions[gone.edition]
      let texts =
        editionTexts[gone.edition]
        ?? PlanTexts(
          edition.content, in: edition.content.edition, frame.strings, from: .term(frame.plan.slug, ""))
      editionTexts[gone.edition] = texts
      let companions = gone.term.companions.map { companion in
        let name = edition.terms[companion.term].name
        return Companion(name: name, page: pages[name] ?? gonePages[name] ?? nil, count: companion.count)
      }
      if let file = file(gone.term, texts, companions, former, frame, &writer) { files.add(page: file) }
    }
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

  /// A term that stands in the same sentences.
  private struct Companion {
    let name: String
    let page: PageID?
    let count: Int
  }

  /// - Parameters:
  ///   - companions: the terms in the same sentences, with their pages and how many sentences there are.
  ///   - former: the terms of the editions, for a term that the current text does not have.
  private static func file(
    _ term: Term, _ texts: PlanTexts, _ companions: [Companion],
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
    let (places, counts) = places(term, texts)
    let record = frame.values(page, title: title, text: about.utf8)
      .merging(values(term, frame))
      .merging([
        .chart: texts.chart.html(counts).value, .places: places.value,
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

  // MARK: Where it stands

  /// Keyword in context, grouped by chapter; and how many places each section has.
  private static func places(_ term: Term, _ texts: PlanTexts) -> (list: HTMLFragment, counts: [Int]) {
    let termPlaces = term.places
    var html = HTMLFragment(capacity: termPlaces.count * 288)
    var counts = Array(repeating: 0, count: texts.sections.count)
    var section: Int?
    termPlaces.forEachText { passage, places in
      let current = texts.passages[passage].section
      counts[current] += places.count
      if current != section {
        if section != nil { html.markup("</ul>") }
        section = current
        html.fragment(texts.sections[current].heading)
      }
      for place in places {
        append(termPlaces[place].sentence, termPlaces[place].range, in: passage, texts, to: &html)
      }
    }
    if section != nil { html.markup("</ul>") }
    return (html, counts)
  }

  private static func append(
    _ sentence: Int?, _ range: Range<Int>, in passage: Int, _ texts: PlanTexts, to html: inout HTMLFragment
  ) {
    html.markup("<li>")
    html.fragment(texts.passages[passage].link)
    if let sentence {
      html.markup("#s")
      html.number(sentence)
    }
    html.markup("\"><span class=\"label\">")
    html.fragment(texts.passages[passage].label)
    html.markup("</span> <span class=\"context\">")
    let context = texts.context(of: range, sentence, in: passage)
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

  private static func companions(_ companions: [Companion], on page: PageID)
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
