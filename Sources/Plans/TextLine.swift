import Diagnostics
import Text

/// A line of a plan's text without the blanks around it; not empty.
struct TextLine: Sendable {
  var range: Range<Int>
  /// The number at its start, if it has one; whether that makes a heading of it the lines around it decide.
  var marker: Marker?
  /// Whether Markdown marks the line as a heading.
  var isMarkedHeading = false
  /// The columns of white space before it: two for an ideographic space.
  var indent = 0
  /// Whether an empty line stands above it.
  var isAfterBlank = false
  /// Whether it is a row of a table.
  var isRow = false

  /// The line behind its marker.
  var rest: Range<Int> { (marker?.range.upperBound ?? range.lowerBound)..<range.upperBound }

  /// A line of at most this many bytes (some 60 Han characters) can be a heading on its own or a note of the page.
  static let shortLength = 180

  var isShort: Bool { range.count <= TextLine.shortLength }

  /// Longer than a heading is.
  var isLong: Bool { range.count > TextLine.shortLength }

  /// Whether the line ends as a sentence or clause does.
  func endsSentence(in source: SourceText) -> Bool {
    guard let last = Scalar.decode(source.bytes, before: range.upperBound) else { return false }
    // 。；：，！？、 and their half-width forms; a quote or bracket may close behind a full stop.
    return [0x3002, 0xFF1B, 0xFF1A, 0xFF0C, 0xFF01, 0xFF1F, 0x3001, 0x3B, 0x3A, 0x2C, 0x21, 0x3F, 0x2E].contains(last)
  }

  /// Whether the line could be a heading without a number: short, and no sentence.
  func looksLikeHeading(in source: SourceText) -> Bool {
    isShort && !endsSentence(in: source) && !source.bytes[range].contains(0x09)
  }
}

/// The lines of a text, those set aside that belong to the paper or page it stood on.
struct LineReader {
  let source: SourceText
  var lines: [TextLine] = []
  var asides: [Aside] = []
  /// Bare numbers on lines of their own: page numbers when they count up.
  private(set) var bareNumbers: [(line: Int, number: Int)] = []
  private let isMarkdown: Bool
  private var isAfterBlank = false

  static func read(_ source: SourceText) -> (lines: [TextLine], asides: [Aside]) {
    var reader = LineReader(source)
    reader.readLines()
    reader.setPageNumbersAside()
    reader.setRunningHeadsAside()
    return (reader.lines, reader.asides)
  }

  private init(_ source: SourceText) {
    self.source = source
    isMarkdown = LineReader.showsMarkdown(source)
  }

  // MARK: Lines

