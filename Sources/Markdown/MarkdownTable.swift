/// A table in Markdown: a fenced block whose words are `table`, a line for each row, its cells divided by tabs.
///
/// CommonMark has no tables. A fenced block keeps every character as it stands, is read by every CommonMark program, and
/// is edited like a spreadsheet's text. The first row holds the headings, unless the fence says `table headless`. A row of
/// one cell spans the table; a row with fewer cells than others stands below their last ones, because what it lacks are the
/// cells that span rows above.
public enum MarkdownTable {
  /// `rows`, which hold no line breaks, as Markdown.
  public static func markdown(_ rows: [[UInt8]]) -> [UInt8] {
    let longest = rows.map(longestFence).max() ?? 0
    let fence = [UInt8](repeating: 0x60, count: max(longest + 1, 3))
    let info = hasHeadings(rows) ? "table" : "table headless"
    return fence + Array(info.utf8) + [0x0A] + rows.flatMap { $0 + [0x0A] } + fence
  }

  /// Whether a code block is a table.
  static func isTable(_ document: MarkdownDocument, _ event: MarkdownEvent) -> Bool {
    document.bytes[event.title].split(separator: 0x20).first?.elementsEqual("table".utf8) ?? false
  }

  static func isHeadless(_ document: MarkdownDocument, _ event: MarkdownEvent) -> Bool {
    document.bytes[event.title].split(separator: 0x20).contains { $0.elementsEqual("headless".utf8) }
  }

  /// A first row with an empty cell in the midst or a bare number is one of data; years are headings.
  private static func hasHeadings(_ rows: [[UInt8]]) -> Bool {
    guard rows.count > 1, let first = rows.first else { return false }
    return first.split(separator: 0x09, omittingEmptySubsequences: true).allSatisfy { cell in
      let isNumber = cell.allSatisfy { (0x30...0x39).contains($0) || $0 == 0x2E || $0 == 0x25 || $0 == 0x2C }
      return !isNumber || cell.count == 4 && !cell.contains(0x2E)
    }
  }

  /// The tables of a document, in order.
  public static func all(in document: MarkdownDocument, _ prose: Prose) -> [Place] {
    document.events.enumerated().compactMap { index, event in
      guard event.kind == .codeBlock, isTable(document, event) else { return nil }
      let text = range(ofEvent: index, prose)
      return Place(
        range: text, rows: rows(of: text, in: prose), hasHeadings: !isHeadless(document, event), line: event.line,
        byteColumn: event.byteColumn)
    }
  }

  /// A table in a document.
  public struct Place: Sendable, Hashable {
    /// Bytes of the document's prose.
    public let range: Range<Int>
    /// The cells of each row, as bytes of the prose.
    public let rows: [[Range<Int>]]
    public let hasHeadings: Bool
    /// Where its fence begins in the Markdown, from 1.
    public let line: Int
    public let byteColumn: Int
  }

  /// The text of a code block without the line break that divides it from what stands before.
  static func range(ofEvent index: Int, _ prose: Prose) -> Range<Int> {
    let text = prose.offsets[index]..<prose.offsets[index + 1]
    return text.isEmpty || text.lowerBound == 0 ? text : (text.lowerBound + 1)..<text.upperBound
  }

  static func rows(of text: Range<Int>, in prose: Prose) -> [[Range<Int>]] {
    divided(text, at: 0x0A, prose.bytes).map { divided($0, at: 0x09, prose.bytes) }
  }

  private static func divided(_ text: Range<Int>, at mark: UInt8, _ bytes: [UInt8]) -> [Range<Int>] {
    var pieces: [Range<Int>] = []
    var start = text.lowerBound
    for offset in text where bytes[offset] == mark {
      pieces.append(start..<offset)
      start = offset + 1
    }
    return pieces + [start..<text.upperBound]
  }

  private static func longestFence(_ row: [UInt8]) -> Int {
    var longest = 0
    var run = 0
    for byte in row {
      run = byte == 0x60 ? run + 1 : 0
      longest = max(longest, run)
    }
    return longest
  }
}

extension HTMLPage {
  /// Writes the rows in `text` of the prose. What the tags stand between are the characters of the prose, tabs and line
  /// breaks too.
  mutating func writeTable(_ text: Range<Int>, _ event: MarkdownEvent) {
    var text = text
    if text.lowerBound < text.upperBound, text.lowerBound > 0 {
      html.append(0x0A)
      text = (text.lowerBound + 1)..<text.upperBound
    }
    let rows = MarkdownTable.rows(of: text, in: prose)
    let width = rows.map(\.count).max() ?? 0
    let headingCount = MarkdownTable.isHeadless(document, event) ? 0 : 1
    html +=
      "<div class=\"table\" role=\"region\" aria-label=\"\(HTMLEscaping.escaped(writer.tableLabel))\" tabindex=\"0\"><table>"
      .utf8
    for (index, cells) in rows.enumerated() {
      if index == 0 { html += headingCount > 0 ? "<thead>".utf8 : "<tbody>".utf8 }
      writeRow(cells, width: width, isHeading: index < headingCount)
      if index == headingCount - 1 { html += "</thead>".utf8 }
      if index + 1 < rows.count { html.append(0x0A) }
      if index == headingCount - 1, index + 1 < rows.count { html += "<tbody>".utf8 }
    }
    html += rows.count > headingCount ? "</tbody></table></div>".utf8 : "</table></div>".utf8
  }

  private mutating func writeRow(_ cells: [Range<Int>], width: Int, isHeading: Bool) {
    html += "<tr>".utf8
    let name = isHeading ? "th" : "td"
    if cells.count > 1 {
      for _ in cells.count..<max(width, cells.count) { html += "<\(name)></\(name)>".utf8 }
    }
    for (index, cell) in cells.enumerated() {
      if index > 0 { html.append(0x09) }
      let span = cells.count == 1 && width > 1 ? " colspan=\"\(width)\"" : ""
      html += "<\(name)\(isHeading ? " scope=\"col\"" : "")\(span)>".utf8
      writeText(cell)
      closeSentence()
      html += "</\(name)>".utf8
    }
    html += "</tr>".utf8
  }
}
