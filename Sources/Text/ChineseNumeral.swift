/// Numbers written in Chinese numerals, 零 to 九千九百九十九.
///
/// Both the counting form (二十八, 一百零五) and the bare digits of years and page numbers (二〇三五) are read; writing
/// gives the counting form. 廿 and the capital forms of GB/T 15835—2011 (壹贰叁) are read as what they stand for.
public enum ChineseNumeral {
  /// The number that `text` writes, or nil when it is not a numeral from its first character to its last.
  public static func value(of text: some StringProtocol) -> Int? {
    let scalars = Array(text.unicodeScalars)
    guard !scalars.isEmpty, scalars.count <= 9 else { return nil }
    if scalars.count > 1, scalars.allSatisfy({ digit($0) != nil }) {
      return scalars.count > 4 ? nil : scalars.reduce(0) { $0 * 10 + (digit($1) ?? 0) }
    }
    return counted(scalars)
  }

  private static func counted(_ scalars: [Unicode.Scalar]) -> Int? {
    var total = 0
    var pending: Int?
    var lastUnit = 10_000
    for scalar in scalars {
      if let digit = digit(scalar) {
        if let pending, pending != 0 { return nil }
        pending = digit
      } else if let unit = unit(scalar), unit < lastUnit {
        if pending == 0 { return nil }
        total += (pending ?? 1) * unit
        pending = nil
        lastUnit = unit
      } else if scalar == "廿", lastUnit > 10, pending == nil || pending == 0 {
        total += 20
        pending = nil
        lastUnit = 10
      } else {
        return nil
      }
    }
    return total + (pending ?? 0)
  }

  /// `number` (0 to 9,999) in the counting form: 8 → 八, 12 → 十二, 105 → 一百零五. Others come back in digits.
  public static func text(_ number: Int) -> String {
    guard (0...9_999).contains(number) else { return String(number) }
    if number == 0 { return "零" }
    var text = ""
    var rest = number
    var skipped = false
    for (unit, name) in [(1_000, "千"), (100, "百"), (10, "十"), (1, "")] {
      let count = rest / unit
      rest %= unit
      if count == 0 {
        skipped = !text.isEmpty
        continue
      }
      if skipped { text += "零" }
      skipped = false
      // 十二, not 一十二, when the number begins with its tens.
      text += (unit == 10 && count == 1 && text.isEmpty ? "" : digits[count]) + name
    }
    return text
  }

  private static let digits = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"]

  private static func digit(_ scalar: Unicode.Scalar) -> Int? {
    switch scalar {
    case "零", "〇", "○": 0
    case "一", "壹": 1
    case "二", "贰", "貳", "两": 2
    case "三", "叁", "參": 3
    case "四", "肆": 4
    case "五", "伍": 5
    case "六", "陆", "陸": 6
    case "七", "柒": 7
    case "八", "捌": 8
    case "九", "玖": 9
    default: nil
    }
  }

  private static func unit(_ scalar: Unicode.Scalar) -> Int? {
    switch scalar {
    case "十", "拾": 10
    case "百", "佰": 100
    case "千", "仟": 1_000
    default: nil
    }
  }
}
