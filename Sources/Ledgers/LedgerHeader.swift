import Diagnostics

/// The first row of a ledger: which column is where.
struct LedgerHeader {
  /// By the place in a record; columns without a name are left out.
  private(set) var columns: [Int: LedgerColumn] = [:]
  /// How many cells each row must have.
  let width: Int
  private(set) var problems: [Diagnostic] = []

  /// What divides the cells of the file: the one of comma, semicolon and tab by which the first row names most columns.
  static func separator(of source: SourceText) -> UInt8 {
    let candidates = [UInt8(ascii: ","), UInt8(ascii: ";"), 0x09]
    let line = SourceText(name: source.name, source.string(source.line(0)))
    let counts = candidates.map { separator in
      CSVTable(line, separator: separator).records.first?.cells.count { LedgerColumn(header: $0.text) != nil } ?? 0
    }
    let most = counts.max() ?? 0
    return candidates[counts.firstIndex(of: most) ?? 0]
  }

  init(_ record: CSVTable.Record, in source: SourceText) {
    width = (record.cells.lastIndex { !CellText.trimmed($0.text).isEmpty } ?? -1) + 1
    var first: [LedgerColumn: Int] = [:]
    func report(at offset: Int, _ problem: String, remedy: String) {
      problems.append(
        Diagnostic(
          in: source.name, at: source.position(of: offset), "row \(record.row): \(problem)", remedy: remedy))
    }
    let names = record.cells.map { LedgerColumn(header: $0.text) }
    if names.allSatisfy({ $0 == nil }) {
      report(
        at: record.cells.first?.offset ?? 0, "names none of a ledger's columns",
        remedy: "begin the file with the row of names that `gangmu export` writes")
      return
    }
    for (index, cell) in record.cells.enumerated() {
      let text = CellText.trimmed(cell.text)
      guard let column = names[index] else {
        if !text.isEmpty {
          report(
            at: cell.offset, "`\(text)` is no column of a ledger",
            remedy: "take the column out, or name it as `gangmu export` does")
        }
        continue
      }
      if let other = first[column] {
        report(
          at: cell.offset, "the column `\(column.name)` stands twice, first at \(source.position(of: other))",
          remedy: "take one of them out")
        continue
      }
      first[column] = cell.offset
      columns[index] = column
    }
    let missing = LedgerColumn.allCases.filter { first[$0] == nil }
    if !missing.isEmpty {
      report(
        at: record.cells.first?.offset ?? 0,
        "the column\(missing.count > 1 ? "s" : "") \(missing.map { "`\($0.name)`" }.joined(separator: ", ")) "
          + "\(missing.count > 1 ? "are" : "is") missing",
        remedy: "put \(missing.count > 1 ? "them" : "it") back, empty where nobody fills in anything")
    }
  }

  func has(_ column: LedgerColumn) -> Bool { columns.values.contains(column) }
}
