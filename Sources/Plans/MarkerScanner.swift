import Diagnostics
import Text

/// Reads the marker at a line's start.
///
/// Only the first characters of a line are looked at, so that a line of any length costs the same.
struct MarkerScanner {
  private(set) var scalars: [UInt32] = []
  /// Where each scalar begins, and behind the last where it ends.
  private var offsets: [Int] = []
  var index = 0
  private let bytes: [UInt8]
  private let line: Range<Int>

  /// More than the longest marker has, 【…】 included.
  private static let reach = 40

  /// The marker of the line `range` (trimmed of blanks), or nil.
  static func marker(in source: SourceText, _ range: Range<Int>) -> Marker? {
    guard !range.isEmpty, mayBegin(source.bytes, range) else { return nil }
    var scanner = MarkerScanner(source.bytes, range)
    return scanner.marker()
  }

  /// Rules out most lines by their first character.
  private static func mayBegin(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    let first = Scalar.decode(bytes, at: range.lowerBound).value
    switch first {
    case 0x30...0x39, 0xFF10...0xFF19, 0x28, 0xFF08, 0x5B, 0xFF3B, 0x3010, 0x7B2C, 0x2460...0x2473: return true
    case 0x49, 0x56, 0x58, 0x43, 0x41, 0x53, 0x50, 0x4C, 0x2160...0x216B: return true
    default: return HanDigit.isNumeral(first)
    }
  }

  private init(_ bytes: [UInt8], _ line: Range<Int>) {
    self.bytes = bytes
    self.line = line
    scalars.reserveCapacity(MarkerScanner.reach)
    offsets.reserveCapacity(MarkerScanner.reach + 1)
    var offset = line.lowerBound
    while offset < line.upperBound, scalars.count < MarkerScanner.reach {
      let (value, length) = Scalar.decode(bytes, at: offset)
      scalars.append(value)
      offsets.append(offset)
      offset += length
    }
    offsets.append(offset)
  }

  private mutating func marker() -> Marker? {
    switch scalars[0] {
    case 0x7B2C: unit()
    case 0x28, 0xFF08: bracketed()
    case 0x5B, 0xFF3B: squareBracketed()
    case 0x3010: label()
    case 0x2460...0x2473: circled()
    case 0x30...0x39, 0xFF10...0xFF19: arabic()
    case 0x2160...0x216B: romanSign()
    case 0x41...0x5A: roman() ?? englishUnit()
    default: hanComma()
    }
  }

  // MARK: Forms

  /// 第一章, 第 27 條 之一
  private mutating func unit() -> Marker? {
    index = 1
    skipBlanks()
    guard let number = hanNumber() ?? arabicNumber() else { return nil }
    skipBlanks()
    guard let style = unitWord() else { return nil }
    var supplement = 0
    let behindUnit = index
    skipBlanks()
    if current == 0x4E4B {
      index += 1
      supplement = hanNumber() ?? arabicNumber() ?? 0
    }
    if supplement == 0 { index = behindUnit }
    // 第一章第三条规定…, 第三条的规定: a sentence, not a heading. Behind 条 the text may follow at once in old prints.
    if let next = current, !Scalar.isBlank(next), style == .article || supplement > 0 {
      guard !MarkerScanner.continuesSentence(next) else { return nil }
    }
    return finish(style, number, supplement: supplement, isFullWidth: nil)
  }

  private mutating func unitWord() -> MarkerStyle? {
    guard let word = current else { return nil }
    index += 1
    switch word {
    case 0x7F16, 0x7DE8, 0x5377: return .book
    case 0x5206:
      guard current == 0x7F16 || current == 0x7DE8 else { return nil }
      index += 1
      return .subbook
    case 0x7BC7: return .volume
    case 0x90E8:
      guard current == 0x5206 else { return nil }
      index += 1
      return .part
    case 0x7AE0: return .chapter
    case 0x8282, 0x7BC0: return .section
    case 0x6761, 0x689D: return .article
    default: return nil
    }
  }

