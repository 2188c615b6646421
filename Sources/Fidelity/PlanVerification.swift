import Articles
import Diagnostics
import Files
import Links

/// The proof for one plan: its edition's text stands, whole and in order, in the Markdown, on the pages, in the index and in
/// the files for other programs.
struct PlanVerification {
  let content: PlanContent
  let edition: EditionText
  let site: String
  private(set) var problems = DiagnosticCollector()
  private(set) var readings: [VerifiedReading] = []

  static func run(_ folder: PlanFolder, _ content: PlanContent, site: String, index: [SearchDocumentsReading])
    throws(DiagnosticList) -> (verdict: PlanVerdict, problems: [Diagnostic])
  {
    var run = PlanVerification(content: content, edition: try EditionText(folder, content), site: site)
    run.checkLayout(folder)
    run.checkMarkdown()
    run.checkPages()
    for documents in index { run.checkIndex(documents) }
    run.checkPlanFiles()
    try run.checkEditions(folder)
    return (run.verdict(), run.problems.diagnostics)
  }

  private init(content: PlanContent, edition: EditionText, site: String) {
    self.content = content
    self.edition = edition
    self.site = site
  }

  // MARK: Markdown

  /// `layout.yml` must name the blocks and what stands between them as the text has them.
  private mutating func checkLayout(_ folder: PlanFolder) {
    let path = "\(folder.path)/\(PlanFolder.layoutName)"
    let layout = problems.collect { () throws(DiagnosticList) in try folder.layout() }
    guard let layout else { return }
    if layout.articleLevel != content.settings.articleLevel || layout.chapterLevels != content.settings.chapterLevels {
      problems.report(
        Diagnostic(
          .warning, in: "\(folder.path)/\(PlanFolder.settingsName)",
          "names other levels than the text was imported with", remedy: "import the edition's text again"))
    }
    guard layout != edition.layout else { return }
    let place = zip(layout.pieces, edition.layout.pieces).first { $0 != $1 }.map { $1 }
    let name = place.map {
      if case .block(let place) = $0.content { edition.source(of: place) } else { edition.source.name }
    }
    problems.report(
      Diagnostic(
        in: path, "does not fit \(name ?? edition.source.name)",
        remedy: "remove the file and import the edition's text again"))
  }

  private mutating func checkMarkdown() {
    var reading = Reading(name: "Markdown")
    for block in content.blocks {
      reading.blocks.append(.init(place: block.place, text: block.text, path: path(of: block.place)))
    }
    let expected = edition.blocks.map { Reading.Block(place: $0.place, text: $0.text, path: path(of: $0.place)) }
    let comparison = Comparison(reading, with: expected, of: edition)
    var isSame = true
    for (place, difference) in comparison.differences {
      if let correction = correction(of: place) {
        problems.report(
          Diagnostic(
            .warning, in: difference.path, difference.problem, remedy: "the editor says why: \(correction)"))
      } else {
        problems.report(difference)
        isSame = false
      }
    }
    add(reading, isSame: isSame)
  }

  /// The file of Content/ that a block is in.
  private func path(of place: Place) -> String {
    let name =
      switch place {
      case .title, .note: PlanFolder.settingsName
      case .preamble: PlanFolder.preambleName
      case .closing: PlanFolder.closingName
      case .chapter(let number), .lead(let number, _): PlanFolder.chapterName(number)
      case .article(let number), .text(let number, _): PlanFolder.articleName(number)
      }
    return "\(content.path)/\(name)"
  }

  private func correction(of place: Place) -> String? {
    switch place {
    case .chapter(let number), .lead(let number, _): content.chapter(number)?.correction
    case .article(let number), .text(let number, _): content.article(number)?.correction
    default: nil
    }
  }

  // MARK: Pages

  /// What a page must hold: the edition's blocks, but the Markdown's where a correction is declared.
  func expectedBlocks(_ path: (Place) -> String) -> [Reading.Block] {
    let adopted = Set(edition.blocks.map(\.place))
    let corrected = content.blocks.filter { correction(of: $0.place) != nil }
    let corrections = Dictionary(corrected.map { ($0.place, $0.text) }, uniquingKeysWith: { first, _ in first })
    let isCorrected = !corrected.isEmpty
    let order: [(place: Place, text: String)] =
      isCorrected ? content.blocks.filter { adopted.contains($0.place) || corrections[$0.place] != nil } : []
    let blocks = isCorrected ? order : edition.blocks.map { ($0.place, $0.text) }
    let texts = Dictionary(edition.blocks.map { ($0.place, $0.text) }, uniquingKeysWith: { first, _ in first })
    return blocks.map { block in
      Reading.Block(
        place: block.place, text: corrections[block.place] ?? texts[block.place] ?? block.text, path: path(block.place))
    }
  }

