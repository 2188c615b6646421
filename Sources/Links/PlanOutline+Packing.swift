import Articles
import Files
import Text

extension PlanOutline {
  /// What is of one width goes as columns of all pages: a library has as many outlines as plans, and all are read by every build.
  func pack(into packing: inout Packing) {
    packing.text(slug.description)
    packing.text(title)
    packing.optional(shortTitle) { $0.text($1) }
    let names = pages.map { PlanOutline.name(of: $0.page) }
    packing.numbers(names.map(\.kind.rawValue)[...])
    packing.numbers(names.map { $0.number ?? Page.none }[...])
    packing.numbers(pages.map { $0.chapter ?? Page.none }[...])
    packing.numbers(pages.map { UInt32($0.sentenceCount) }[...])
    packing.numbers(pages.map { UInt32($0.firstSentences.count) }[...])
    packing.numbers(pages.flatMap(\.firstSentences)[...])
    packing.numbers(order[...])
    for page in pages {
      packing.text(page.label)
      packing.text(page.title)
    }
    packing.list(former) { $1.pack(into: &$0) }
  }

  init?(_ packed: inout Unpacking) {
    guard let slug = Slug(packed.text()) else {
      packed.fail()
      return nil
    }
    let (title, shortTitle) = (packed.text(), packed.optional { $0.text() })
    let columns = Columns(&packed)
    let order = packed.numbers(UInt32.self)
    guard columns.isWhole, order.count == columns.kinds.count, order.allSatisfy({ $0 < order.count }) else {
      packed.fail()
      return nil
    }
    let pages = columns.pages(of: slug, &packed)
    let former = packed.list { PlanOutline(&$0) }
    if former.contains(nil) { packed.fail() }
    self.init(
      slug, title: title, shortTitle: shortTitle, pages: pages, former: former.compactMap { $0 }, order: order)
  }

  private enum Kind: UInt8 {
    case preamble, closing, chapter, article
    /// Others have no text that could be linked to.
    case plan
  }

  private static func name(of page: PageID) -> (kind: Kind, number: OutlineNumber?) {
    switch page {
    case .preamble: (.preamble, nil)
    case .closing: (.closing, nil)
    case .chapter(_, let number): (.chapter, number)
    case .article(let id): (.article, id.number)
    default: (.plan, nil)
    }
  }

  /// What is of one width of all pages.
  private struct Columns {
    let kinds: [UInt8]
    private let numbers: [OutlineNumber]
    private let chapters: [OutlineNumber]
    private let sentenceCounts: [UInt32]
    private let paragraphCounts: [UInt32]
    private let firstSentences: [UInt32]

    init(_ packed: inout Unpacking) {
      kinds = packed.numbers(UInt8.self)
      numbers = packed.numbers(OutlineNumber.self)
      chapters = packed.numbers(OutlineNumber.self)
      sentenceCounts = packed.numbers(UInt32.self)
      paragraphCounts = packed.numbers(UInt32.self)
      firstSentences = packed.numbers(UInt32.self)
    }

    var isWhole: Bool {
      [numbers.count, chapters.count, sentenceCounts.count, paragraphCounts.count].allSatisfy { $0 == kinds.count }
        && paragraphCounts.reduce(0, { $0 + Int($1) }) == firstSentences.count
    }

    func pages(of slug: Slug, _ packed: inout Unpacking) -> [Page] {
      var paragraph = 0
      return kinds.indices.map { place in
        let end = paragraph + Int(paragraphCounts[place])
        defer { paragraph = end }
        let chapter = chapters[place] == Page.none ? nil : chapters[place]
        return Page(
          page(place, of: slug), label: packed.text(), title: packed.text(), chapter: chapter,
          sentenceCount: Int(sentenceCounts[place]), firstSentences: firstSentences[paragraph..<end])
      }
    }

    private func page(_ place: Int, of slug: Slug) -> PageID {
      switch Kind(rawValue: kinds[place]) {
      case .preamble: .preamble(slug)
      case .closing: .closing(slug)
      case .chapter: .chapter(slug, numbers[place])
      case .article: .article(ArticleID(plan: slug, number: numbers[place]))
      case .plan, nil: .plan(slug)
      }
    }
  }
}

extension PlanOutline.Page {
  /// Stands for no number: it is higher than any that can be written.
  fileprivate static let none = OutlineNumber(.max)
}