  /// The characters with which a sentence goes on behind a reference: 第三条、第三条的, 第三条第二款, 第三条所, 第三条至.
  private static func continuesSentence(_ scalar: UInt32) -> Bool {
    [0x3001, 0xFF0C, 0x7684, 0x7B2C, 0x81F3, 0x6240, 0x548C, 0x89C4, 0x898F, 0xFF1B, 0x3002, 0x300D].contains(scalar)
  }

  /// （一） (1) （十 八）
  private mutating func bracketed() -> Marker? {
    let isFullWidth = scalars[0] == 0xFF08
    index = 1
    skipBlanks()
    let han = hanNumber()
    guard let number = han ?? arabicNumber() else { return nil }
    skipBlanks()
    guard current == 0x29 || current == 0xFF09 else { return nil }
    let isClosedFullWidth = current == 0xFF09
    index += 1
    if current == 0x3001 || current == 0x2E || current == 0xFF0E { index += 1 }
    return finish(
      han != nil ? .hanBracket : .arabicBracket, number, isFullWidth: isFullWidth && isClosedFullWidth)
  }

  private mutating func squareBracketed() -> Marker? {
    let isFullWidth = scalars[0] == 0xFF3B
    index = 1
    guard let number = arabicNumber(), current == 0x5D || current == 0xFF3D else { return nil }
    index += 1
    return finish(.squareBracket, number, isFullWidth: isFullWidth)
  }

  /// 【重点任务1】
  private mutating func label() -> Marker? {
    var word = ""
    index = 1
    while let scalar = current, scalar != 0x3011 {
      if !Scalar.isBlank(scalar) {
        if let number = arabicNumber() ?? (word.isEmpty ? nil : hanNumber()) {
          guard current == 0x3011, !word.isEmpty else { return nil }
          index += 1
          return finish(.label(word), number, isFullWidth: nil)
        }
        word.unicodeScalars.append(Unicode.Scalar(scalar) ?? " ")
      }
      index += 1
    }
    return nil
  }

  private mutating func circled() -> Marker? {
    index = 1
    return finish(.circled, Int(scalars[0]) - 0x2460 + 1, isFullWidth: nil)
  }

  /// `1.` `1．` `1、` `1)` `1.2.3`
  private mutating func arabic() -> Marker? {
    guard let first = arabicNumber() else { return nil }
    var numbers = [first]
    let isApart = current.map(Scalar.isBlank) ?? false
    skipBlanks()
    guard let mark = current else { return nil }
    // 1 范围: standards (GB/T 1.1—2020, 7.3) number so.
    if isApart, first < 100, Scalar.isHan(mark), !MarkerScanner.isMeasure(mark) {
      return finish(.decimal(1), first, isFullWidth: nil)
    }
    if mark == 0x29 || mark == 0xFF09 {
      index += 1
      return finish(.arabicParenthesis, first, isFullWidth: mark == 0xFF09)
    }
    guard mark == 0x2E || mark == 0xFF0E || mark == 0x3001 else { return nil }
    index += 1
    while mark != 0x3001, let number = arabicNumber() {
      numbers.append(number)
      guard current == 0x2E || current == 0xFF0E else { break }
      index += 1
    }
    if numbers.count == 1 { return finish(.arabicPoint, first, isFullWidth: mark == 0x3001 ? nil : mark == 0xFF0E) }
    // 2.5 or 1.3% is a decimal; `1.3 标题` has a blank or a Han character behind it.
    guard numbers.count <= 4, let next = current, Scalar.isBlank(next) || (numbers.count > 2 && Scalar.isHan(next))
    else { return nil }
    var marker = finish(.decimal(numbers.count), numbers[numbers.count - 1], isFullWidth: nil)
    marker?.prefix = Array(numbers.dropLast())
    return marker
  }

