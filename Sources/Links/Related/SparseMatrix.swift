/// Rows of values in few of many columns, one row behind the other in flat arrays (compressed sparse rows).
struct SparseMatrix<Value: Sendable>: Sendable {
  struct Entry: Sendable {
    let column: Int32
    var value: Value
  }

  /// Where each row's entries begin, and one more.
  private(set) var starts: [Int32] = [0]
  var entries: [Entry] = []

  init() {}

  /// - Parameter starts: where each row's entries begin, and one more.
  init(starts: [Int32], entries: [Entry]) {
    self.starts = starts
    self.entries = entries
  }

  var rowCount: Int { starts.count - 1 }

  func row(_ row: Int) -> Range<Int> { Int(starts[row])..<Int(starts[row + 1]) }

  /// Ends the row that entries were appended to.
  mutating func endRow() { starts.append(Int32(entries.count)) }

  /// The same places with other values.
  func map<Other>(_ value: (Entry) -> Other) -> SparseMatrix<Other> {
    SparseMatrix<Other>(starts: starts, entries: entries.map { .init(column: $0.column, value: value($0)) })
  }

  /// Columns as rows, each with its entries in the order of this one's rows: a counting sort, so that what was transposed
  /// twice has every row in the order of its columns.
  func transposed(columnCount: Int) -> SparseMatrix {
    guard let some = entries.first else {
      var empty = SparseMatrix()
      empty.starts = Array(repeating: 0, count: columnCount + 1)
      return empty
    }
    var ends = Array(repeating: Int32(0), count: columnCount + 1)
    for entry in entries { ends[Int(entry.column) + 1] += 1 }
    for column in 0..<columnCount { ends[column + 1] += ends[column] }
    var transposed = SparseMatrix()
    transposed.starts = ends
    transposed.entries = Array(repeating: some, count: entries.count)
    transposed.entries.withUnsafeMutableBufferPointer { columns in
      ends.withUnsafeMutableBufferPointer { ends in
        for row in 0..<rowCount {
          for place in self.row(row) {
            let column = Int(entries[place].column)
            columns[Int(ends[column])] = Entry(column: Int32(row), value: entries[place].value)
            ends[column] += 1
          }
        }
      }
    }
    return transposed
  }
}
