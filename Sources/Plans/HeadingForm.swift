import Diagnostics
import Text

/// Where a heading's title ends and its text begins.
///
/// What is a title is the same throughout a level: `第二百零五条 本编调整…` has none, `1.标题。正文` ends its title with a
/// full stop. The form is found over all headings of a level, so that one long title or one short sentence does not
/// change it.
struct HeadingForm {
  private enum Form {
    /// The number stands before the text itself.
    case untitled
    /// The title ends with the first full stop or with the line.
    case titled
    /// The title ends with a colon, and the text follows it: （一）加强领导：各级….
    case beforeColon
  }

  private let source: SourceText
  private let form: Form
  private let words: EnglishWords?

  /// Some 45 Han characters: the first sentences of a level are titles when most are no longer.
  private static let longestTitle = 135

  /// The form of the headings `lines`, all of one level.
  /// - Parameter hasText: whether paragraphs follow below the line at the given place of `lines`.
  init(of lines: [TextLine], style: MarkerStyle?, in source: SourceText, words: EnglishWords?, hasText: (Int) -> Bool) {
    self.source = source
    self.words = words
    var untitled = 0
    var colons = 0
    for (index, line) in lines.enumerated() where !line.rest.isEmpty {
      let stop = HeadingForm.fullStop(source.bytes, in: line.rest)
      let end = stop?.lowerBound ?? line.rest.upperBound
      if words?.titleEnd(in: line.rest, of: source) != nil { continue }
      if HeadingForm.colon(source.bytes, in: line.rest.lowerBound..<end) != nil { colons += 1 }
      let isWhole = stop.map { $0.upperBound == line.rest.upperBound } ?? false
      if style == .article {
        // 第三条 适用范围 on a line of its own; 第三条 本法适用于…。 is text.
        if stop != nil || line.endsSentence(in: source) || !hasText(index) || !line.isShort { untitled += 1 }
      } else if end - line.rest.lowerBound > HeadingForm.longestTitle || isWhole && !hasText(index) {
        untitled += 1
      }
    }
    form =
      style != .article && colons * 2 > lines.count ? .beforeColon : untitled * 2 > lines.count ? .untitled : .titled
  }

  /// Divides the line behind its marker. With a bracketed title (第一条 【立法目的】为了…) the brackets belong to marker
  /// and terminator.
  func divide(_ line: TextLine) -> (heading: PlanHeading, text: Range<Int>) {
    let bytes = source.bytes
    var marker = line.range.lowerBound..<line.rest.lowerBound
    let rest = line.rest
    if let bracket = bracketedTitle(rest, style: line.marker?.style) {
      marker = marker.lowerBound..<bracket.lowerBound + 3
      let title = Scalar.trimmingBlanks(bytes, bracket.lowerBound + 3..<bracket.upperBound - 3)
      let heading = PlanHeading(
        marker: marker.lowerBound..<title.lowerBound, title: title, terminator: title.upperBound..<bracket.upperBound)
      return (heading, Scalar.trimmingBlanks(bytes, bracket.upperBound..<rest.upperBound))
    }
    if form == .untitled {
      let none = rest.lowerBound..<rest.lowerBound
      // The marker's blanks stand between two blocks.
      let trimmed = Scalar.trimmingBlanks(bytes, marker)
      let end = trimmed.upperBound..<trimmed.upperBound
      return (
        PlanHeading(marker: trimmed, title: rest.isEmpty ? none : end, terminator: rest.isEmpty ? none : end), rest
      )
    }
    let colon = form == .beforeColon ? HeadingForm.colon(source.bytes, in: rest) : nil
    let (title, terminator) = colon.map { (rest.lowerBound..<$0.lowerBound, $0) } ?? titleEnd(rest)
    let heading = PlanHeading(
      marker: title.isEmpty && terminator.isEmpty ? Scalar.trimmingBlanks(bytes, marker) : marker,
      title: title.isEmpty && terminator.isEmpty ? trimmedEnd(marker) : title,
      terminator: title.isEmpty && terminator.isEmpty ? trimmedEnd(marker) : terminator)
    return (heading, Scalar.trimmingBlanks(bytes, terminator.upperBound..<rest.upperBound))
  }

