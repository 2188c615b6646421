import Articles
import Links
import Markdown

/// `<plan>/plan.md`: the whole plan as one Markdown document (CommonMark, with the tables of GitHub Flavored Markdown
/// 0.29, 4.10), its headings and the Markdown of its articles with what editors made of it.
struct PlanMarkdown {
  private let source: PlanExport
  private var bytes: [UInt8] = []

  static func bytes(_ source: PlanExport) -> [UInt8] {
    var writer = PlanMarkdown(source: source)
    writer.write()
    return writer.bytes
  }

  private init(source: PlanExport) {
    self.source = source
    bytes.reserveCapacity(1 << 16)
  }

  private mutating func write() {
    let settings = source.plan.settings
    writeHeading(settings.title, level: 1)
    if let note = settings.note { writeBlock(MarkdownEscaping.paragraph(Array(note.utf8))) }
    for passage in source.passages {
      if let heading = passage.heading, !heading.text.isEmpty {
        writeHeading(heading.text, level: PlanMarkdown.level(of: passage))
      }
      if let body = passage.body { writeText(body, on: passage.page) }
    }
  }

  private static func level(of passage: ExportedPassage) -> Int {
    let depth = passage.chapter?.number.depth ?? 0
    if case .article = passage.page { return min(depth + 3, 6) }
    return min(depth + 2, 6)
  }

  private mutating func writeBlock(_ markdown: some Collection<UInt8>) {
    if !bytes.isEmpty { bytes.append(0x0A) }
    bytes += markdown
    if bytes.last != 0x0A { bytes.append(0x0A) }
  }

  private mutating func writeHeading(_ text: String, level: Int) {
    writeBlock(
      Array(repeating: UInt8(ascii: "#"), count: level) + [0x20] + PlanMarkdown.inline(Array(text.utf8)))
  }

  /// Text within a line that has begun, where no character opens a block.
  private static func inline(_ text: [UInt8]) -> [UInt8] {
    // A letter before it takes the line's beginning from it.
    var escaped = Array(MarkdownEscaping.paragraph([UInt8(ascii: "x")] + text).dropFirst())
    // A run of `#` at a heading's end would be taken for its mark.
    if escaped.last == UInt8(ascii: "#") { escaped.insert(UInt8(ascii: "\\"), at: escaped.count - 1) }
    return escaped
  }

  // MARK: The text

  private mutating func writeText(_ body: Body, on page: PageID) {
    let holdsCode = body.document.events.contains { $0.kind == .codeBlock }
    let tables = holdsCode ? MarkdownTable.all(in: body.document, body.prose) : []
    guard !body.prose.bytes.isEmpty else { return }
    let source = linksRewritten(body.document.source, on: page)
    guard !tables.isEmpty else {
      writeBlock(source.trimmingLineBreaks)
      return
    }
    let lines = source.split(separator: 0x0A, omittingEmptySubsequences: false)
    var markdown: [UInt8] = []
    var next = 0
    // A table in a list or quotation stays the block of code that it is.
    for table in tables where table.byteColumn == 1 && table.line - 1 >= next && table.line <= lines.count {
      for line in lines[next..<(table.line - 1)] { markdown += line + [0x0A] }
      markdown += PlanMarkdown.pipes(table, of: body.prose)
      // The fence stands before the rows and behind them.
      next = min(table.line + table.rows.count + 1, lines.count)
    }
    for line in lines[next...] { markdown += line + [0x0A] }
    writeBlock(markdown.trimmingLineBreaks)
  }

  private static func pipes(_ table: MarkdownTable.Place, of prose: Prose) -> [UInt8] {
    let width = table.rows.map(\.count).max() ?? 1
    var markdown: [UInt8] = []
    func write(_ cells: [[UInt8]]) {
      for cell in cells { markdown += "| ".utf8 + cell + [0x20] }
      markdown += "|\n".utf8
    }
    let rows = table.rows.map { cells -> [[UInt8]] in
      let texts = cells.map { cell in
        inline(Array(prose.bytes[cell])).flatMap { $0 == UInt8(ascii: "|") ? Array("\\|".utf8) : [$0] }
      }
      let rest = Array(repeating: [UInt8](), count: width - texts.count)
      // A row of one cell spans the table; what other rows lack are the cells that span rows above.
      return texts.count == 1 ? texts + rest : rest + texts
    }
    write(table.hasHeadings ? rows.first ?? [] : Array(repeating: [], count: width))
    write(Array(repeating: Array("---".utf8), count: width))
    for row in rows.dropFirst(table.hasHeadings ? 1 : 0) { write(row) }
    return markdown
  }

  /// The Markdown with its links to files of Content/ as links to the pages beside the document.
  private func linksRewritten(_ markdown: [UInt8], on page: PageID) -> [UInt8] {
    guard markdown.contains(UInt8(ascii: "]")) else { return markdown }
    var result: [UInt8] = []
    var start = 0
    var offset = 0
    while offset + 1 < markdown.count {
      guard markdown[offset] == UInt8(ascii: "]"), markdown[offset + 1] == UInt8(ascii: "(") else {
        offset += 1
        continue
      }
      offset += 2
      let end = markdown[offset...].firstIndex { $0 == UInt8(ascii: ")") || $0 <= 0x20 } ?? markdown.count
      let destination = String(decoding: markdown[offset..<end], as: UTF8.self)
      if let url = source.linked.url(for: destination, on: page), url != destination {
        result += markdown[start..<offset] + Array(url.utf8)
        start = end
      }
      offset = end
    }
    return result + markdown[start...]
  }
}

extension [UInt8] {
  fileprivate var trimmingLineBreaks: ArraySlice<UInt8> {
    let start = firstIndex { $0 != 0x0A && $0 != 0x0D } ?? endIndex
    let end = lastIndex { $0 != 0x0A && $0 != 0x0D } ?? startIndex - 1
    return start <= end ? self[start...end] : []
  }
}
