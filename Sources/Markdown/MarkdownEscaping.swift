import Text

/// Plain text as Markdown that reads back the same.
///
/// For every line of text (no line breaks, no NUL), `MarkdownDocument(escaped)` is one paragraph whose `Prose` is that
/// line, character for character. Escaped is what could mean something to CommonMark 0.30 in that place and nothing
/// else, so that an editor finds the text as they know it.
public enum MarkdownEscaping {
  /// `line` as the Markdown of one paragraph, without a line break at its end.
  public static func paragraph(_ line: borrowing [UInt8]) -> [UInt8] {
    line.withUnsafeBufferPointer { paragraph($0) }
  }

  private static func paragraph(_ line: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    var markdown: [UInt8] = []
    markdown.reserveCapacity(line.count + 8)
    let text = textWithoutOuterWhiteSpace(of: line)
    var offset = 0
    while offset < line.count {
      let start = offset
      while offset < line.count, isNeverEscaped(line[offset]) { offset += 1 }
      markdown.append(contentsOf: UnsafeBufferPointer(rebasing: line[start..<offset]))
      guard offset < line.count else { break }
      let byte = line[offset]
      if !text.contains(offset), isWhiteSpace(byte) {
        // Outer white space would be stripped, or make the line code.
        markdown += "&#\(byte);".utf8
      } else if isByteOrderMark(line, at: offset) {
        // cmark drops a byte order mark at the start of a document.
        markdown += "&#xFEFF;".utf8
        offset += 2
      } else {
        if needsBackslash(line, at: offset, lineStart: text.lowerBound) { markdown.append(UInt8(ascii: "\\")) }
        markdown.append(byte)
      }
      offset += 1
    }
    return markdown
  }

  public static func paragraph(_ line: String) -> String {
    String(decoding: paragraph(Array(line.utf8)), as: UTF8.self)
  }

  private static func textWithoutOuterWhiteSpace(of line: UnsafeBufferPointer<UInt8>) -> Range<Int> {
    var start = 0
    var end = line.count
    while start < end, isWhiteSpace(line[start]) { start += 1 }
    while end > start, isWhiteSpace(line[end - 1]) { end -= 1 }
    return start..<end
  }

  /// White space in cmark's sense (ASCII only), which it strips at a line's ends.
  private static func isWhiteSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || (0x09...0x0D).contains(byte)
  }

  /// Whether a byte means nothing to CommonMark wherever it stands: a letter's or a digit's, or one of a longer scalar that does
  /// not begin as a byte order mark does.
  private static func isNeverEscaped(_ byte: UInt8) -> Bool {
    if byte >= 0x80 { return byte != 0xEF }
    return 0x30...0x39 ~= byte || 0x61...0x7A ~= byte || 0x41...0x5A ~= byte
  }

  private static func needsBackslash(_ line: UnsafeBufferPointer<UInt8>, at offset: Int, lineStart: Int) -> Bool {
    switch line[offset] {
    case UInt8(ascii: "\\"), UInt8(ascii: "`"), UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "["),
      UInt8(ascii: "]"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "&"):
      return true
    case UInt8(ascii: "#"), UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "="), UInt8(ascii: "~"):
      return offset == lineStart
    case UInt8(ascii: "."), UInt8(ascii: ")"):
      // `26.` at a line's start would open an ordered list.
      guard offset > lineStart, offset - lineStart <= 9 else { return false }
      for index in lineStart..<offset where !(0x30...0x39).contains(line[index]) { return false }
      return true
    default:
      return false
    }
  }

  private static func isByteOrderMark(_ line: UnsafeBufferPointer<UInt8>, at offset: Int) -> Bool {
    offset + 2 < line.count && line[offset] == 0xEF && line[offset + 1] == 0xBB && line[offset + 2] == 0xBF
  }
}