  private func trimmedEnd(_ range: Range<Int>) -> Range<Int> {
    let end = Scalar.trimmingBlanks(source.bytes, range).upperBound
    return end..<end
  }

  private func titleEnd(_ rest: Range<Int>) -> (title: Range<Int>, terminator: Range<Int>) {
    let bytes = source.bytes
    let stop = HeadingForm.fullStop(bytes, in: rest)
    let end = stop?.lowerBound ?? rest.upperBound
    if end - rest.lowerBound > HeadingForm.longestTitle || stop == nil {
      if let words, let end = words.titleEnd(in: rest, of: source) {
        let title = Scalar.trimmingBlanks(bytes, rest.lowerBound..<end.lowerBound)
        return (title, end.isEmpty ? title.upperBound..<title.upperBound : end)
      }
      if let early = earlyEnd(in: rest.lowerBound..<end, isLine: stop == nil) {
        let title = Scalar.trimmingBlanks(bytes, rest.lowerBound..<early.lowerBound)
        return (title, early.isEmpty ? title.upperBound..<title.upperBound : early)
      }
    }
    if let stop { return (rest.lowerBound..<stop.lowerBound, stop) }
    return (rest, rest.upperBound..<rest.upperBound)
  }

  /// A colon at the line's end, or a colon or blank early in a first sentence that is too long for a title.
  private func earlyEnd(in range: Range<Int>, isLine: Bool) -> Range<Int>? {
    let bytes = source.bytes
    if isLine, !range.isEmpty, let last = Scalar.decode(bytes, before: range.upperBound), last == 0xFF1A || last == 0x3A
    {
      return range.upperBound - Scalar.width(last)..<range.upperBound
    }
    guard range.count > HeadingForm.longestTitle else { return nil }
    var offset = range.lowerBound
    while offset < range.lowerBound + HeadingForm.longestTitle {
      let (value, length) = Scalar.decode(bytes, at: offset)
      if value == 0xFF1A { return offset..<offset + length }
      if value == 0x3000 || value == 0x20, offset > range.lowerBound + 9,
        Scalar.isHan(Scalar.decode(bytes, before: offset) ?? 0)
      {
        return offset..<offset
      }
      offset += length
    }
    return nil
  }

  /// 【…】 behind any number, （…） behind 条.
  private func bracketedTitle(_ rest: Range<Int>, style: MarkerStyle?) -> Range<Int>? {
    guard style == .article, rest.count > 6 else { return nil }
    let bytes = source.bytes
    let close: UInt32
    switch Scalar.decode(bytes, at: rest.lowerBound).value {
    case 0x3010: close = 0x3011
    case 0xFF08: close = 0xFF09
    default: return nil
    }
    var offset = rest.lowerBound + 3
    while offset < min(rest.upperBound, rest.lowerBound + HeadingForm.longestTitle) {
      let (value, length) = Scalar.decode(bytes, at: offset)
      if value == close { return offset > rest.lowerBound + 3 ? rest.lowerBound..<offset + length : nil }
      offset += length
    }
    return nil
  }

  /// A colon in the first 24 characters, before any other mark and with text behind it.
  private static func colon(_ bytes: [UInt8], in range: Range<Int>) -> Range<Int>? {
    var offset = range.lowerBound
    while offset < min(range.upperBound, range.lowerBound + 72) {
      let (value, length) = Scalar.decode(bytes, at: offset)
      if value == 0xFF1A || value == 0x3A {
        let isInside = offset > range.lowerBound && offset + length < range.upperBound
        return isInside ? offset..<offset + length : nil
      }
      if [0xFF0C, 0x2C, 0x3002, 0xFF1B, 0x3001].contains(value) { return nil }
      offset += length
    }
    return nil
  }

  /// The first 。 of the range.
  static func fullStop(_ bytes: [UInt8], in range: Range<Int>) -> Range<Int>? {
    var offset = range.lowerBound
    while offset + 2 < range.upperBound {
      if bytes[offset] == 0xE3, bytes[offset + 1] == 0x80, bytes[offset + 2] == 0x82 { return offset..<offset + 3 }
      offset += 1
    }
    return nil
  }
}