  private mutating func readLines() {
    for index in 0..<source.lineCount {
      var line = source.line(index)
      if index == 0, source.bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
        asides.append(Aside(range: 0..<3, reason: .byteOrderMark))
        line = 3..<line.upperBound
      }
      for part in parts(of: line) { take(part) }
    }
  }

  /// The line, divided at the line and paragraph separators (U+2028, U+2029) and next-line characters (U+0085) that
  /// some programs write.
  private func parts(of line: Range<Int>) -> [Range<Int>] {
    var parts: [Range<Int>] = []
    var start = line.lowerBound
    var offset = line.lowerBound
    while offset + 1 < line.upperBound {
      let byte = source.bytes[offset]
      if byte == 0xE2, offset + 2 < line.upperBound, source.bytes[offset + 1] == 0x80,
        source.bytes[offset + 2] & 0xFE == 0xA8
      {
        parts.append(start..<offset)
        start = offset + 3
        offset = start
      } else if byte == 0xC2, source.bytes[offset + 1] == 0x85 {
        parts.append(start..<offset)
        start = offset + 2
        offset = start
      } else {
        offset += 1
      }
    }
    parts.append(start..<line.upperBound)
    return parts
  }

  private mutating func take(_ whole: Range<Int>) {
    var line = Scalar.trimmingBlanks(source.bytes, whole)
    guard !line.isEmpty else {
      isAfterBlank = true
      return
    }
    let indent = WrapMeasure.columns(source.bytes, whole.lowerBound..<min(line.lowerBound, whole.lowerBound + 200))
    var isMarkedHeading = false
    if isMarkdown {
      isMarkedHeading = source.bytes[line.lowerBound] == 0x23
      line = settingMarkupAside(line)
      guard !line.isEmpty else { return }
    }
    if line.count <= TextLine.shortLength, let reason = Furniture.reason(for: line, in: source) {
      asides.append(Aside(range: line, reason: reason))
      return
    }
    line = settingPageReferencesAside(line)
    guard !line.isEmpty else { return }
    if let number = bareNumber(line) { bareNumbers.append((lines.count, number)) }
    lines.append(
      TextLine(
        range: line, marker: MarkerScanner.marker(in: source, line), isMarkedHeading: isMarkedHeading, indent: indent,
        isAfterBlank: isAfterBlank))
    isAfterBlank = false
  }

  /// …建设（下转第三版） and （上接第一版）…: what newspapers print in the line with the text.
  private mutating func settingPageReferencesAside(_ line: Range<Int>) -> Range<Int> {
    var line = line
    if let field = Furniture.titleField(atStartOf: line, in: source) {
      asides.append(Aside(range: field, reason: .byline))
      line = Scalar.trimmingBlanks(source.bytes, field.upperBound..<line.upperBound)
    }
    if let reference = Furniture.pageReference(atStartOf: line, in: source), reference != line {
      asides.append(Aside(range: reference, reason: .pageReference))
      line = Scalar.trimmingBlanks(source.bytes, reference.upperBound..<line.upperBound)
    }
    if let reference = Furniture.pageReference(atEndOf: line, in: source), reference != line {
      asides.append(Aside(range: reference, reason: .pageReference))
      line = Scalar.trimmingBlanks(source.bytes, line.lowerBound..<reference.lowerBound)
    }
    return line
  }

  // MARK: Markdown

  /// Whether the text is Markdown by its look, whatever its file is called: it begins with `# `, or has two lines that
  /// begin with `#` and a blank, are underlined, or are wholly bold.
  private static func showsMarkdown(_ source: SourceText) -> Bool {
    var count = source.hasPrefix("# ", 0..<source.bytes.count) ? 1 : 0
    let isBold = { (line: Range<Int>) in
      line.count > 4 && line.count < 200 && source.hasPrefix("**", line) && source.hasSuffix("**", line)
    }
    for index in 0..<source.lineCount {
      let line = source.line(index)
      guard line.count > 2 else { continue }
      let first = source.bytes[line.lowerBound]
      if first == 0x2A, isBold(line) {
        count += 1
        if count > 1 { return true }
      }
      if first == 0x23 || isUnderline(source.bytes[line]) {
        if first != 0x23 || source.bytes[line].drop(while: { $0 == 0x23 }).first == 0x20 { count += 1 }
        if count > 1 { return true }
      }
    }
    return false
  }

  private static func isUnderline(_ line: ArraySlice<UInt8>) -> Bool {
    guard line.count > 2, line.count < 200, let first = line.first, first == 0x3D || first == 0x2D else { return false }
    return line.allSatisfy { $0 == first }
  }

  private mutating func settingMarkupAside(_ line: Range<Int>) -> Range<Int> {
    let bytes = source.bytes
    if LineReader.isUnderline(bytes[line]) || source.hasPrefix("<!--", line) && source.hasSuffix("-->", line) {
      asides.append(Aside(range: line, reason: .markup))
      return line.upperBound..<line.upperBound
    }
    var line = line
    // \# and \*: the text's own signs.
    if line.count > 1, bytes[line.lowerBound] == 0x5C,
      bytes[line.lowerBound + 1] == 0x23 || bytes[line.lowerBound + 1] == 0x2A
    {
      asides.append(Aside(range: line.lowerBound..<line.lowerBound + 1, reason: .markup))
      return line.lowerBound + 1..<line.upperBound
    }
    var end = line.lowerBound
    while end < line.upperBound, bytes[end] == 0x23 { end += 1 }
    if end == line.lowerBound, bytes[end] == 0x3E { end += 1 }
    let next = end < line.upperBound ? Scalar.decode(bytes, at: end).value : 0x20
    if end > line.lowerBound, Scalar.isBlank(next) || bytes[line.lowerBound] == 0x3E {
      asides.append(Aside(range: line.lowerBound..<end, reason: .markup))
      line = Scalar.trimmingBlanks(bytes, end..<line.upperBound)
    }
    if line.count > 4, source.hasPrefix("**", line), source.hasSuffix("**", line) {
      asides.append(Aside(range: line.lowerBound..<line.lowerBound + 2, reason: .markup))
      asides.append(Aside(range: line.upperBound - 2..<line.upperBound, reason: .markup))
      line = Scalar.trimmingBlanks(bytes, line.lowerBound + 2..<line.upperBound - 2)
    }
    return line
  }
}

extension SourceText {
  func hasPrefix(_ prefix: StaticString, _ range: Range<Int>) -> Bool {
    range.count >= prefix.utf8CodeUnitCount
      && bytes[range.prefix(prefix.utf8CodeUnitCount)].elementsEqual(String(describing: prefix).utf8)
  }

  func hasSuffix(_ suffix: StaticString, _ range: Range<Int>) -> Bool {
    range.count >= suffix.utf8CodeUnitCount
      && bytes[range.suffix(suffix.utf8CodeUnitCount)].elementsEqual(String(describing: suffix).utf8)
  }
}
