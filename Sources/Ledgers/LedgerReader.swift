import Articles
import Diagnostics
import Revisions
import Text

/// Reads a ledger's file against the editions of its plan; finds everything that is wrong in one run.
struct LedgerReader {
  private let source: SourceText
  private let history: PlanHistory
  private let settings: PlanSettings
  private(set) var problems: [Diagnostic] = []
  /// Where each id stood first.
  private var places: [LedgerRowID: (row: Int, offset: Int)] = [:]

  init(_ source: SourceText, _ history: PlanHistory, _ settings: PlanSettings) {
    self.source = source
    self.history = history
    self.settings = settings
  }

  var hasErrors: Bool { problems.contains { $0.severity == .error } }

  /// The problems in the order of their places.
  var inOrder: [Diagnostic] {
    problems.enumerated().sorted { one, other in
      let start = Position(line: 1, column: 1)
      let (first, second) = (one.element.position ?? start, other.element.position ?? start)
      return first == second ? one.offset < other.offset : first < second
    }.map(\.element)
  }

  mutating func rows() -> [LedgerRow] {
    let table = CSVTable(source, separator: LedgerHeader.separator(of: source))
    problems = table.problems
    guard let first = table.records.firstIndex(where: { !$0.isBlank }) else {
      problems.append(
        Diagnostic(in: source.name, "is empty", remedy: "write it with `gangmu export \(history.slug) --format csv`"))
      return []
    }
    let header = LedgerHeader(table.records[first], in: source)
    problems += header.problems
    guard header.has(.id) else { return [] }
    var names = BodyNames(apart: settings.ledgerBodies)
    let rows = table.records[(first + 1)...].compactMap { record in
      record.isBlank || record.isBroken ? nil : row(record, header, &names)
    }
    problems += names.problems(in: source)
    return rows
  }

  private mutating func row(_ record: CSVTable.Record, _ header: LedgerHeader, _ names: inout BodyNames) -> LedgerRow? {
    guard isWhole(record, header) else { return nil }
    var cells = LedgerCells(record, header, source)
    defer { problems += cells.problems }
    guard let id = id(&cells, record) else { return nil }
    checkText(&cells, id, header)
    var row = LedgerRow(
      id: id, position: source.position(of: record.cells[0].offset),
      text: history.edition(id.edition)?.text.string(id.place) ?? "", cells: cells.filled)
    row.leads = names.read(.leads, &cells)
    row.bodies = names.read(.bodies, &cells)
    row.deadline = cells.date(.deadline)
    row.updated = cells.day(.updated)
    row.progress = cells.progress()
    row.status = cells.choice(.status, TaskStatus.allCases.map(\.rawValue)) { TaskStatus($0) }
    row.indicator = cells.indicator()
    cells.checkAgreement(row, settings)
    return row
  }

  /// Whether the row has as many cells as the header, or more that are empty.
  private mutating func isWhole(_ record: CSVTable.Record, _ header: LedgerHeader) -> Bool {
    let extra = record.cells.dropFirst(header.width).first { !CellText.trimmed($0.text).isEmpty }
    if record.cells.count >= header.width, extra == nil { return true }
    problems.append(
      Diagnostic(
        in: source.name, at: source.position(of: extra?.offset ?? record.end),
        "row \(record.row): has \(record.cells.count) cells where the first row has \(header.width)",
        remedy: "give each row one cell a column; a text with a separator in it stands in `\"`"))
    return false
  }

  private mutating func id(_ cells: inout LedgerCells, _ record: CSVTable.Record) -> LedgerRowID? {
    let text = cells.given(.id)
    let back = "put the id back that `gangmu export` wrote"
    guard !text.isEmpty else {
      cells.report(in: .id, "is empty", remedy: "\(back), or empty the row")
      return nil
    }
    guard let id = LedgerRowID(text) else {
      cells.report(in: .id, "`\(text)` is no id of a sentence", remedy: "\(back), like `\(example)`")
      return nil
    }
    guard let edition = history.edition(id.edition) else {
      cells.report(in: .id, "the plan has no edition \(id.edition)", remedy: back)
      return nil
    }
    guard let passage = edition.text[.article(id.article)] else {
      cells.report(in: .id, "there is no article \(id.article) in the edition \(id.edition)", remedy: back)
      return nil
    }
    guard id.sentence <= passage.sentences.count else {
      let count = passage.sentences.count
      cells.report(
        in: .id,
        "article \(id.article) has \(count) sentence\(count == 1 ? "" : "s") in the edition \(id.edition), and no \(id.sentence)",
        remedy: back)
      return nil
    }
    if let known = places[id] {
      cells.report(
        in: .id, "`\(id)` stands already in row \(known.row) (\(source.position(of: known.offset)))",
        remedy: "take one of the rows out; a second task of a sentence is named like `\(id.withTask(id.task + 1))`")
      return nil
    }
    places[id] = (record.row, record.cells[0].offset)
    return id
  }

  private var example: LedgerRowID {
    let passage = history.editions.last?.text.passages.first { $0.id.article != nil && !$0.sentences.isEmpty }
    return LedgerRowID(
      edition: history.editions.last?.date ?? history.editions[0].date,
      article: passage?.id.article ?? OutlineNumber(1), sentence: 1)
  }

  /// The text must be the sentence's: a row that slipped would tell of another task.
  private func checkText(_ cells: inout LedgerCells, _ id: LedgerRowID, _ header: LedgerHeader) {
    guard header.has(.text), let sentence = history.edition(id.edition)?.text.string(id.place) else { return }
    let text = CellText.trimmed(FormulaGuard.unguarded(cells.given(.text)))
    let wanted = CellText.trimmed(sentence)
    if text.utf8.elementsEqual(wanted.utf8) { return }
    let (one, other) = (Array(text.unicodeScalars), Array(wanted.unicodeScalars))
    let same = zip(one, other).prefix { $0 == $1 }.count
    let rest = String(String.UnicodeScalarView(other[same...].prefix(12)))
    let problem =
      text.isEmpty
      ? "is empty"
      : "is not sentence \(id.sentence) of article \(id.article) from its character \(same + 1) on"
        + (rest.isEmpty ? ", where the sentence ends" : ", where the sentence has `\(rest)`")
    cells.report(
      in: .text, problem, remedy: "put the sentence back as `gangmu export` wrote it, or correct the row's id")
  }
}

extension LedgerRowID {
  func withTask(_ task: Int) -> LedgerRowID {
    LedgerRowID(edition: edition, article: article, sentence: sentence, task: task)
  }
}
