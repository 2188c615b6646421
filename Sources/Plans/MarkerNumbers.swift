import Text

// How the numbers of headings are written: in Arabic and Han numerals, as words, in Roman numerals.
extension MarkerScanner {
  var current: UInt32? { index < scalars.count ? scalars[index] : nil }

  mutating func skipBlanks() {
    while let scalar = current, Scalar.isBlank(scalar) { index += 1 }
  }

  mutating func arabicNumber() -> Int? {
    var number = 0
    let start = index
    while let scalar = current, let digit = MarkerScanner.digit(scalar), index - start < 7 {
      number = number * 10 + digit
      index += 1
    }
    if let scalar = current, MarkerScanner.digit(scalar) != nil {
      index = start
      return nil
    }
    return index > start ? number : nil
  }

  private static func digit(_ scalar: UInt32) -> Int? {
    switch scalar {
    case 0x30...0x39: Int(scalar - 0x30)
    case 0xFF10...0xFF19: Int(scalar - 0xFF10)
    default: nil
    }
  }

  /// ONE to TWENTY, One to Twenty.
  mutating func numberWord() -> Int? {
    var word = ""
    while let scalar = current, scalar < 0x80, (0x41...0x5A).contains(scalar & ~0x20) {
      word.unicodeScalars.append(Unicode.Scalar(scalar & ~0x20) ?? " ")
      index += 1
    }
    return MarkerScanner.numberWords.firstIndex(of: word).map { $0 + 1 }
  }

  private static let numberWords = [
    "ONE", "TWO", "THREE", "FOUR", "FIVE", "SIX", "SEVEN", "EIGHT", "NINE", "TEN", "ELEVEN", "TWELVE", "THIRTEEN",
    "FOURTEEN", "FIFTEEN", "SIXTEEN", "SEVENTEEN", "EIGHTEEN", "NINETEEN", "TWENTY",
  ]

  /// A numeral in Han characters, blanks inside it skipped: 十 八.
  mutating func hanNumber() -> Int? {
    let start = index
    var end = index
    var numeral = ""
    while let scalar = current, HanDigit.isNumeral(scalar) || Scalar.isBlank(scalar), numeral.count < 10 {
      index += 1
      guard !Scalar.isBlank(scalar) else { continue }
      numeral.unicodeScalars.append(Unicode.Scalar(scalar) ?? " ")
      end = index
    }
    index = end
    guard let number = ChineseNumeral.value(of: numeral) else {
      index = start
      return nil
    }
    return number
  }
}

/// The characters that Chinese numerals are written with.
enum HanDigit {
  static func isNumeral(_ scalar: UInt32) -> Bool { members.contains(scalar) }

  private static let members = Set("零〇○一二三四五六七八九十百千廿壹贰貳叁參肆伍陆陸柒捌玖拾佰仟".unicodeScalars.map(\.value))
}

/// Numbers in capital Roman numerals, up to 89.
enum RomanNumeral {
  static func value(of numeral: [UInt32]) -> Int? {
    var total = 0
    for (index, scalar) in numeral.enumerated() {
      guard let value = values[scalar] else { return nil }
      let next = index + 1 < numeral.count ? values[numeral[index + 1]] ?? 0 : 0
      total += value < next ? -value : value
    }
    return (1...89).contains(total) ? total : nil
  }

  private static let values: [UInt32: Int] = [0x49: 1, 0x56: 5, 0x58: 10, 0x4C: 50]
}
