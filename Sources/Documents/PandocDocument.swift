import Foundation

/// A document as pandoc reads it (pandoc-types 1.22: `Text.Pandoc.Definition`), written as plain text in reading order.
///
/// A paragraph is a line; a line break inside it begins another. A heading keeps its level as `#` marks and a short
/// paragraph that is bold as a whole keeps `**`, which the reader of plans knows as Markdown's. Numbers that the word
/// processor made are text for a reader and become text. A table's rows are lines, their cells divided by tabs. What a
/// footnote says stands below its paragraph, behind the number that stands in it: `〔1〕`. Raised digits stay raised where
/// Unicode has them (`m²`, `10⁴`), so that no number becomes another. Pictures say nothing; they are counted.
struct PandocDocument {
  private(set) var text = ""
  private(set) var pictureCount = 0
  private(set) var tableCount = 0
  /// Lists whose numbers pandoc does not tell, 一、 or 第一条; they have Arabic ones instead.
  private(set) var unknownListCount = 0
  private var notes: [[Any]] = []
  private var noteCount = 0

  /// Reads pandoc's JSON; nil when it is none.
  init?(json: [UInt8]) {
    guard let root = try? JSONSerialization.jsonObject(with: Data(json)) as? [String: Any],
      let blocks = root["blocks"] as? [Any]
    else { return nil }
    write(blocks)
  }

  // MARK: Blocks

  private mutating func write(_ blocks: [Any], prefix: String = "") {
    var prefix = prefix
    for block in blocks {
      guard let block = block as? [String: Any], let kind = block["t"] as? String else { continue }
      write(kind, block["c"], prefix)
      prefix = ""
    }
  }

  private mutating func write(_ kind: String, _ content: Any?, _ prefix: String) {
    let parts = content as? [Any] ?? []
    switch kind {
    case "Para", "Plain": writeParagraph(parts, prefix)
    case "Header":
      let level = parts.first as? Int ?? 1
      writeLines(String(repeating: "#", count: level) + " " + prefix + inlines(parts.last as? [Any] ?? []))
      writeNotes()
    case "BulletList": for item in parts { write(item as? [Any] ?? [], prefix: "• ") }
    case "OrderedList": writeOrderedList(parts)
    case "DefinitionList":
      for item in parts.compactMap({ $0 as? [Any] }) {
        writeLines(inlines(item.first as? [Any] ?? []))
        for definition in item.last as? [Any] ?? [] { write(definition as? [Any] ?? []) }
      }
    case "LineBlock": for line in parts { writeLines(inlines(line as? [Any] ?? [])) }
    case "BlockQuote": write(parts, prefix: prefix)
    case "Div", "Figure": write(parts.last as? [Any] ?? [], prefix: prefix)
    case "CodeBlock": writeLines(parts.last as? String ?? "")
    case "Table": writeTable(parts)
    default: break
    }
  }

  private mutating func writeParagraph(_ content: [Any], _ prefix: String) {
    let line = inlines(content)
    let isHeading =
      !line.isEmpty && line.count <= 60 && !line.contains("\n") && !line.hasSuffix("。")
      && PandocDocument.isBold(content)
    writeLines(prefix + (isHeading ? "**\(line)**" : PandocDocument.escaped(line)))
    writeNotes()
  }

  /// The footnotes of the block that was written last.
  private mutating func writeNotes() {
    let pending = notes
    notes = []
    let first = noteCount + 1
    noteCount += pending.count
    for (index, note) in pending.enumerated() { write(note, prefix: "〔\(first + index)〕") }
  }

