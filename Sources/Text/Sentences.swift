/// Where the sentences (举措) of a text begin and end.
///
/// A sentence ends at 。！？ (and at the half-width ! ? behind a wide character, as newspapers print them), with the
/// closing quotes and brackets that follow: `…“千万工程”经验。` is one sentence, `他说：“好。”又说` splits behind the quote.
/// A line break ends a sentence, and what stands behind the last mark is a sentence too.
public enum Sentences {
  /// The sentences of `utf8` as byte ranges, in order, covering all but the line breaks.
  ///
  /// White space behind a mark belongs to the sentence that it closes. A line of nothing but blanks has no sentence.
  public static func ranges(in utf8: borrowing [UInt8]) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var start = 0
    var offset = 0
    var insideQuotation = false
    while true {
      offset = firstMark(in: utf8, from: offset)
      guard offset < utf8.count else { break }
      let (value, length) = Scalar.decode(utf8, at: offset)
      if value == 0x0A {
        close(start..<offset, of: utf8, into: &ranges)
        offset += 1
        start = offset
        insideQuotation = false
        continue
      }
      if value == 0x22 { insideQuotation.toggle() }
      guard isTerminator(value, in: utf8, at: offset) else {
        offset += length
        continue
      }
      offset = endOfMarks(in: utf8, from: offset, insideQuotation: &insideQuotation)
      close(start..<offset, of: utf8, into: &ranges)
      start = offset
    }
    close(start..<utf8.count, of: utf8, into: &ranges)
    return ranges
  }

  /// Where the first character at or behind `offset` stands that may be a mark. What lies between U+4000 and U+EFFF is none,
  /// and so are most characters of a text; their first bytes say so.
  private static func firstMark(in utf8: borrowing [UInt8], from offset: Int) -> Int {
    utf8.withUnsafeBufferPointer { utf8 in
      var offset = offset
      while offset < utf8.count, (0xE4...0xEE).contains(utf8[offset]) { offset += 3 }
      return offset
    }
  }

  private static func close(_ range: Range<Int>, of utf8: borrowing [UInt8], into ranges: inout [Range<Int>]) {
    if !Scalar.trimmingBlanks(utf8, range).isEmpty { ranges.append(range) }
  }

  /// The end of the run of marks, closing quotes and brackets, and blanks that begins at `offset`.
  private static func endOfMarks(in utf8: borrowing [UInt8], from: Int, insideQuotation: inout Bool) -> Int {
    var offset = from
    while offset < utf8.count {
      let (value, length) = Scalar.decode(utf8, at: offset)
      if value == 0x22 {
        // A straight quote says nothing of its side: it closes only what is open.
        guard insideQuotation else { break }
        insideQuotation = false
      } else if !isTerminator(value, in: utf8, at: offset), !isCloser(value) {
        break
      }
      offset += length
    }
    while offset < utf8.count {
      let (value, length) = Scalar.decode(utf8, at: offset)
      guard Scalar.isBlank(value) else { break }
      offset += length
    }
    return offset
  }

  private static func isTerminator(_ value: UInt32, in utf8: borrowing [UInt8], at offset: Int) -> Bool {
    switch value {
    case 0x3002, 0xFF01, 0xFF1F: true
    case 0x21, 0x3F: Scalar.decode(utf8, before: offset).map(Scalar.isWide) ?? false
    default: false
    }
  }

  private static func isCloser(_ value: UInt32) -> Bool {
    switch value {
    case 0x201D, 0x2019, 0x300D, 0x300F, 0xFF09, 0x3011, 0x300B, 0x3009, 0x3015, 0xFF3D, 0x29, 0x5D: true
    default: false
    }
  }
}
