import Articles
import Links
import Markdown
import Text

/// The texts of a plan by page, for pages that quote from them.
struct PlanTexts {
  /// A chapter, or the preamble or closing, as a heading for what is quoted from it.
  struct Section {
    /// The heading above the places in it, on a term's page: the same on every one.
    let heading: HTMLFragment
    /// - Parameter url: the address of its page from a term's.
    fileprivate init(_ label: String, _ title: String, at url: String) {
      var heading = HTMLFragment()
      heading.markup("<h3 class=\"places-chapter\"><a href=\"")
      heading.text(url)
      heading.markup("\"><span class=\"label\">")
      heading.text(label)
      heading.markup("</span> <span>")
      heading.text(title)
      heading.markup("</span></a></h3><ul class=\"places\">")
      self.heading = heading
    }
  }

  /// The text of one page.
  struct Passage {
    /// How the page is cited.
    let label: HTMLFragment
    /// The place of its section.
    let section: Int
    /// The beginning of a link to it, up to its anchor.
    let link: HTMLFragment
    fileprivate let title: [UInt8]
    fileprivate let prose: Prose?

    fileprivate init(_ label: String, _ title: String, _ body: Body?, in section: Int, at url: String) {
      self.section = section
      self.title = Array(title.utf8)
      prose = body?.prose
      var text = HTMLFragment()
      text.text(label)
      self.label = text
      var link = HTMLFragment()
      link.markup("<a href=\"")
      link.text(url)
      self.link = link
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
  private(set) var sections: [Section] = []
  private(set) var chart = TermChart()
  private(set) var passages: [Passage] = []

  /// The texts of the plan as it is, as `origin` or a page beside it quotes them.
  init(_ frame: PlanFrame, from origin: PageID) { self.init(frame.plan, in: nil, frame.strings, from: origin) }

  /// - Parameter edition: the day of the edition whose text it is; nil for the current text.
  init(_ plan: PlanContent, in edition: CalendarDate?, _ strings: InterfaceStrings, from origin: PageID) {
    let slug = plan.slug
    func add(_ page: PageID, _ label: String, _ title: String, _ body: Body?, opensSection: Bool) {
      let url = origin.url(to: edition.map { .dated($0, page) } ?? page)
      if opensSection {
        sections.append(Section(label, title, at: url))
        chart.addSection(label, title, at: url)
      }
      passages.append(Passage(label, title, body, in: sections.count - 1, at: url))
    }
    if let preamble = plan.preamble {
      add(.preamble(slug), strings[.preamble], "", preamble, opensSection: true)
    }
    for chapter in plan.chapters {
      add(.chapter(slug, chapter.number), chapter.label, chapter.heading.title, chapter.lead, opensSection: true)
      for article in chapter.articles {
        add(.article(article.id), article.label, article.heading.title, article.body, opensSection: false)
      }
    }
    if let closing = plan.closing { add(.closing(slug), strings[.closing], "", closing, opensSection: true) }
  }

  /// How many characters are quoted on either side.
  private static let reach = 22

  /// - Parameters:
  ///   - sentence: nil for a place in a heading.
  ///   - passage: the place of the text in `passages`.
  func context(of range: Range<Int>, _ sentence: Int?, in passage: Int) -> Context {
    guard let sentence, let prose = passages[passage].prose else {
      let title = passages[passage].title
      return context(range, in: title, within: title.indices)
    }
    return context(range, in: prose.bytes, within: prose.sentences[sentence - 1])
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