  private mutating func checkPages() {
    let slug = content.slug
    let plan = page(.plan(slug))
    let preamble = content.preamble.map { _ in page(.preamble(slug)) }
    let closing = content.closing.map { _ in page(.closing(slug)) }
    var articles = Reading(name: "article pages")
    var chapters = Reading(name: "chapter pages")
    for passage in [plan, preamble].compactMap({ $0 }) {
      articles.add(passage)
      chapters.add(passage)
    }
    for chapter in content.chapters {
      let page = page(.chapter(slug, chapter.number))
      chapters.add(page)
      articles.add(page) { $0.heading == .chapter(chapter.number) }
      for article in chapter.articles { articles.add(self.page(.article(article.id))) }
    }
    if let closing {
      articles.add(closing)
      chapters.add(closing)
    }
    var full = Reading(name: "full text page")
    full.add(page(.full(slug)))
    let fullPath = "\(site)/\(PageID.full(slug).path)"
    check(articles, with: expectedBlocks(articlePagePath))
    check(chapters, with: expectedBlocks(chapterPagePath))
    check(full, with: expectedBlocks { _ in fullPath })
  }

  private func articlePagePath(_ place: Place) -> String {
    switch place {
    case .article(let number), .text(let number, _):
      "\(site)/\(PageID.article(ArticleID(plan: content.slug, number: number)).path)"
    default: chapterPagePath(place)
    }
  }

  private func chapterPagePath(_ place: Place) -> String {
    let slug = content.slug
    let page: PageID =
      switch place {
      case .title, .note: .plan(slug)
      case .preamble: .preamble(slug)
      case .closing: .closing(slug)
      case .chapter(let number), .lead(let number, _): .chapter(slug, number)
      case .article(let number), .text(let number, _): .chapter(slug, content.article(number)?.chapter ?? Chapter.none)
      }
    return "\(site)/\(page.path)"
  }

  /// A page that is not there holds nothing, and every block it should hold is reported.
  private func page(_ page: PageID) -> PageBlocks {
    let path = "\(site)/\(page.path)"
    let blocks = PageBlocks(html: (try? File.read(path)) ?? [], path: path)
    // A plan whose text has no title is headed by its folder's name, which is none of its blocks.
    return content.settings.title == content.slug.description ? blocks.withoutTitle : blocks
  }

  /// Every edition's dated pages must hold its text, the current one's too.
  private mutating func checkEditions(_ folder: PlanFolder) throws(DiagnosticList) {
    var known = DiagnosticCollector()
    let dates = try DiagnosticList.of { () throws(Diagnostic) in try folder.editions(&known) }
    for date in dates {
      let text = date == content.edition ? edition : try EditionText(folder, content, date)
      let pages = text.blocks.map { block in
        let page = PageID.dated(date, datedPage(block.place))
        return (page: page, block: Reading.Block(place: block.place, text: block.text, path: "\(site)/\(page.path)"))
      }
      var reading = Reading(name: "dated pages of \(date)")
      var seen: Set<PageID> = []
      let hasTitle = text.blocks.contains { $0.place == .title }
      for (page, _) in pages where seen.insert(page).inserted {
        let blocks = self.page(page)
        reading.add(hasTitle ? blocks : blocks.withoutTitle)
      }
      let comparison = Comparison(reading, with: pages.map(\.block), of: text)
      problems.report(contentsOf: comparison.differences.map(\.diagnostic))
      add(reading, isSame: comparison.differences.isEmpty, of: text)
    }
  }

  /// The page on which an edition has a block.
  private func datedPage(_ place: Place) -> PageID {
    let slug = content.slug
    return switch place {
    case .title, .note: .plan(slug)
    case .preamble: .preamble(slug)
    case .closing: .closing(slug)
    case .chapter(let number), .lead(let number, _): .chapter(slug, number)
    case .article(let number), .text(let number, _): .article(ArticleID(plan: slug, number: number))
    }
  }

  private mutating func checkIndex(_ documents: SearchDocumentsReading) {
    let reading = documents.reading(of: content)
    let expected = expectedBlocks { _ in reading.name }.filter { $0.place != .title && $0.place != .note }
    check(reading, with: expected)
  }

  mutating func check(_ reading: Reading, with expected: [Reading.Block]) {
    let comparison = Comparison(reading, with: expected, of: edition)
    problems.report(contentsOf: comparison.differences.map(\.diagnostic))
    add(reading, isSame: comparison.differences.isEmpty)
  }

  // MARK: The verdict

  /// The edition's text put together from a reading and what stands between the blocks: it must be the source.
  private mutating func add(_ reading: Reading, isSame: Bool) { add(reading, isSame: isSame, of: edition) }

  private mutating func add(_ reading: Reading, isSame: Bool, of edition: EditionText) {
    let blocks = Dictionary(reading.blocks.map { ($0.place, $0.text) }, uniquingKeysWith: { first, _ in first })
    let (text, missing) = edition.layout.text { blocks[$0] }
    readings.append(
      VerifiedReading(
        name: reading.name, blockCount: reading.blocks.count,
        characterCount: reading.blocks.reduce(0) { $0 + $1.text.unicodeScalars.count },
        isComplete: isSame, rebuildsSource: missing.isEmpty && Array(text.utf8) == edition.source.bytes))
  }

  private func verdict() -> PlanVerdict {
    return PlanVerdict(
      slug: content.slug, edition: content.edition, sourcePath: edition.source.name,
      characterCount: edition.blocks.reduce(0) { $0 + $1.text.unicodeScalars.count }, blockCount: edition.blocks.count,
      isCorrected: content.blocks.contains { correction(of: $0.place) != nil }, readings: readings,
      setAside: edition.setAside)
  }
}
