import Text

/// ASCII marks that stand in Chinese text, `加快,推动(一)`, where a printer would set `，（）：；`.
///
/// The text keeps its characters: each is put into `<span class="w">`, and the style sheet shows it on a full-width body.
/// What a reader copies, searches or cites is the text's own mark.
enum FullWidthMarks {
  /// Writes `range` of `text` as HTML, with its marks in spans.
  static func append(_ range: Range<Int>, of text: [UInt8], to html: inout [UInt8]) {
    text.withUnsafeBufferPointer { append(range, of: $0, to: &html) }
  }

  private static func append(_ range: Range<Int>, of text: UnsafeBufferPointer<UInt8>, to html: inout [UInt8]) {
    var start = range.lowerBound
    var place = start
    while place < range.upperBound {
      let byte = text[place]
      if byte >= 0x80 {
        place = text.firstASCII(in: place..<range.upperBound)
        continue
      }
      let isMark = isMark(byte) && standsInChinese(place, text)
      let reference = isMark ? nil : HTMLEscaping.reference(byte)
      if isMark || reference != nil {
        html.append(contentsOf: UnsafeBufferPointer(rebasing: text[start..<place]))
        start = place + 1
      }
      if let reference { html.append(reference) }
      if isMark {
        html.append("<span class=\"w\">")
        html.append(byte)
        html.append("</span>")
      }
      place += 1
    }
    html.append(contentsOf: UnsafeBufferPointer(rebasing: text[start..<range.upperBound]))
  }

  private static func isMark(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: ","), UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: ":"), UInt8(ascii: ";"): true
    default: false
    }
  }

  /// Whether the nearest character on either side that is no mark is Chinese: so it is in `年,10` and not in `10,000`.
  private static func standsInChinese(_ place: Int, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
    let before = text[..<place].lastIndex { !isMark($0) }
    let after = text[(place + 1)...].firstIndex { !isMark($0) }
    return before.map { isChinese(at: start(of: $0, text), text) } == true
      || after.map { isChinese(at: $0, text) } == true
  }

  /// Where the character begins that the byte at `place` belongs to.
  private static func start(of place: Int, _ text: UnsafeBufferPointer<UInt8>) -> Int {
    var start = place
    while start > 0, text[start] & 0xC0 == 0x80 { start -= 1 }
    return start
  }

  /// Han characters, kana, the marks of Chinese text and the quotation marks and dashes that it shares with others.
  private static func isChinese(at place: Int, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard place + 2 < text.count else { return false }
    switch (text[place], text[place + 1]) {
    case (0xE2, 0x80): return (0x94...0xA6).contains(text[place + 2])  // U+2014 … U+2026
    case (0xE2, 0xBA...), (0xE3...0xE9, _): return true  // U+2E80 … U+9FFF
    case (0xEF, 0xA4...0xAB), (0xEF, 0xBC...0xBF): return true  // U+F900 … U+FAFF, U+FF00 … U+FFEF
    case (0xF0, 0xA0...): return true  // U+20000 …
    default: return false
    }
  }
}
