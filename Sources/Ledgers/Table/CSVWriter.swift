/// Writes a table in comma-separated values (RFC 4180) as spreadsheet programs open it rightly: UTF-8 with a byte order
/// mark, lines ended by CR LF.
struct CSVWriter {
  private(set) var bytes: [UInt8] = [0xEF, 0xBB, 0xBF]

  mutating func append(_ cells: [String]) {
    for (index, cell) in cells.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      append(FormulaGuard.guarded(cell))
    }
    bytes += [0x0D, 0x0A]
  }

  private mutating func append(_ cell: String) {
    guard cell.utf8.contains(where: CSVWriter.isSpecial) || cell.utf8.first == 0x20 || cell.utf8.last == 0x20 else {
      bytes += cell.utf8
      return
    }
    bytes.append(UInt8(ascii: "\""))
    for byte in cell.utf8 {
      if byte == UInt8(ascii: "\"") { bytes.append(byte) }
      bytes.append(byte)
    }
    bytes.append(UInt8(ascii: "\""))
  }

  /// Whether a byte needs quotation marks around its cell: those that divide cells anywhere, and the marks themselves.
  private static func isSpecial(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "\"") || byte == UInt8(ascii: ",") || byte == UInt8(ascii: ";") || byte < 0x20
  }
}

/// Keeps a spreadsheet from taking a text for a formula (OWASP, CSV Injection): an apostrophe stands before a text that
/// begins with `=`, `+`, `-`, `@`, a tab or a line break, or with the full-width form of a mark, which some programs fold.
///
/// A text that begins so behind apostrophes of its own gets one more, so that reading gives every text back. Numbers stay
/// as they are.
enum FormulaGuard {
  static func guarded(_ text: String) -> String {
    isDangerous(text) && DecimalNumber(text) == nil ? "'" + text : text
  }

  static func unguarded(_ text: String) -> String {
    text.unicodeScalars.first == "'" && isDangerous(text) ? String(text.unicodeScalars.dropFirst()) : text
  }

  /// Whether the text, behind any apostrophes, begins as a formula does.
  private static func isDangerous(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first(where: { $0 != "'" }) else { return false }
    return "=+-@\t\r\n＝＋－＠".unicodeScalars.contains(first)
  }
}
