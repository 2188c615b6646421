import Diagnostics
import Text

/// Joins lines that are pieces of one paragraph or heading: hard-wrapped text, a paragraph that goes on behind a page's
/// end, a title or heading on two lines.
///
/// Whether lines are pieces is measured over the whole text (`WrapMeasure`). Between Han characters nothing is put in
/// place of the line break, between words of Latin letters a space.
struct Reflow {
  private let source: SourceText
  private let lines: [TextLine]
  private let measure: WrapMeasure?
  /// Whether a page ends between the line and the next.
  private var pageEnds: [Bool]

  /// Where lines of `lines` are joined: the place of the first of the two, and what goes between them.
  static func joints(of lines: [TextLine], _ asides: [Aside], in source: SourceText) -> [Int: [UInt8]] {
    let reflow = Reflow(lines, asides, source)
    var joints: [Int: [UInt8]] = [:]
    let opening = lines.firstIndex { $0.marker != nil } ?? 0
    for index in lines.indices.dropLast() {
      if reflow.isOne(index) {
        joints[index] = reflow.joiner(index)
      } else if reflow.isTitle(index, before: opening) {
        joints[index] = reflow.joiner(index)
      } else if reflow.isBareHeading(index) || reflow.isBareAttachment(index) {
        joints[index] = [0x20]
      }
    }
    return joints
  }

  private init(_ lines: [TextLine], _ asides: [Aside], _ source: SourceText) {
    self.source = source
    self.lines = lines
    measure = WrapMeasure(of: lines, in: source)
    pageEnds = [Bool](repeating: false, count: lines.count)
    var index = 0
    for aside in asides.sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) {
      while index + 1 < lines.count, lines[index + 1].range.lowerBound < aside.range.lowerBound { index += 1 }
      if index < lines.count, lines[index].range.upperBound <= aside.range.lowerBound, aside.isOfPage {
        pageEnds[index] = true
      }
    }
  }

  // MARK: Paragraphs

  private func isOne(_ index: Int) -> Bool {
    let (line, next) = (lines[index], lines[index + 1])
    if next.isAfterBlank, !pageEnds[index] { return false }
    guard !line.isMarkedHeading, !next.isMarkedHeading, !hasTab(line), !hasTab(next) else { return false }
    let ends = WrapMeasure.endsSentence(source, line)
    if let measure {
      guard !measure.beginsParagraph(next) else { return false }
      // Where every paragraph is indented, a line that is not goes on with a sentence that is not over; and lines of Latin
      // letters, set in proportion, are not equally wide.
      if measure.isIndented || measure.isLatin, !ends, measure.isWide(line, in: source) { return true }
      guard measure.isFull(line, before: next, in: source) else { return false }
      // Behind a full stop a paragraph may begin, unless indents or empty lines would show it; a heading is no full line.
      guard ends else { return true }
      return next.marker == nil
        && (measure.isIndented || !next.looksLikeHeading(in: source) || measure.isWide(next, in: source))
    }
    guard pageEnds[index], !ends, next.marker == nil, next.indent < 2 else { return false }
    // A heading at a page's foot ends without a mark too.
    if line.isLong { return true }
    return line.marker == nil
      ? source.bytes[line.range].containsClause : HeadingForm.fullStop(source.bytes, in: line.range) != nil
  }

  private func hasTab(_ line: TextLine) -> Bool { line.range.count < 4_000 && source.bytes[line.range].contains(0x09) }

  // MARK: Headings

  /// 中共…委员会 / 关于制定…的建议: the name of a document on two lines.
  private func isTitle(_ index: Int, before opening: Int) -> Bool {
    guard index + 1 < opening, index < 12 else { return false }
    let (line, next) = (lines[index], lines[index + 1])
    guard !next.isAfterBlank, line.range.count < 120, next.range.count < 120, !Opening.names(source, line),
      line.looksLikeHeading(in: source), !Opening.isBracketed(source, line.range), Opening.names(source, next)
    else { return false }
    let (first, second) = (source.string(line.range), source.string(next.range))
    return second.hasPrefix("关于") || second.hasPrefix("關於") || first.contains("关于") || first.contains("關於")
      || ["的", "和", "与", "及", "、", "发展", "社会"].contains { first.hasSuffix($0) }
  }

  /// 第一章 alone on its line, with its title on the next.
  private func isBareHeading(_ index: Int) -> Bool {
    let (line, next) = (lines[index], lines[index + 1])
    guard let marker = line.marker, line.rest.isEmpty, marker.style.isUnit, marker.style != .article,
      next.marker == nil, next.range.count <= 120, next.looksLikeHeading(in: source), !hasTab(next)
    else { return false }
    return true
  }

  /// 附件1 alone on its line, with its title on the next.
  private func isBareAttachment(_ index: Int) -> Bool {
    let (line, next) = (lines[index], lines[index + 1])
    guard line.range.count <= 30, line.marker == nil, next.marker == nil, next.range.count <= 120,
      next.looksLikeHeading(in: source), !hasTab(next)
    else { return false }
    return Attachments.isBareMarker(source.string(line.range)) && !Attachments.begins(source.string(next.range))
  }

  // MARK: What goes between

  private func joiner(_ index: Int) -> [UInt8] {
    let end = lines[index].range
    let start = lines[index + 1].range
    guard let before = letter(end, isForward: false), let behind = letter(start, isForward: true) else { return [] }
    if Scalar.decode(source.bytes, before: end.upperBound) == 0x2D { return [] }
    return Scalar.isWide(before) || Scalar.isWide(behind) ? [] : [0x20]
  }

  /// The letter or digit next to the break, marks skipped.
  private func letter(_ range: Range<Int>, isForward: Bool) -> UInt32? {
    var range = range
    for _ in 0..<4 where !range.isEmpty {
      let value =
        isForward
        ? Scalar.decode(source.bytes, at: range.lowerBound).value
        : Scalar.decode(source.bytes, before: range.upperBound) ?? 0
      // Quotation marks are shared by both scripts.
      if !(0x2010...0x203A).contains(value) { return value }
      let width = Scalar.width(value)
      range =
        isForward ? range.lowerBound + width..<range.upperBound : range.lowerBound..<range.upperBound - width
    }
    return nil
  }
}

extension Aside {
  /// Whether it stands at a page's edge, so that a sentence may go on behind it.
  var isOfPage: Bool { reason == .pageReference || reason == .pageNumber || reason == .runningHead }
}

extension ArraySlice<UInt8> {
  /// Whether the bytes hold 。 or a comma.
  fileprivate var containsClause: Bool {
    var index = startIndex
    while index + 2 < endIndex {
      if self[index] == 0x2C { return true }
      if self[index] == 0xE3, self[index + 1] == 0x80, self[index + 2] == 0x82 { return true }
      if self[index] == 0xEF, self[index + 1] == 0xBC, self[index + 2] == 0x8C { return true }
      index += 1
    }
    return false
  }
}
