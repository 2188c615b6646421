import Articles
import Links
import Markdown

/// What every page of one plan shows around its content, made once for all of them.
struct PlanFrame: Sendable {
  let plan: PlanContent
  let linked: LinkedLibrary
  private let site: SiteFrame
  /// The table of contents as HTML, with no page marked.
  private let contents: String

  static let schema =
    SiteFrame.schema
    + TemplateSchema(
      text: [
        "plan", "planTitle", "planShortTitle", "planNote", "planBody", "edition", "editionText", "paragraphs",
        "punctuation",
      ], html: ["contents"])

  init(_ plan: PlanContent, of linked: LinkedLibrary, site: SiteFrame, templates: TemplateFolder) {
    self.plan = plan
    self.linked = linked
    self.site = site
    contents = String(decoding: templates.render(.contents, ContentsFragment.record(plan)), as: UTF8.self)
  }

  /// The values of `schema` for one page.
  ///
  /// - Parameter text: the page's text, whose beginning describes it to search engines.
  func values(_ page: PageID, title: String, text: String) -> [String: TemplateValue] {
    // On a site that has the plan's name, the name is not said twice.
    let full = site.title == plan.settings.displayTitle ? title : "\(title) · \(plan.settings.displayTitle)"
    return site.values(
      page, title: page == .plan(plan.slug) && full == site.title ? nil : full, description: PlanFrame.excerpt(text)
    )
    .merging(
      [
        "plan": .text(plan.slug.description), "textLanguage": .text(plan.settings.language),
        "planTitle": .text(plan.settings.title),
        "planShortTitle": .text(plan.settings.displayTitle), "editionText": .text(site.strings.date(plan.edition)),
        "planNote": .text(plan.settings.note ?? ""), "planBody": .text(plan.settings.body ?? ""),
        "edition": .text(plan.edition.description), "paragraphs": .text(plan.settings.paragraphs.rawValue),
        "punctuation": .text(plan.settings.punctuation.rawValue),
        "contents": .html(contents(marking: page)), "structuredData": .html(structuredData(page)),
      ]) { $1 }
  }

  private func structuredData(_ page: PageID) -> [UInt8] {
    guard let data = site.address.map(StructuredData.init) else { return [] }
    switch page {
    case .article, .chapter:
      let (label, title) = caption(of: page)
      return data.part(page, label: label, title: title, of: plan)
    default: return data.plan(plan)
    }
  }

  /// The table of contents with the link to `page` marked as the one the reader is on.
  ///
  /// It is filled in by hand: rendering the contents anew for each page would cost more than all the rest of it.
  private func contents(marking page: PageID) -> String {
    switch page {
    // These show no contents.
    case .term, .ledger, .body: return contents
    default: break
    }
    let link = "href=\"\(page.url(to: page))\""
    guard let place = contents.utf8.firstRange(of: link.utf8) else { return contents }
    return contents[..<place.upperBound] + " aria-current=\"page\"" + contents[place.upperBound...]
  }

  /// The Markdown of `body` as the HTML of one page.
  ///
  /// - Parameters:
  ///   - anchorPrefix: what stands before the anchors of its sentences, where a page holds several texts.
  ///   - headingLevel: the level for a first-level heading in the Markdown.
  ///   - linksTerms: whether the first place of each term is a link to its page.
  func html(
    _ body: Body, from markdown: PageID, anchorPrefix: String = "", headingLevel: Int, linksTerms: Bool = true
  ) -> TemplateValue {
    let termNote: ((Term) -> String)? = linksTerms ? { term in note(of: term) } : nil
    var writer = HTMLWriter(
      anchorPrefix: anchorPrefix, headingLevel: headingLevel, tableLabel: strings[.table],
      links: linked.textLinks(on: markdown, termNote: termNote)
    ) { destination in
      linked.url(for: destination, on: markdown)
    }
    writer.showsFullWidthMarks = plan.settings.showsFullWidthMarks
    return .html(writer.html(body.document, body.prose))
  }

  /// What is shown of a term on hover and focus.
  private func note(of term: Term) -> String {
    term.definition ?? strings.text(.termNote, ["count": String(term.places.count)])
  }

  var strings: InterfaceStrings { site.strings }
  /// Whether the plan has several editions.
  var isRevised: Bool { site.revised.contains(plan.slug) }
  var hasLedger: Bool { site.ledgers.contains(plan.slug) }

  /// How a page of the plan is cited, and its title.
  func caption(of page: PageID) -> (label: String, title: String) {
    switch page {
    case .article(let id): plan.article(id.number).map { ($0.label, $0.heading.title) } ?? ("", "")
    case .chapter(_, let number): plan.chapter(number).map { ($0.label, $0.heading.title) } ?? ("", "")
    case .preamble: (strings[.preamble], "")
    case .closing: (strings[.closing], "")
    default: (plan.settings.displayTitle, "")
    }
  }

  /// How a page of any plan is cited that links here.
  func label(of link: Backlink) -> String {
    switch link.page {
    case .preamble: strings[.preamble]
    case .closing: strings[.closing]
    default: link.label
    }
  }

  /// The pages that are read one after the other: preamble, articles, closing.
  var readingOrder: [PageID] {
    (plan.preamble == nil ? [] : [.preamble(plan.slug)]) + plan.articles.map { .article($0.id) }
      + (plan.closing == nil ? [] : [.closing(plan.slug)])
  }

  private static func excerpt(_ text: String) -> String {
    let line = text.prefix { !$0.isNewline }
    return line.count <= 100 ? String(line) : line.prefix(99) + "…"
  }
}

extension PlanSettings {
  /// The marks of traditional Chinese stand in the middle of their bodies; there the text's own are left as they are.
  var showsFullWidthMarks: Bool {
    let subtags = language.lowercased().split(separator: "-")
    return punctuation == .fullWidth && subtags.first == "zh"
      && !subtags.contains { ["hant", "tw", "hk", "mo"].contains($0) }
  }
}

extension String.UTF8View {
  /// Where `other` stands first.
  fileprivate func firstRange(of other: String.UTF8View) -> Range<Index>? {
    guard let first = other.first else { return nil }
    var start = startIndex
    while let found = self[start...].firstIndex(of: first) {
      if self[found...].starts(with: other) { return found..<index(found, offsetBy: other.count) }
      start = index(after: found)
    }
    return nil
  }
}
