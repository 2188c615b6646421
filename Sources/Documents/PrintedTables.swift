/// Tables in a printed page's text, whose columns are divided by blanks.
enum PrintedTables {
  /// `text` with tabs between the columns of its tables: three lines or more, one below the other, that each have a gap of
  /// three blanks or more inside.
  static func tabbed(_ text: String) -> String {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    var result: [String] = []
    var index = 0
    while index < lines.count {
      var end = index
      while end < lines.count, cells(lines[end]).count > 1 { end += 1 }
      if end - index > 2 {
        result += lines[index..<end].map { cells($0).joined(separator: "\t") }
        index = end
      } else {
        result.append(String(lines[index]))
        index += 1
      }
    }
    return result.joined(separator: "\n")
  }

  private static func cells(_ line: Substring) -> [Substring] {
    var cells: [Substring] = []
    var start: Substring.Index?
    var blanks = 0
    var end = line.startIndex
    for index in line.indices {
      if line[index] == " " {
        blanks += 1
        continue
      }
      if let first = start, blanks >= 3 {
        cells.append(line[first..<end])
        start = index
      } else if start == nil {
        start = index
      }
      blanks = 0
      end = line.index(after: index)
    }
    if let start { cells.append(line[start..<end]) }
    return cells
  }
}
