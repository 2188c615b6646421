import Diagnostics
import Text

/// Where a text's attachments (附件, 附表, 名词解释) begin: their numbers are their own.
enum Attachments {
  /// The heading of an attachment: marker `附件1` and the title behind it, which may be empty.
  struct Heading {
    /// The position in the lines.
    let line: Int
    let marker: Range<Int>
    let title: Range<Int>
  }

  /// The headings of attachments among `lines`, from the first that begins one on.
  ///
  /// A list of attachments (附件：1.… 2.…, or 附件1：…, 附件2：… line below line) names them; it begins none.
  static func headings(in lines: [TextLine], _ range: Range<Int>, of source: SourceText) -> [Heading] {
    let found = range.compactMap { heading(lines[$0], at: $0, in: source) }
    let lineSet = Set(found.map(\.line))
    return found.filter { heading in
      let isListed = lineSet.contains(heading.line + 1) || lineSet.contains(heading.line - 1)
      return !isListed || heading.title.isEmpty && !lineSet.contains(heading.line - 1)
    }
  }

  private static let words = ["附件", "附表", "附录", "附錄", "附图"]

  /// Whether a line begins as the heading of an attachment does.
  static func begins(_ text: String) -> Bool { words.contains { text.hasPrefix($0) } }

  /// Whether a line is 附件 with a number, or without one, and nothing else.
  static func isBareMarker(_ text: String) -> Bool {
    guard begins(text) else { return false }
    return text.dropFirst(2).allSatisfy { $0.isWhitespace || $0.isNumber || "一二三四五六七八九十".contains($0) }
  }

  private static func heading(_ line: TextLine, at index: Int, in source: SourceText) -> Heading? {
    guard line.isShort, line.marker == nil else { return nil }
    let bytes = source.bytes
    let first = Scalar.decode(bytes, at: line.range.lowerBound).value
    guard first == 0x9644 || first == 0x540D else { return nil }
    let text = source.string(line.range)
    if ["名词解释", "名词注释", "名词说明"].contains(text.filter { !$0.isWhitespace }) {
      return Heading(line: index, marker: line.range.lowerBound..<line.range.lowerBound, title: line.range)
    }
    guard begins(text), let end = markerEnd(line.range, bytes) else { return nil }
    let title = Scalar.trimmingBlanks(bytes, end..<line.range.upperBound)
    if !title.isEmpty, MarkerScanner.marker(in: source, title) != nil || line.endsSentence(in: source) { return nil }
    let marker =
      line.range
      .lowerBound..<(title.isEmpty
      ? Scalar.trimmingBlanks(bytes, line.range.lowerBound..<end).upperBound : title.lowerBound)
    return Heading(line: index, marker: marker, title: title.isEmpty ? marker.upperBound..<marker.upperBound : title)
  }

  /// Behind 附件, its number and a colon; nil when other text follows at once (附件所列…).
  private static func markerEnd(_ range: Range<Int>, _ bytes: [UInt8]) -> Int? {
    var offset = range.lowerBound + 6
    var hasNumber = false
    var hasBreak = false
    var hasColon = false
    while offset < range.upperBound {
      let (value, length) = Scalar.decode(bytes, at: offset)
      let isNumber =
        (0x30...0x39).contains(value) || (0xFF10...0xFF19).contains(value)
        || "一二三四五六七八九十".unicodeScalars.contains { $0.value == value }
      if isNumber, hasNumber, hasBreak { break }
      if isNumber {
        // 附件：1.… lists what is attached.
        if hasColon { return nil }
        hasNumber = true
      } else if Scalar.isBlank(value) || value == 0xFF1A || value == 0x3A || value == 0x2E || value == 0x3001 {
        hasBreak = true
        hasColon = hasColon || value == 0xFF1A || value == 0x3A
      } else {
        break
      }
      offset += length
    }
    return offset == range.upperBound || hasNumber || hasBreak ? offset : nil
  }

  /// Where another document begins: an interview about the text, or reports beside it.
  static func otherDocument(in lines: [TextLine], _ range: Range<Int>, of source: SourceText) -> Int? {
    range.first { index in
      let line = lines[index]
      guard line.isShort, line.marker == nil, line.looksLikeHeading(in: source) else { return false }
      let text = source.string(line.range).filter { !$0.isWhitespace }
      return text.hasSuffix("答记者问") || text.hasSuffix("答記者問")
        || ["相关报道", "相关链接", "相关新闻", "相关阅读", "延伸阅读", "背景资料", "相关稿件"].contains { text == $0 || text.hasPrefix($0 + "：") }
    }
  }
}
