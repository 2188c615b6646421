/// A run of stars or underscores that an editor meant as emphasis and CommonMark leaves as it stands.
///
/// The flanking rules (CommonMark 0.30, §6.2) ask that a closing run not stand between punctuation and a letter, and
/// every Han character is a letter to them: in `**重要：**请` the second `**` closes nothing and both stay literal.
public struct EmphasisTrap: Sendable, Hashable {
  /// Line in the Markdown, from 1.
  public let line: Int
  /// Byte in the line, from 1.
  public let byteColumn: Int
  /// The run: `**`, `*`, `__`…
  public let run: String

  /// All traps of the document, in order.
  ///
  /// Only unescaped runs count: text that was imported has its stars escaped. A single star or underscore is meant as
  /// such unless its paragraph has another.
  public static func all(in document: MarkdownDocument) -> [EmphasisTrap] {
    // Most texts have neither.
    guard document.source.contains(where: { $0 == UInt8(ascii: "*") || $0 == UInt8(ascii: "_") }) else { return [] }
    let lines = document.source.split(separator: 0x0A, omittingEmptySubsequences: false)
    var found: [EmphasisTrap] = []
    var inParagraph: [EmphasisTrap] = []
    for event in document.events {
      if event.kind == .text, event.line >= 1, event.line <= lines.count {
        inParagraph += runs(in: lines[event.line - 1], event)
      } else if event.phase == .exit, event.kind == .paragraph || event.kind == .heading {
        found += inParagraph.filter { trap in
          trap.run.utf8.count > 1 || inParagraph.count { $0.run == trap.run } > 1
        }
        inParagraph = []
      }
    }
    return found
  }

  private static func runs(in line: ArraySlice<UInt8>, _ event: MarkdownEvent) -> [EmphasisTrap] {
    var runs: [EmphasisTrap] = []
    var column = max(event.byteColumn, 1)
    let last = min(event.lastByteColumn, line.count)
    while column <= last {
      let byte = line[line.startIndex + column - 1]
      if byte == UInt8(ascii: "\\") {
        column += 2
        continue
      }
      guard byte == UInt8(ascii: "*") || byte == UInt8(ascii: "_") else {
        column += 1
        continue
      }
      var end = column
      while end <= last, line[line.startIndex + end - 1] == byte { end += 1 }
      if !isInsideWord(line, column..<end) {
        let run = String(repeating: Character(Unicode.Scalar(byte)), count: end - column)
        runs.append(EmphasisTrap(line: event.line, byteColumn: column, run: run))
      }
      column = end
    }
    return runs
  }

  /// An underscore between ASCII letters or digits (`gross_value`) never means emphasis.
  private static func isInsideWord(_ line: ArraySlice<UInt8>, _ columns: Range<Int>) -> Bool {
    guard line[line.startIndex + columns.lowerBound - 1] == UInt8(ascii: "_") else { return false }
    func isWord(_ column: Int) -> Bool {
      guard (1...line.count).contains(column) else { return false }
      switch line[line.startIndex + column - 1] {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: return true
      default: return false
      }
    }
    return isWord(columns.lowerBound - 1) && isWord(columns.upperBound)
  }
}
