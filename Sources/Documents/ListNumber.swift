import Text

/// Numbers as the lists and headings of word processors show them.
enum ListNumber {
  /// `number` in a format of WordprocessingML (ECMA-376, part 1, 17.18.59, ST_NumberFormat); a format that is not known
  /// gives digits.
  static func word(_ number: Int, _ format: String) -> String {
    switch format {
    case "none", "bullet": ""
    case "upperLetter": letters(number, from: 0x41, repeating: true)
    case "lowerLetter": letters(number, from: 0x61, repeating: true)
    case "upperRoman": roman(number)
    case "lowerRoman": roman(number).lowercased()
    case "decimalZero": number < 10 ? "0\(number)" : String(number)
    case "decimalFullWidth", "decimalFullWidth2": wide(number)
    case "decimalEnclosedCircle", "decimalEnclosedCircleChinese": circled(number)
    case "decimalEnclosedFullstop": sign(number, 1...20, from: 0x2488)
    case "decimalEnclosedParen": sign(number, 1...20, from: 0x2474)
    case "ideographEnclosedCircle": sign(number, 1...10, from: 0x3280)
    case "chineseCounting", "chineseCountingThousand", "japaneseCounting", "taiwaneseCounting",
      "taiwaneseCountingThousand", "koreanCounting":
      ChineseNumeral.text(number)
    case "ideographDigital", "japaneseDigitalTenThousand", "taiwaneseDigital", "koreanDigital2": digits(number)
    case "chineseLegalSimplified": formal(number, "零壹贰叁肆伍陆柒捌玖拾佰仟")
    case "ideographLegalTraditional": formal(number, "零壹貳參肆伍陸柒捌玖拾佰仟")
    case "ideographTraditional": item(number, of: "甲乙丙丁戊己庚辛壬癸")
    case "ideographZodiac": item(number, of: "子丑寅卯辰巳午未申酉戌亥")
    default: String(number)
    }
  }

  /// `number` in a format of OpenDocument (ODF 1.3, part 3, 19.502, style:num-format: the first numbers themselves).
  static func openDocument(_ number: Int, _ format: String) -> String {
    switch format.prefix(while: { $0 != "," }) {
    case "": ""
    case "A": letters(number, from: 0x41, repeating: false)
    case "a": letters(number, from: 0x61, repeating: false)
    case "I": roman(number)
    case "i": roman(number).lowercased()
    case "一": ChineseNumeral.text(number)
    case "壹":
      word(
        number, format.contains("貳") || format.contains("貮") ? "ideographLegalTraditional" : "chineseLegalSimplified")
    case "甲": word(number, "ideographTraditional")
    case "子": word(number, "ideographZodiac")
    case "①": circled(number)
    case "１": wide(number)
    case "⑴": sign(number, 1...20, from: 0x2474)
    case "⒈": sign(number, 1...20, from: 0x2488)
    case "㊀": sign(number, 1...10, from: 0x3280)
    default: String(number)
    }
  }

  /// `number` in a style of pandoc's ordered lists.
  static func pandoc(_ number: Int, _ style: String) -> String {
    switch style {
    case "LowerAlpha": letters(number, from: 0x61, repeating: false)
    case "UpperAlpha": letters(number, from: 0x41, repeating: false)
    case "LowerRoman": roman(number).lowercased()
    case "UpperRoman": roman(number)
    default: String(number)
    }
  }

  /// A, B, … Z, and then AA, BB (Word) or AA, AB (all others).
  private static func letters(_ number: Int, from first: UInt8, repeating: Bool) -> String {
    guard number > 0, number <= 26 * 26 else { return String(number) }
    let last = String(UnicodeScalar(first + UInt8((number - 1) % 26)))
    let rounds = (number - 1) / 26
    if repeating { return String(repeating: last, count: rounds + 1) }
    return rounds == 0 ? last : String(UnicodeScalar(first + UInt8(rounds - 1))) + last
  }

  private static func roman(_ number: Int) -> String {
    guard (1...3_999).contains(number) else { return String(number) }
    let signs = [
      (1_000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"),
      (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
    ]
    var rest = number
    var text = ""
    for (value, sign) in signs {
      while rest >= value {
        text += sign
        rest -= value
      }
    }
    return text
  }

  private static func circled(_ number: Int) -> String {
    switch number {
    case 21...35: sign(number - 20, 1...15, from: 0x3251)
    case 36...50: sign(number - 35, 1...15, from: 0x32B1)
    default: sign(number, 1...20, from: 0x2460)
    }
  }

  /// The sign for `number` in a row of signs that begins with the first of `numbers` at `first`.
  private static func sign(_ number: Int, _ numbers: ClosedRange<Int>, from first: Int) -> String {
    guard numbers.contains(number), let scalar = UnicodeScalar(first + number - numbers.lowerBound) else {
      return String(number)
    }
    return String(scalar)
  }

  private static func wide(_ number: Int) -> String {
    String(String.UnicodeScalarView(String(number).unicodeScalars.compactMap { UnicodeScalar($0.value + 0xFEE0) }))
  }

  private static func digits(_ number: Int) -> String {
    let signs = Array("〇一二三四五六七八九")
    return String(String(number).compactMap { $0.wholeNumberValue.map { signs[$0] } })
  }

  /// The capital form, in which a ten at the start is 壹拾.
  private static func formal(_ number: Int, _ signs: String) -> String {
    guard (1...9_999).contains(number) else { return String(number) }
    let capital = Array(signs)
    let plain = Array("零一二三四五六七八九十百千")
    let text = ChineseNumeral.text(number)
    return String(
      ((text.hasPrefix("十") ? "一" : "") + text).compactMap { sign in
        plain.firstIndex(of: sign).map { capital[$0] }
      })
  }

  private static func item(_ number: Int, of signs: String) -> String {
    guard (1...signs.count).contains(number) else { return String(number) }
    return String(Array(signs)[number - 1])
  }
}
