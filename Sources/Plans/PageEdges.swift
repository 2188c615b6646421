import Diagnostics
import Text

// What stands at a page's head and foot: numbers, and the name of the document or chapter again and again.
extension LineReader {
  func bareNumber(_ line: Range<Int>) -> Int? {
    guard line.count <= 4 else { return nil }
    var number = 0
    for byte in source.bytes[line] {
      guard (0x30...0x39).contains(byte) else { return nil }
      number = number * 10 + Int(byte - 0x30)
    }
    return number
  }

  /// Three bare numbers or more that count up one by one over the whole text, with text between them, are its pages'.
  mutating func setPageNumbersAside() {
    guard bareNumbers.count > 2 else { return }
    let pairs = zip(bareNumbers, bareNumbers.dropFirst())
    guard pairs.allSatisfy({ $1.number == $0.number + 1 && $1.line > $0.line + 2 }) else { return }
    setAside(Set(bareNumbers.map(\.line)), .pageNumber)
  }

  /// A short line that stands three times or more in the text, mostly next to a page's number or a form feed, is a
  /// running head; one with a heading's number only when it stands nowhere else.
  mutating func setRunningHeadsAside() {
    let edges = pageEdges()
    guard edges.count > 2 else { return }
    var places: [[UInt8]: [Int]] = [:]
    for (index, line) in lines.enumerated() where line.isShort && line.range.count > 3 {
      places[LineReader.masked(ContentsTable.bare(source.bytes, line.range)), default: []].append(index)
    }
    var found: Set<Int> = []
    for (_, indices) in places where indices.count > 2 {
      let atEdge = indices.count(where: edges.contains)
      let isNumbered = lines[indices[0]].marker != nil
      guard isNumbered ? atEdge >= max(indices.count - 1, 3) : atEdge * 3 >= indices.count * 2 else { continue }
      // The first may be the title or heading itself.
      found.formUnion(edges.contains(indices[0]) && !isNumbered ? indices[0...] : indices[1...])
    }
    setAside(found, .runningHead)
  }

  /// The text with every run of digits as one: running heads have the page's number in them.
  private static func masked(_ text: [UInt8]) -> [UInt8] {
    var masked: [UInt8] = []
    for byte in text {
      if !(0x30...0x39).contains(byte) {
        masked.append(byte)
      } else if masked.last != 0x30 {
        masked.append(0x30)
      }
    }
    return masked
  }

  /// The lines between which and a page's edge nothing stands.
  private func pageEdges() -> Set<Int> {
    var edges: Set<Int> = []
    let marks = asides.filter(\.isOfPage).map(\.range.lowerBound).sorted()
    var mark = marks[...]
    for (index, line) in lines.enumerated() {
      let start = index > 0 ? lines[index - 1].range.upperBound : 0
      while let first = mark.first, first < start { mark.removeFirst() }
      let hasMark = mark.first.map { $0 < line.range.lowerBound } ?? false
      if index > 0, hasMark || source.bytes[start..<line.range.lowerBound].contains(0x0C) {
        edges.insert(index)
        edges.insert(index - 1)
      }
    }
    return edges
  }

  private mutating func setAside(_ indices: Set<Int>, _ reason: Aside.Reason) {
    guard !indices.isEmpty else { return }
    for index in indices.sorted() { asides.append(Aside(range: lines[index].range, reason: reason)) }
    lines = lines.enumerated().filter { !indices.contains($0.offset) }.map(\.element)
  }
}
