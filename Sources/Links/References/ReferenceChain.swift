import Text

/// One of a list's references: numbers that share their chapters and unit (第八部分第二十八、二十九条).
struct ReferenceChain {
  var divisions: [Reference.Division] = []
  var numbers: [(number: OutlineNumber, range: Range<Int>, isRangeEnd: Bool)] = []
  var paragraph: Int?
  /// Whether the numbers are articles'; else the last division is what is named.
  var isArticle = false
  /// Whether a 至 stands before it.
  var isRangeEnd = false
  var start = 0
  var end = 0
}

/// Reads the numbers of references in a text.
struct ReferenceChainReader {
  let text: [UInt32]

  private typealias Han = ReferenceWords.Han

  /// Reads 第八部分第二十八条第二款 and the like.
  func chain(at start: Int) -> ReferenceChain? {
    var chain = ReferenceChain(start: start, end: start)
    var index = start
    while index < text.count, text[index] == Han.ordinal, let group = group(at: index) {
      if chain.isArticle {
        guard group.unit == Han.paragraph, let number = group.numbers.first else { break }
        chain.paragraph = number.number.first
        if let last = chain.numbers.popLast() {
          chain.numbers.append((last.number, last.range.lowerBound..<group.end, last.isRangeEnd))
        }
        chain.end = group.end
        break
      }
      if group.unit == Han.paragraph { break }
      chain.end = group.end
      if group.unit == Han.article {
        chain.isArticle = true
        chain.numbers = group.numbers
        if let first = chain.numbers.first {
          chain.numbers[0] = (first.number, start..<first.range.upperBound, first.isRangeEnd)
        }
      } else {
        guard group.numbers.count == 1, let number = group.numbers.first else { return nil }
        chain.divisions.append(Reference.Division(unit: group.unit, number: number.number.first))
      }
      index = group.end
    }
    return chain.end > start ? chain : nil
  }

  private struct Group {
    var numbers: [(number: OutlineNumber, range: Range<Int>, isRangeEnd: Bool)]
    var unit: UInt32
    var end: Int
  }

  /// Reads 第二十八条, 第二十七条之一, 第一、二、三条, 第一至三条.
  private func group(at start: Int) -> Group? {
    var numbers: [(number: OutlineNumber, range: Range<Int>, isRangeEnd: Bool)] = []
    var index = start + 1
    var from = start
    var isRangeEnd = false
    while true {
      let (value, end) = numeral(at: index, allowingNone: false)
      guard let value else { return nil }
      numbers.append((OutlineNumber(value), from..<end, isRangeEnd))
      index = end
      guard unit(at: end) == nil else { break }
      guard let separator = separator(at: end) else { return nil }
      isRangeEnd = separator.isRange
      index = end + separator.length
      from = index
    }
    guard let unit = unit(at: index), let last = numbers.popLast() else { return nil }
    var end = index + unit.length
    var number = last.number
    if unit.unit == Han.article, end < text.count, text[end] == Han.of {
      let (value, behind) = numeral(at: end + 1, allowingNone: false)
      if let value, let longer = number.appending(value) {
        number = longer
        end = behind
      }
    }
    numbers.append((number, last.range.lowerBound..<end, last.isRangeEnd))
    return Group(numbers: numbers, unit: unit.unit, end: end)
  }

  /// The reference that a list or range goes on with behind `end`.
  func enumerated(after end: Int) -> ReferenceChain? {
    guard let separator = separator(at: end), var next = chain(at: end + separator.length) else { return nil }
    next.isRangeEnd = separator.isRange
    return next
  }

  private func separator(at index: Int) -> (length: Int, isRange: Bool)? {
    guard index < text.count else { return nil }
    switch text[index] {
    // 至 到 — － ~ ～ -
    case 0x81F3, 0x5230, 0x2014, 0xFF0D, 0x7E, 0xFF5E, 0x2D, 0x2013: return (1, true)
    // 、 和 及 与 或 ，
    case 0x3001, 0x548C, 0x53CA, 0x4E0E, 0x6216: return (1, false)
    // 以及, 或者
    case 0x4EE5 where has(0x53CA, at: index + 1): return (2, false)
    default: return nil
    }
  }

  /// A number in digits or Chinese numerals, blanks around it passed over.
  func numeral(at start: Int, allowingNone: Bool) -> (value: Int?, end: Int) {
    var index = start
    while index < text.count, Scalar.isBlank(text[index]) { index += 1 }
    let first = index
    while index < text.count, index - first < 9, ReferenceChainReader.isNumeral(text[index]) { index += 1 }
    guard index > first else { return (nil, allowingNone ? start : first) }
    let digits = String(
      String.UnicodeScalarView(
        text[first..<index].compactMap { Unicode.Scalar((0xFF10...0xFF19).contains($0) ? $0 - 0xFF10 + 0x30 : $0) }))
    var end = index
    while end < text.count, Scalar.isBlank(text[end]) { end += 1 }
    guard let value = Int(digits) ?? ChineseNumeral.value(of: digits), value < 10_000 else { return (nil, end) }
    return (value, end)
  }

  private static func isNumeral(_ value: UInt32) -> Bool {
    switch value {
    case 0x30...0x39, 0xFF10...0xFF19: true
    // 零 〇 一 二 三 四 五 六 七 八 九 十 百 千 两
    case 0x96F6, 0x3007, 0x4E00, 0x4E8C, 0x4E09, 0x56DB, 0x4E94, 0x516D, 0x4E03, 0x516B, 0x4E5D, 0x5341, 0x767E, 0x5343,
      0x4E24:
      true
    default: false
    }
  }

  func unit(at index: Int) -> (unit: UInt32, length: Int)? {
    index < text.count ? ReferenceWords.unit(text[index...]) : nil
  }

  private func has(_ value: UInt32, at index: Int) -> Bool { index < text.count && text[index] == value }
}
