import Diagnostics
import Text

/// A line of a plan's text by what it looks like. What it is depends on the lines around it.
enum PlanLine {
  /// `八、落实区域协调发展战略`
  case chapter(number: Int, PlanHeading)
  /// `28.深度融入国家重大战略。深度参与…`, with the text behind the title (empty when there is none)
  case article(number: Int, PlanHeading, text: Range<Int>)
  /// `(上接第二版)`
  case pageReference(Range<Int>)
  /// `(2025年12月15日…通过)`
  case bracketed(Range<Int>)
  case paragraph(Range<Int>)

  /// The characters of the line `range` (blanks at its ends already taken off; not empty).
  init(_ source: SourceText, _ range: Range<Int>) {
    if let article = PlanLine.article(source, range) {
      self = article
    } else if let chapter = PlanLine.chapter(source, range) {
      self = chapter
    } else if PlanLine.isBracketed(source, range) {
      self = PlanLine.isPageReference(source.string(range)) ? .pageReference(range) : .bracketed(range)
    } else {
      self = .paragraph(range)
    }
  }

  private static func chapter(_ source: SourceText, _ range: Range<Int>) -> PlanLine? {
    // 九千九百九十九 is seven characters of three bytes; the mark is one more.
    var offset = range.lowerBound
    while offset < range.upperBound, offset - range.lowerBound <= 21 {
      let (value, length) = Scalar.decode(source.bytes, at: offset)
      if value == 0x3001 {
        guard let number = ChineseNumeral.value(of: source.string(range.lowerBound..<offset)) else { return nil }
        let title = Scalar.trimmingBlanks(source.bytes, offset + length..<range.upperBound)
        // A heading is no sentence: `一、二、三产业融合。` is a paragraph.
        guard !title.isEmpty, Scalar.decode(source.bytes, before: title.upperBound) != 0x3002 else { return nil }
        let marker = range.lowerBound..<title.lowerBound
        let none = title.upperBound..<title.upperBound
        return .chapter(number: number, PlanHeading(marker: marker, title: title, terminator: none))
      }
      offset += length
    }
    return nil
  }

  private static func article(_ source: SourceText, _ range: Range<Int>) -> PlanLine? {
    let bytes = source.bytes
    var offset = range.lowerBound
    var number = 0
    while offset < range.upperBound, (0x30...0x39).contains(bytes[offset]), offset - range.lowerBound < 4 {
      number = number * 10 + Int(bytes[offset] - 0x30)
      offset += 1
    }
    guard offset > range.lowerBound, offset < range.upperBound else { return nil }
    let (mark, markLength) = Scalar.decode(bytes, at: offset)
    // . ． 、
    guard mark == 0x2E || mark == 0xFF0E || mark == 0x3001 else { return nil }
    offset += markLength
    // 2.5 is a decimal.
    if offset < range.upperBound, (0x30...0x39).contains(bytes[offset]) { return nil }
    let body = Scalar.trimmingBlanks(bytes, offset..<range.upperBound)
    guard !body.isEmpty else { return nil }
    let terminator = firstFullStop(bytes, in: body) ?? body.upperBound..<body.upperBound
    let heading = PlanHeading(
      marker: range.lowerBound..<body.lowerBound, title: body.lowerBound..<terminator.lowerBound, terminator: terminator
    )
    let text = Scalar.trimmingBlanks(bytes, terminator.upperBound..<body.upperBound)
    return .article(number: number, heading, text: text)
  }

  private static func firstFullStop(_ bytes: [UInt8], in range: Range<Int>) -> Range<Int>? {
    var offset = range.lowerBound
    while offset < range.upperBound {
      let (value, length) = Scalar.decode(bytes, at: offset)
      if value == 0x3002 { return offset..<offset + length }
      offset += length
    }
    return nil
  }

  private static func isBracketed(_ source: SourceText, _ range: Range<Int>) -> Bool {
    let first = Scalar.decode(source.bytes, at: range.lowerBound).value
    let last = Scalar.decode(source.bytes, before: range.upperBound)
    return (first == 0x28 || first == 0xFF08) && (last == 0x29 || last == 0xFF09)
  }

  /// 上接第二版, 下转第三版, 紧接第一版: how newspapers lead from one page to another.
  private static func isPageReference(_ text: String) -> Bool {
    let inside = text.dropFirst().dropLast().filter { !$0.isWhitespace }
    return ["上接", "下转", "紧接"].contains { inside.hasPrefix($0) } && inside.hasSuffix("版") && inside.count <= 10
  }
}