  /// 年, 月, 个 and others that go on with a number: 12 月, 5 年.
  private static func isMeasure(_ scalar: UInt32) -> Bool {
    "年月日个個项項家人万亿元次岁米号號时時点點分名位所座条條件批公吨亩倍期级級类類种種大".unicodeScalars.contains { $0.value == scalar }
  }

  /// 一、 十二．
  private mutating func hanComma() -> Marker? {
    guard let number = hanNumber() else { return nil }
    let isApart = current.map(Scalar.isBlank) ?? false
    skipBlanks()
    if current == 0x29 || current == 0xFF09 {
      index += 1
      return finish(.hanBracket, number, isFullWidth: nil)
    }
    // 一　总则: a blank alone divides the number from the title.
    if isApart, let next = current, Scalar.isHan(next), !HanDigit.isNumeral(next) {
      return finish(.hanBlank, number, isFullWidth: nil)
    }
    guard current == 0x3001 || current == 0xFF0E || current == 0x2E else { return nil }
    index += 1
    // 一、二、三产业融合发展 and 三、四级医院 are text.
    let behind = index
    if hanNumber() != nil, current == 0x3001 || current == 0x7EA7 || current == 0x4EA7 { return nil }
    index = behind
    return finish(.hanComma, number, isFullWidth: nil)
  }

  private mutating func romanSign() -> Marker? {
    index = 1
    guard current == 0x2E || current == 0xFF0E || current == 0x3001 else { return nil }
    index += 1
    return finish(.roman, Int(scalars[0]) - 0x2160 + 1, isFullWidth: nil)
  }

  private mutating func roman() -> Marker? {
    var numeral: [UInt32] = []
    while let scalar = current, [0x49, 0x56, 0x58, 0x4C].contains(scalar) {
      numeral.append(scalar)
      index += 1
    }
    guard !numeral.isEmpty, current == 0x2E || current == 0x3001, let number = RomanNumeral.value(of: numeral) else {
      index = 0
      return nil
    }
    index += 1
    guard let next = current, Scalar.isBlank(next) else {
      index = 0
      return nil
    }
    return finish(.roman, number, isFullWidth: nil)
  }

  /// Chapter 1, Article 12., PART II
  private mutating func englishUnit() -> Marker? {
    var word = ""
    while let scalar = current, (0x41...0x5A).contains(scalar & ~0x20), scalar < 0x80 {
      word.unicodeScalars.append(Unicode.Scalar(scalar & ~0x20) ?? " ")
      index += 1
    }
    let styles: [String: MarkerStyle] = [
      "PART": .part, "CHAPTER": .chapter, "SECTION": .section, "ARTICLE": .article,
    ]
    guard let style = styles[word], let blank = current, Scalar.isBlank(blank) else { return nil }
    skipBlanks()
    var numeral: [UInt32] = []
    while let scalar = current, [0x49, 0x56, 0x58, 0x4C].contains(scalar) {
      numeral.append(scalar)
      index += 1
    }
    let behindRoman = current.map { (0x41...0x5A).contains($0 & ~0x20) } ?? false
    if behindRoman {
      index -= numeral.count
      numeral = []
    }
    guard let number = numeral.isEmpty ? arabicNumber() ?? numberWord() : RomanNumeral.value(of: numeral) else {
      return nil
    }
    if let mark = current, [0x2E, 0x3A, 0xFF1A, 0x2014, 0x2013].contains(mark) { index += 1 }
    // "Article 5 of the law applies": a sentence.
    let behind = index
    skipBlanks()
    if let next = current, (0x61...0x7A).contains(next) { return nil }
    index = behind
    return finish(style, number, isFullWidth: nil)
  }

  private mutating func finish(
    _ style: MarkerStyle, _ number: Int, supplement: Int = 0, isFullWidth: Bool?
  ) -> Marker? {
    guard number > 0 else { return nil }
    skipBlanks()
    let end = offsets[min(index, offsets.count - 1)]
    return Marker(
      style: style, number: number, supplement: supplement, range: line.lowerBound..<end, isFullWidth: isFullWidth)
  }
}
