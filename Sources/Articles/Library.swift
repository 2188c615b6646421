import Diagnostics
import Text

/// Every plan in Content/, read and checked, in reading order.
public struct Library: Sendable {
  public let settings: SiteSettings
  /// By slug.
  public let plans: [PlanContent]

  public init(settings: SiteSettings, plans: [PlanContent]) {
    self.settings = settings
    self.plans = plans
  }
}

/// One plan as Content/ holds it: its current edition, with what editors did to it.
public struct PlanContent: Sendable {
  public let slug: Slug
  public let settings: PlanSettings
  /// The date of the current edition.
  public let edition: CalendarDate
  public let preamble: Body?
  /// In reading order, each with its articles; none is empty of both lead and articles unless the text is.
  public let chapters: [Chapter]
  /// All articles, in reading order.
  public let articles: [Article]
  public let closing: Body?
  /// The plan's folder, as the user knows it.
  public let path: String
  /// What an editor says of its terms.
  public var terms = TermSettings()

  public init(
    slug: Slug, settings: PlanSettings, edition: CalendarDate, preamble: Body?, chapters: [Chapter], closing: Body?,
    path: String
  ) {
    self.slug = slug
    self.settings = settings
    self.edition = edition
    self.preamble = preamble
    self.chapters = chapters
    articles = chapters.flatMap(\.articles)
    self.closing = closing
    self.path = path
  }

  /// What the texts before and behind the chapters are called: neither has a heading of its own.
  public static let preambleLabel = "序言"
  public static let closingLabel = "结语"

  /// Whether the text begins with a later article than the first.
  public var isPartial: Bool {
    guard let chapter = chapters.first(where: { !$0.articles.isEmpty }), let first = chapter.articles.first else {
      return false
    }
    return first.number.parent == nil ? first.number.first > 1 : (chapters.first?.number.first ?? 1) > 1
  }

  /// Every block of the plan with its characters, in reading order: headings as the text has them, paragraphs one by
  /// one. Headings that the text does not hold are no blocks.
  public var blocks: [(place: Place, text: String)] {
    var blocks: [(place: Place, text: String)] = []
    // A plan whose text has no title is named after its folder.
    if settings.title != slug.description { blocks.append((.title, settings.title)) }
    if let note = settings.note { blocks.append((.note, note)) }
    blocks += preamble?.paragraphs.enumerated().map { (.preamble($0 + 1), $1) } ?? []
    for chapter in chapters {
      if !chapter.heading.text.isEmpty { blocks.append((.chapter(chapter.number), chapter.heading.text)) }
      blocks += chapter.lead?.paragraphs.enumerated().map { (.lead(chapter.number, $0 + 1), $1) } ?? []
      for article in chapter.articles {
        blocks.append((.article(article.number), article.heading.text))
        blocks += article.body.paragraphs.enumerated().map { (.text(article.number, $0 + 1), $1) }
      }
    }
    return blocks + (closing?.paragraphs.enumerated().map { (.closing($0 + 1), $1) } ?? [])
  }

  public func chapter(_ number: OutlineNumber) -> Chapter? {
    chapters.first { $0.number == number }
  }

  public func article(_ number: OutlineNumber) -> Article? {
    for chapter in chapters {
      if let article = chapter.articles.first(where: { $0.number == number }) { return article }
    }
    return nil
  }
}

extension Body {
  /// The characters of each paragraph.
  public var paragraphs: [String] {
    if prose.bytes.isEmpty { return [] }
    return prose.bytes.split(separator: 0x0A, omittingEmptySubsequences: false).map {
      String(decoding: $0, as: UTF8.self)
    }
  }
}
