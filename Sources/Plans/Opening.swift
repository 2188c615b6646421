import Diagnostics
import Text

/// What stands before the first heading: title, note of adoption, preamble, and what belongs to none of them.
struct Opening {
  private(set) var title: Range<Int>?
  private(set) var note: Range<Int>?
  private(set) var preamble: [Range<Int>] = []
  private(set) var asides: [Aside] = []

  /// Reads `lines`, of which those before `coverEnd` stand before the table of contents.
  init(_ lines: ArraySlice<TextLine>, coverEnd: Int, in source: SourceText) {
    let cover = lines.startIndex..<max(min(coverEnd, lines.endIndex), lines.startIndex)
    // With a table of contents the title stands on the cover and above the text; the second is the text's own.
    let named = { (line: TextLine) in Opening.names(source, line) }
    let index =
      lines[cover.upperBound...].firstIndex(where: named) ?? lines.firstIndex(where: named)
      ?? lines.indices.first { !Opening.isBracketed(source, lines[$0].range) }
      .flatMap { lines[$0].looksLikeHeading(in: source) ? $0 : nil }
    if let index { title = lines[index].range }
    for (position, line) in zip(lines.indices, lines) where position != index {
      take(line, isBeforeTitle: index.map { position < $0 } ?? false, in: source)
    }
  }

  private mutating func take(_ line: TextLine, isBeforeTitle: Bool, in source: SourceText) {
    if isNote(line, in: source) {
      note = line.range
    } else if let title, Opening.isRepeated(source, title, line.range) {
      asides.append(Aside(range: line.range, reason: .repeatedTitle))
    } else if isBeforeTitle {
      asides.append(Aside(range: line.range, reason: .beforeTitle))
    } else {
      preamble.append(line.range)
    }
  }

  /// The first bracketed line below the title is the note; without a title, or above it, one that names a date.
  private func isNote(_ line: TextLine, in source: SourceText) -> Bool {
    guard note == nil, preamble.isEmpty, Opening.isBracketed(source, line.range) else { return false }
    if let title, title.lowerBound < line.range.lowerBound { return true }
    return Adoption(note: source.string(line.range)) != nil
  }

  static func isBracketed(_ source: SourceText, _ range: Range<Int>) -> Bool {
    let first = Scalar.decode(source.bytes, at: range.lowerBound).value
    let last = Scalar.decode(source.bytes, before: range.upperBound)
    return (first == 0x28 || first == 0xFF08) && (last == 0x29 || last == 0xFF09)
  }

  /// The title in other white space or in 《》, or with a bracket behind it.
  private static func isRepeated(_ source: SourceText, _ title: Range<Int>, _ line: Range<Int>) -> Bool {
    guard line.count <= title.count + 60 else { return false }
    return bareTitle(source, line).elementsEqual(bareTitle(source, title))
  }

  private static func bareTitle(_ source: SourceText, _ range: Range<Int>) -> String {
    source.string(range).filter { !$0.isWhitespace && !"《》“”\"#".contains($0) }
  }

  /// Whether a line is built like the name of an official document: short, no sentence, and at its end, before any
  /// brackets, one of the words for documents (党政机关公文处理工作条例, article 8, and the kinds of law and plan).
  static func names(_ source: SourceText, _ line: TextLine) -> Bool {
    guard line.marker == nil, line.looksLikeHeading(in: source) else { return false }
    // ——在…大会上的报告: a subtitle.
    if [0x2014, 0x2D, 0x2015].contains(Scalar.decode(source.bytes, at: line.range.lowerBound).value) { return false }
    var text = source.string(line.range).filter { !$0.isWhitespace }
    while let last = text.last, last == "）" || last == ")", let open = text.lastIndex(where: { $0 == "（" || $0 == "(" })
    {
      if open == text.startIndex { return false }
      text = String(text[..<open])
    }
    if text.hasSuffix("》") { text.removeLast() }
    return text.count > 2 && kinds.contains { text.hasSuffix($0) }
  }

  private static let kinds = [
    "规划", "規劃", "纲要", "綱要", "建议", "建議", "意见", "意見", "方案", "报告", "報告", "通知", "办法", "辦法", "条例", "條例", "法", "决定", "決定",
    "计划",
    "計畫", "計劃", "规定", "規定", "要点", "要點", "公报", "公報", "决议", "決議", "指引", "措施", "规则", "規則", "细则", "細則", "法典", "章程", "制度",
    "行动", "讲话",
    "編", "编", "标准", "规范", "批复", "函", "令", "指南", "清单", "分工", "安排", "公告", "通告", "通报", "议案", "纪要", "白皮书", "宣言", "声明", "守则",
    "准则",
    "Plan", "Report", "Law", "Outline", "Proposal", "Proposals", "Regulations", "Measures", "Opinions",
  ]
}
