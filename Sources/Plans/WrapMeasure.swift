import Diagnostics
import Text

/// How wide the lines of a hard-wrapped text are: one whose paragraphs were cut into lines of one width, as e-mail,
/// typewriters and PDF do it.
///
/// Widths are columns: a Han character and its punctuation take two, ASCII one, and what is of neither kind (“ ”, ∶, …) two
/// in a Chinese text and one in a Latin one, as UAX #11 has it for ambiguous characters.
struct WrapMeasure {
  /// The width of a full line.
  private let width: Int
  /// From how many columns of indent on a line begins a paragraph; nil when paragraphs are not indented.
  private let paragraphIndent: Int?

  /// Whether most lines begin with a Latin letter.
  let isLatin: Bool

  /// A narrower line than this says nothing: lists and tables have many of them.
  private static let narrowest = 36

  /// The measure of `lines`; nil when the text is not hard-wrapped.
  ///
  /// It is when lines that break off inside a sentence are common, nearly all of them equally wide, and next to none is
  /// wider.
  init?(of lines: [TextLine], in source: SourceText) {
    let isLatin = lines.count { Scalar.decode(source.bytes, at: $0.range.lowerBound).value < 0x250 } * 2 > lines.count
    var broken: [Int] = []
    var widths: [Int] = []
    for (index, line) in lines.enumerated() {
      // An entry of a table of contents is as wide as its dots make it.
      if ContentsTable.hasLeader(source.bytes, line.range) { continue }
      // More than any hard-wrapped line has.
      let width =
        line.range.count > 800 ? 1_000 : line.indent + WrapMeasure.columns(source.bytes, line.range, isLatin)
      widths.append(width)
      guard width >= WrapMeasure.narrowest, index + 1 < lines.count, !lines[index + 1].isAfterBlank,
        !WrapMeasure.endsSentence(source, line)
      else { continue }
      broken.append(width)
    }
    guard broken.count > 3, broken.count * 12 >= lines.count else { return nil }
    broken.sort()
    let width = broken[broken.count * 95 / 100]
    let slack = isLatin ? 16 : 4
    let usual = broken.count { $0 >= width - slack }
    let wider = widths.count { $0 > width + 4 }
    guard usual * 5 >= broken.count * 4, wider * 50 <= lines.count else { return nil }
    self.width = width
    self.isLatin = isLatin
    paragraphIndent = WrapMeasure.paragraphIndent(lines)
  }

  /// Whether `line` is as wide as a line gets before `next`, so that the break behind it need not be the text's.
  func isFull(_ line: TextLine, before next: TextLine, in source: SourceText) -> Bool {
    let columns = line.indent + WrapMeasure.columns(source.bytes, line.range, isLatin)
    // The blanks that a PDF's indent is turned into are often fewer than it is wide.
    let slack = beginsParagraph(line) ? 4 : 0
    return columns + slack + WrapMeasure.wordWidth(source.bytes, next.range) > width
  }

  /// Whether `line` is wider than headings are, four fifths of a full line.
  func isWide(_ line: TextLine, in source: SourceText) -> Bool {
    (line.indent + WrapMeasure.columns(source.bytes, line.range, isLatin)) * 5 > width * 4
  }

  func beginsParagraph(_ line: TextLine) -> Bool { paragraphIndent.map { line.indent >= $0 } ?? false }

  var isIndented: Bool { paragraphIndent != nil }

  // MARK: Measuring

  private static func paragraphIndent(_ lines: [TextLine]) -> Int? {
    var counts: [Int: Int] = [:]
    for line in lines { counts[line.indent, default: 0] += 1 }
    guard let base = counts.max(by: { ($0.value, -$0.key) < ($1.value, -$1.key) })?.key else { return nil }
    let indented = lines.count { $0.indent >= base + 2 && $0.indent <= base + 8 }
    return indented > 1 && indented * 20 >= lines.count ? base + 2 : nil
  }

  /// The columns that the text takes.
  static func columns(_ bytes: [UInt8], _ range: Range<Int>, _ isLatin: Bool = false) -> Int {
    var columns = 0
    var offset = range.lowerBound
    while offset < range.upperBound {
      let (value, length) = Scalar.decode(bytes, at: offset)
      columns +=
        value < 0xB7 || value < 0x2000 && value != 0xB7 && value != 0xD7 ? 1 : isLatin && !Scalar.isHan(value) ? 1 : 2
      offset += length
    }
    return columns
  }

  /// The columns that must fit behind a line for its break to be the text's: those of the first word with its blank, or
  /// of two Han characters (one, and a mark that may not begin a line).
  private static func wordWidth(_ bytes: [UInt8], _ range: Range<Int>) -> Int {
    var width = 0
    var offset = range.lowerBound
    while offset < range.upperBound, width < 30 {
      let (value, length) = Scalar.decode(bytes, at: offset)
      if Scalar.isWide(value) { return width + 4 }
      if Scalar.isBlank(value) { break }
      width += 1
      offset += length
    }
    return width + 1
  }

  /// Whether the line ends where a paragraph may: with a full stop, a colon, a closing quote or bracket.
  static func endsSentence(_ source: SourceText, _ line: TextLine) -> Bool {
    guard let last = Scalar.decode(source.bytes, before: line.range.upperBound) else { return false }
    return [
      0x3002, 0xFF01, 0xFF1F, 0xFF1A, 0xFF1B, 0x2E, 0x21, 0x3F, 0x3A, 0x3B, 0x201D, 0xFF09, 0x29, 0x300B, 0x300D,
    ].contains(last)
  }
}
