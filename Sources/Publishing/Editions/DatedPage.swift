import Articles
import Links
import Markdown
import Revisions
import Text

/// `<plan>/2025-12-15/28.html`: an article as it stands in an edition; in the same way chapters with their leads, preamble
/// and closing. Every character of the edition is on one of its pages.
///
/// What is on such a page never changes but for the words that lead to the current text, and these only when the text
/// itself has changed since: the day on which another edition comes leaves all other pages as they are, byte for byte.
enum DatedPage {
  static let schema =
    EditionsFrame.schema + CurrentText.schema
    + TemplateSchema(
      text: [
        .edition, .editionText, .editionURL, .editionTitle, .editionNote, .editionBody, .kind,
        .number, .label,
        .marker, .terminator, .title,
        .previousURL, .previousLabel, .previousTitle, .nextURL, .nextLabel, .nextTitle,
      ],
      html: [.text],
      flags: [.hasTitle, .hasText, .isArticle, .isChapter, .isPassage, .hasPrevious, .hasNext],
      lists: [.articles: TemplateSchema(text: [.url, .label, .title])])

  /// Makes the pages of all passages of an edition.
  static func make(_ edition: Int, _ frame: EditionsFrame, _ templates: TemplateFolder, to files: inout MadeFiles) {
    let content = frame.editions[edition].content
    var passages: [DatedPassage] = []
    if let preamble = content.preamble { passages.append(DatedPassage(.preamble, body: preamble)) }
    for chapter in content.chapters {
      passages.append(DatedPassage(chapter))
      passages += chapter.articles.map(DatedPassage.init)
    }
    if let closing = content.closing { passages.append(DatedPassage(.closing, body: closing)) }
    // One reads on from article to article; chapters are reached from the contents.
    let order = passages.filter { !$0.isChapter }.map(\.id)
    let places = Dictionary(order.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    guard let first = passages.first else { return }
    var writer = templates.writer(
      .dated, common(edition, beside: frame.datedPage(of: first.id, in: edition), frame))
    for passage in passages {
      let page = frame.datedPage(of: passage.id, in: edition)
      let caption = frame.caption(of: passage.id, in: edition)
      let place = places[passage.id]
      let record = frame.values(
        page, title: "\(caption.text) · \(frame.dateText(edition))", description: passage.description
      )
      .merging(values(passage, caption, edition, page, frame))
      .merging(CurrentText(of: passage.id, in: edition, frame).values(from: page, frame))
      .merging(
        neighbours(
          place.flatMap { $0 > 0 ? order[$0 - 1] : nil }, place.flatMap { $0 + 1 < order.count ? order[$0 + 1] : nil },
          edition, page, frame))
      files.add(page: SiteFile(page, writer.page(record)))
    }
  }

  /// What all pages of an edition have in common.
  private static func common(_ edition: Int, beside page: PageID, _ frame: EditionsFrame)
    -> TemplateRecord
  {
    let settings = frame.editions[edition].content.settings
    let date = frame.editions[edition].date
    return frame.common(beside: page).merging([
      .editionTitle: .text(settings.title), .editionNote: .text(settings.note ?? ""),
      .editionBody: .text(settings.body ?? ""), .edition: .text(date.description),
      .editionText: .text(frame.dateText(edition)),
      .editionURL: .text(page.url(to: .dated(date, .plan(frame.slug)))),
    ])
  }

  private static func values(
    _ passage: DatedPassage, _ caption: PassageCaption, _ edition: Int, _ page: PageID, _ frame: EditionsFrame
  ) -> TemplateRecord {
    [
      .kind: .text(passage.kind), .number: .text(passage.number), .label: .text(caption.label),
      .marker: .text(passage.heading.marker), .terminator: .text(passage.heading.terminator),
      .title: .text(caption.title), .hasTitle: .flag(!caption.title.isEmpty),
      .hasText: .flag(passage.body != nil), .isArticle: .flag(passage.id.article != nil),
      .isChapter: .flag(passage.isChapter),
      .isPassage: .flag(passage.id.article == nil && !passage.isChapter),
      .text: .html(passage.body.map { frame.html($0) } ?? []),
      .articles: .list(
        passage.articles.map { id in
          let caption = frame.caption(of: id, in: edition)
          return [
            .url: .text(page.url(to: frame.datedPage(of: id, in: edition))),
            .label: .text(caption.label),
            .title: .text(caption.title),
          ]
        }),
    ]
  }

  private static func neighbours(
    _ previous: PassageID?, _ next: PassageID?, _ edition: Int, _ page: PageID, _ frame: EditionsFrame
  ) -> TemplateRecord {
    func url(_ id: PassageID?) -> String {
      id.map { page.url(to: frame.datedPage(of: $0, in: edition)) } ?? ""
    }
    let before = previous.map { frame.caption(of: $0, in: edition) }
    let behind = next.map { frame.caption(of: $0, in: edition) }
    return [
      .hasPrevious: .flag(previous != nil), .previousURL: .text(url(previous)),
      .previousLabel: .text(before?.label ?? ""), .previousTitle: .text(before?.title ?? ""),
      .hasNext: .flag(next != nil), .nextURL: .text(url(next)),
      .nextLabel: .text(behind?.label ?? ""), .nextTitle: .text(behind?.title ?? ""),
    ]
  }
}

extension EditionsFrame {
  /// The HTML of an adopted text. It has no links: what it says is what was adopted, whatever is found in it later.
  func html(_ body: Body, anchorPrefix: String = "") -> [UInt8] {
    var writer = HTMLWriter(anchorPrefix: anchorPrefix, headingLevel: 2, tableLabel: strings[.table]) { _ in nil }
    writer.showsFullWidthMarks = showsFullWidthMarks
    return writer.html(body.document, body.prose)
  }
}

/// A passage of an edition with what its page shows.
private struct DatedPassage {
  let id: PassageID
  let heading: Heading
  let body: Body?
  /// Of a chapter.
  var articles: [PassageID] = []

  init(_ id: PassageID, body: Body) {
    self.id = id
    heading = Heading(marker: "", title: "", terminator: "")
    self.body = body
  }

  init(_ chapter: Chapter) {
    id = .chapter(chapter.number)
    heading = chapter.heading
    body = chapter.lead
    articles = chapter.articles.map { .article($0.number) }
  }

  init(_ article: Article) {
    id = .article(article.number)
    heading = article.heading
    body = article.body
  }

  var isChapter: Bool { if case .chapter = id { true } else { false } }

  var number: String {
    switch id {
    case .article(let number), .chapter(let number): number.description
    default: ""
    }
  }

  var kind: String { id == .preamble || id == .closing ? id.description : "" }

  var description: String {
    let text = Excerpt.of(body?.prose.bytes ?? [])
    return text.isEmpty ? Excerpt.of(heading.text.utf8) : text
  }
}
