import Diagnostics

/// A table in comma-separated values (RFC 4180), each cell with its place in the file.
///
/// Beyond the RFC a record may end with LF or CR alone, and the separator may be another. Blanks belong to their cell. A
/// cell that breaks the rules of quoting is a problem; reading goes on behind it.
struct CSVTable {
  struct Cell {
    /// What the cell says, without its quotation marks.
    let text: String
    /// Where it begins in the file, in bytes.
    let offset: Int
  }

  struct Record {
    /// The number that a spreadsheet shows beside it, from 1.
    let row: Int
    var cells: [Cell]
    /// Where it ends in the file, in bytes, before the line break.
    var end: Int
    /// Whether the quoting of any of its cells is broken, so that what is in which cell is not sure.
    var isBroken = false

    /// Whether it says nothing, as an empty line or one of separators alone.
    var isBlank: Bool { cells.allSatisfy { $0.text.allSatisfy(\.isWhitespace) } }
  }

  private(set) var records: [Record] = []
  private(set) var problems: [Diagnostic] = []

  private let source: SourceText
  private let separator: UInt8
  private var offset = 0

  private static let quote = UInt8(ascii: "\"")

  /// - Parameter separator: a byte of ASCII that divides cells.
  init(_ source: SourceText, separator: UInt8) {
    self.source = source
    self.separator = separator
    while offset < source.bytes.count { records.append(record()) }
  }

  private mutating func record() -> Record {
    var record = Record(row: records.count + 1, cells: [], end: offset)
    while true {
      record.cells.append(cell(&record))
      record.end = offset
      guard offset < source.bytes.count else { return record }
      let byte = source.bytes[offset]
      offset += 1
      if byte == separator { continue }
      if byte == 0x0D, offset < source.bytes.count, source.bytes[offset] == 0x0A { offset += 1 }
      return record
    }
  }

  private mutating func cell(_ record: inout Record) -> Cell {
    let start = offset
    let isQuoted = offset < source.bytes.count && source.bytes[offset] == CSVTable.quote
    var text = isQuoted ? quoted(&record) : []
    // Behind a closing quotation mark nothing may stand, and without an opening one no other.
    let rest = offset
    while offset < source.bytes.count, !isEnd(source.bytes[offset]) { offset += 1 }
    if isQuoted, offset > rest {
      report(&record, at: rest, "text stands behind the quotation mark that closes the cell")
    } else if !isQuoted, let mark = source.bytes[rest..<offset].firstIndex(of: CSVTable.quote) {
      report(&record, at: mark, "a quotation mark stands in a cell that does not begin with one")
    }
    text += source.bytes[rest..<offset]
    return Cell(text: String(decoding: text, as: UTF8.self), offset: start)
  }

  private func isEnd(_ byte: UInt8) -> Bool { byte == separator || byte == 0x0A || byte == 0x0D }

  /// What stands between the quotation mark at `offset` and the one that closes it.
  private mutating func quoted(_ record: inout Record) -> [UInt8] {
    let start = offset
    var text: [UInt8] = []
    offset += 1
    while offset < source.bytes.count {
      let byte = source.bytes[offset]
      offset += 1
      if byte == CSVTable.quote {
        guard offset < source.bytes.count, source.bytes[offset] == CSVTable.quote else { return text }
        offset += 1
      }
      text.append(byte)
    }
    report(&record, at: start, "the quotation mark that opens the cell is never closed")
    return text
  }

  private mutating func report(_ record: inout Record, at offset: Int, _ problem: String) {
    record.isBroken = true
    problems.append(
      Diagnostic(
        in: source.name, at: source.position(of: offset), "row \(record.row): \(problem)",
        remedy: "put the whole cell in `\"`, and write `\"\"` for a mark that is part of its text"))
  }
}
