import Articles
import Links
import Text

/// The texts of a plan by page, for pages that quote from them.
struct PlanTexts {
  /// A chapter, or the preamble or closing, as a heading for what is quoted from it.
  struct Section {
    let page: PageID
    let label: String
    let title: String
    /// The beginning of its line in a term's chart, up to the width of the bar: the same on every term's page.
    let bar: HTMLFragment

    /// - Parameter target: the page that the line leads to.
    init(_ page: PageID, _ label: String, _ title: String, in plan: Slug, leadingTo target: PageID) {
      self.page = page
      self.label = label
      self.title = title
      var html = HTMLFragment()
      html.markup("<li><a class=\"bar-label\" href=\"")
      html.text(PageID.term(plan, "").url(to: target))
      html.markup("\" title=\"")
      html.text(title)
      html.markup("\">")
      html.text(label)
      html.markup("</a><svg class=\"bar\" viewBox=\"0 0 100 10\" preserveAspectRatio=\"none\" aria-hidden=\"true\">")
      html.markup("<rect class=\"bar-ground\" width=\"100\" height=\"10\"></rect><rect class=\"bar-fill\" width=\"")
      bar = html
    }
  }

  /// What stands around a place, in one sentence or heading.
  struct Context {
    var before: ArraySlice<UInt8>
    var term: ArraySlice<UInt8>
    var behind: ArraySlice<UInt8>
    var isCutBefore: Bool
    var isCutBehind: Bool
  }

  /// In reading order.
  let sections: [Section]
  private let sectionPlaces: [PageID: Int]
  private let bodies: [PageID: Body]
  private let labels: [PageID: (label: String, title: String)]

  /// The texts of the plan as it is.
  init(_ frame: PlanFrame) { self.init(frame.plan, in: nil, frame.strings) }

  /// - Parameter edition: the day of the edition whose text it is; nil for the current text.
  init(_ plan: PlanContent, in edition: CalendarDate?, _ strings: InterfaceStrings) {
    self.edition = edition
    var sections: [Section] = []
    var bodies: [PageID: Body] = [:]
    var labels: [PageID: (label: String, title: String)] = [:]
    func add(_ page: PageID, _ label: String, _ title: String, _ body: Body?, isSection: Bool) {
      if isSection {
        let target = PlanTexts.page(page, in: edition)
        sections.append(Section(page, label, title, in: plan.slug, leadingTo: target))
      }
      labels[page] = (label, title)
      bodies[page] = body
    }
    if let preamble = plan.preamble {
      add(.preamble(plan.slug), strings[.preamble], "", preamble, isSection: true)
    }
    for chapter in plan.chapters {
      let page = PageID.chapter(plan.slug, chapter.number)
      add(page, chapter.label, chapter.heading.title, chapter.lead, isSection: true)
      for article in chapter.articles {
        add(.article(article.id), article.label, article.heading.title, article.body, isSection: false)
      }
    }
    if let closing = plan.closing { add(.closing(plan.slug), strings[.closing], "", closing, isSection: true) }
    self.sections = sections
    sectionPlaces = Dictionary(sections.enumerated().map { ($1.page, $0) }, uniquingKeysWith: { first, _ in first })
    self.bodies = bodies
    self.labels = labels
    slug = plan.slug
  }

  private let slug: Slug
  private let edition: CalendarDate?

  /// The page that shows what stands on `page` in this text.
  func page(_ page: PageID) -> PageID { PlanTexts.page(page, in: edition) }

  private static func page(_ page: PageID, in edition: CalendarDate?) -> PageID {
    edition.map { .dated($0, page) } ?? page
  }

  /// The chapter that a place belongs to, or the page itself.
  func section(of place: TermPlace) -> Section {
    let page = place.chapter.map { PageID.chapter(slug, $0) } ?? place.page
    return sectionPlaces[page].map { sections[$0] } ?? Section(page, "", "", in: slug, leadingTo: self.page(page))
  }

  /// How the page of a place is cited.
  func label(of place: TermPlace) -> String { labels[place.page]?.label ?? "" }

  /// How many characters are quoted on either side.
  private static let reach = 22

  func context(of place: TermPlace) -> Context {
    guard let sentence = place.sentence, let prose = bodies[place.page]?.prose else {
      let title = Array((labels[place.page]?.title ?? "").utf8)
      return context(place.range, in: title, within: title.indices)
    }
    return context(place.range, in: prose.bytes, within: prose.sentences[sentence - 1])
  }

  private func context(_ range: Range<Int>, in text: [UInt8], within bounds: Range<Int>) -> Context {
    var start = range.lowerBound
    var end = range.upperBound
    for _ in 0..<PlanTexts.reach where start > bounds.lowerBound {
      start -= 1
      while start > bounds.lowerBound, text[start] & 0xC0 == 0x80 { start -= 1 }
    }
    for _ in 0..<PlanTexts.reach where end < bounds.upperBound {
      end += 1
      while end < bounds.upperBound, text[end] & 0xC0 == 0x80 { end += 1 }
    }
    return Context(
      before: text[start..<range.lowerBound], term: text[range], behind: text[range.upperBound..<end],
      isCutBefore: start > bounds.lowerBound, isCutBehind: end < bounds.upperBound)
  }
}