  /// A line that begins with `#` or `**` in the document itself has a backslash before it, as in Markdown.
  private static func escaped(_ lines: String) -> String {
    guard lines.contains("#") || lines.contains("**") else { return lines }
    return lines.split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.hasPrefix("#") || $0.hasPrefix("**") ? "\\" + $0 : $0 }.joined(separator: "\n")
  }

  /// `text`'s lines, and an empty one behind them.
  private mutating func writeLines(_ lines: String) {
    guard !lines.allSatisfy(\.isWhitespace) else { return }
    text += lines + "\n\n"
  }

  private mutating func writeOrderedList(_ parts: [Any]) {
    guard let style = parts.first as? [Any], style.count == 3, let items = parts.last as? [Any] else { return }
    let start = style[0] as? Int ?? 1
    let kind = (style[1] as? [String: Any])?["t"] as? String ?? ""
    let mark = (style[2] as? [String: Any])?["t"] as? String ?? ""
    if kind == "DefaultStyle", mark == "DefaultDelim" { unknownListCount += 1 }
    for (index, item) in items.enumerated() {
      let number = ListNumber.pandoc(start + index, kind)
      let label =
        switch mark {
        case "OneParen": "\(number))"
        case "TwoParens": "(\(number))"
        default: "\(number)."
        }
      write(item as? [Any] ?? [], prefix: label)
    }
  }

  private static func isBold(_ content: [Any]) -> Bool {
    var hasBold = false
    for inline in content.compactMap({ $0 as? [String: Any] }) {
      switch inline["t"] as? String {
      case "Strong": hasBold = true
      case "Space", "SoftBreak": continue
      case "Span":
        guard isBold((inline["c"] as? [Any])?.last as? [Any] ?? []) else { return false }
        hasBold = true
      default: return false
      }
    }
    return hasBold
  }

  // MARK: Tables

  /// `[attributes, caption, columns, head, bodies, foot]`
  private mutating func writeTable(_ parts: [Any]) {
    guard parts.count == 6 else { return }
    writeCaption((parts[1] as? [Any])?.last as? [Any] ?? [])
    tableCount += 1
    // The reader of OpenDocument gives every table an empty heading row.
    var rows = PandocDocument.rows(parts[3], at: 1).filter { row in
      row.contains { !((($0 as? [Any])?.last as? [Any])?.isEmpty ?? true) }
    }
    for body in parts[4] as? [Any] ?? [] {
      rows += PandocDocument.rows(body, at: 2) + PandocDocument.rows(body, at: 3)
    }
    rows += PandocDocument.rows(parts[5], at: 1)
    var spans: [Int: Int] = [:]
    for row in rows { text += line(of: row, &spans) + "\n" }
    if !rows.isEmpty { text += "\n" }
  }

  /// The reader of Word documents gives a caption that stands above its table twice.
  private mutating func writeCaption(_ caption: [Any]) {
    let before = text
    text = ""
    write(caption)
    text = before.hasSuffix(text) ? before : before + text
  }

  private static func rows(_ part: Any, at index: Int) -> [[Any]] {
    guard let part = part as? [Any], part.count > index, let rows = part[index] as? [Any] else { return [] }
    return rows.compactMap { ($0 as? [Any])?.last as? [Any] }
  }

  /// The cells of a row; a cell that spans more than one leaves the others empty.
  /// - Parameter spans: for each column, how many rows below are taken by a cell from above.
  private mutating func line(of row: [Any], _ spans: inout [Int: Int]) -> String {
    var cells: [String] = []
    func skipSpanned() {
      while let count = spans[cells.count], count > 0 {
        spans[cells.count] = count - 1
        cells.append("")
      }
    }
    for cell in row.compactMap({ $0 as? [Any] }) where cell.count == 5 {
      skipSpanned()
      let height = cell[2] as? Int ?? 1
      let width = max(cell[3] as? Int ?? 1, 1)
      let content = cellText(cell[4] as? [Any] ?? [])
      for column in 0..<min(width, 1_000) {
        spans[cells.count] = height - 1
        cells.append(column == 0 ? content : "")
      }
    }
    skipSpanned()
    return cells.joined(separator: "\t")
  }

  private mutating func cellText(_ blocks: [Any]) -> String {
    let before = text
    text = ""
    write(blocks)
    let lines = text.split(whereSeparator: { $0 == "\n" || $0 == "\t" })
    text = before
    return lines.map { $0.replacing("**", with: "") }.joined(separator: " ")
  }

  // MARK: Inlines

  private mutating func inlines(_ content: [Any]) -> String {
    var line = ""
    for inline in content.compactMap({ $0 as? [String: Any] }) {
      append(inline["t"] as? String ?? "", inline["c"], to: &line)
    }
    return line
  }

  private mutating func append(_ kind: String, _ content: Any?, to line: inout String) {
    let parts = content as? [Any] ?? []
    switch kind {
    case "Str": line += content as? String ?? ""
    case "Space": line += " "
    case "SoftBreak": if line.last.map({ $0.isASCII }) ?? false { line += " " }
    case "LineBreak": line += "\n"
    case "Code", "Math": line += parts.last as? String ?? ""
    case "Emph", "Strong", "Underline", "Strikeout", "Subscript", "SmallCaps": line += inlines(parts)
    case "Superscript": line += PandocDocument.raised(inlines(parts))
    case "Span", "Cite": line += inlines(parts.last as? [Any] ?? [])
    case "Link": appendLink(parts, to: &line)
    case "Quoted":
      let isSingle = (parts.first as? [String: Any])?["t"] as? String == "SingleQuote"
      line += (isSingle ? "‘" : "“") + inlines(parts.last as? [Any] ?? []) + (isSingle ? "’" : "”")
    case "Image": pictureCount += 1
    case "Note":
      notes.append(parts)
      line += "〔\(noteCount + notes.count)〕"
    default: break
    }
  }

  /// A link's text; of a web page's or book's footnotes (DPUB-ARIA 1.1), the number in the form that all have here, and not
  /// the arrow that leads back.
  private mutating func appendLink(_ parts: [Any], to line: inout String) {
    guard parts.count > 1, let attributes = parts[0] as? [Any] else { return }
    let classes = attributes.count > 1 ? attributes[1] as? [String] ?? [] : []
    let pairs = (attributes.last as? [[String]] ?? []).filter { $0.count == 2 && $0[0] == "role" }.map { $0[1] }
    guard !classes.contains("footnote-back"), !pairs.contains("doc-backlink") else { return }
    let text = inlines(parts[1] as? [Any] ?? [])
    let isNote = classes.contains("footnote-ref") || pairs.contains("doc-noteref")
    line += isNote ? "〔" + String(text.map { PandocDocument.lowered[$0] ?? $0 }) + "〕" : text
  }

  private static let raisedSigns: [Character: Character] = [
    "0": "⁰", "1": "¹", "2": "²", "3": "³", "4": "⁴", "5": "⁵", "6": "⁶", "7": "⁷", "8": "⁸", "9": "⁹", "+": "⁺",
    "-": "⁻", "−": "⁻", "(": "⁽", ")": "⁾", "n": "ⁿ",
  ]
  static let lowered = Dictionary(
    raisedSigns.filter { $0.key != "−" }.map { ($0.value, $0.key) }, uniquingKeysWith: { first, _ in first })

  /// `text` in raised signs; as it is where Unicode lacks one of them.
  private static func raised(_ text: String) -> String {
    let signs = text.compactMap { raisedSigns[$0] }
    return signs.count == text.count ? String(signs) : text
  }
}
