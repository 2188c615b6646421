import Text

/// What of a character is form and not wording: its width, and which of several shapes of a mark it has.
enum WordingForm {
  /// The scalar that stands for all forms of `scalar`: `,` for ，and `"` for “ ” 「 」 and ＂.
  static func folded(_ scalar: UInt32) -> UInt32 {
    if scalar < 0x80 || (0x3400...0x9FFF).contains(scalar) { return scalar }
    switch scalar {
    // Full-width forms of ASCII (Unicode, Halfwidth and Fullwidth Forms).
    case 0xFF01...0xFF5E: return scalar - 0xFEE0
    case 0xFF61, 0xFE12: return 0x3002  // 。
    case 0xFF64, 0xFE11: return 0x3001  // 、
    case 0xFE10, 0xFE50: return 0x2C  // ,
    case 0xFE13, 0xFE55: return 0x3A  // :
    case 0xFE14, 0xFE54: return 0x3B  // ;
    case 0xFE15, 0xFE57: return 0x21  // !
    case 0xFE16, 0xFE56: return 0x3F  // ?
    case 0x201C, 0x201D, 0x201E, 0x201F, 0x300C, 0x300D, 0x301D, 0x301E, 0x301F, 0xFE41, 0xFE42: return 0x22  // "
    case 0x2018, 0x2019, 0x201A, 0x201B, 0x300E, 0x300F, 0xFE43, 0xFE44: return 0x27  // '
    case 0x2010...0x2012, 0x2212: return 0x2D  // -
    case 0x2013...0x2015, 0x2500, 0x2501, 0xFE31, 0xFE58: return 0x2014  // —
    case 0x301C, 0x223C, 0x02DC: return 0x7E  // ~
    case 0x22EF, 0x2025, 0xFE19: return 0x2026  // …
    case 0x2022, 0x2027, 0x22C5, 0x30FB, 0xFF65, 0x2219: return 0xB7  // ·
    case 0x3014, 0xFE39, 0x3010, 0xFE3B: return 0x5B  // [
    case 0x3015, 0xFE3A, 0x3011, 0xFE3C: return 0x5D  // ]
    case 0xFE35, 0xFE59: return 0x28  // (
    case 0xFE36, 0xFE5A: return 0x29  // )
    case 0xFE3F, 0x2329, 0x27E8: return 0x3008  // 〈
    case 0xFE40, 0x232A, 0x27E9: return 0x3009  // 〉
    case 0x25CB, 0x3007: return 0x3007  // 〇, for which many texts have the circle
    default: return scalar
    }
  }

  static func isWordCharacter(_ form: UInt32) -> Bool {
    switch form {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    case 0xC0...0x24F: form != 0xD7 && form != 0xF7
    default: false
    }
  }

  static func isNumeral(_ form: UInt32) -> Bool {
    switch form {
    case 0x3007, 0x4E00, 0x4E8C, 0x4E09, 0x56DB, 0x4E94, 0x516D, 0x4E03, 0x516B, 0x4E5D, 0x5341, 0x767E, 0x5343: true
    default: false
    }
  }

  /// What closes a clause.
  static func isDelimiter(_ form: UInt32) -> Bool {
    switch form {
    case 0x2C, 0x3A, 0x3B, 0x3001, 0x3002, 0x21, 0x3F: true
    default: false
    }
  }

  static func isMark(_ form: UInt32) -> Bool {
    switch form {
    case 0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E, 0xA1...0xBF, 0x2010...0x206F, 0x3001...0x3003,
      0x3008...0x3020:
      true
    default: false
    }
  }

  /// Where the number of a list's item that begins at `start` ends: `（十二）`, `3.`, `四、`, `⑤`; nil when there is none.
  static func endOfNumber(in utf8: borrowing [UInt8], from start: Int) -> Int? {
    var offset = start
    let (first, length) = Scalar.decode(utf8, at: start)
    if (0x2460...0x249B).contains(first) { return start + length }
    let isBracketed = folded(first) == 0x28
    if isBracketed { offset += length }
    let digits = offset
    while offset < utf8.count {
      let (scalar, length) = Scalar.decode(utf8, at: offset)
      let form = folded(scalar)
      guard isNumeral(form) || (0x30...0x39).contains(form), offset - digits < 18 else { break }
      offset += length
    }
    guard offset > digits, offset < utf8.count else { return nil }
    let (scalar, width) = Scalar.decode(utf8, at: offset)
    let mark = folded(scalar)
    if isBracketed || mark == 0x29 { return mark == 0x29 ? offset + width : nil }
    guard mark == 0x3001 || mark == 0x2E else { return nil }
    // 3.5 is no number of an item.
    offset += width
    if offset < utf8.count, (0x30...0x39).contains(folded(Scalar.decode(utf8, at: offset).value)) { return nil }
    return offset
  }

  /// Dashes and points of omission are as long as a printer makes them.
  static func repeats(_ form: UInt32) -> Bool { form == 0x2014 || form == 0x2026 }

  static func shapesWhatStandsBefore(_ scalar: UInt32) -> Bool {
    if Scalar.isHan(scalar) || (0x3001...0x303F).contains(scalar) || (0xFF00...0xFFEF).contains(scalar) { return false }
    if scalar == 0x200D || (0xFE00...0xFE0F).contains(scalar) || (0xE0100...0xE01EF).contains(scalar) { return true }
    switch Unicode.Scalar(scalar)?.properties.generalCategory {
    case .nonspacingMark, .spacingMark, .enclosingMark: return true
    default: return false
    }
  }

  // FNV-1a (Fowler, Noll, Vo), 64 bits.
  static let hashSeed: UInt64 = 0xCBF2_9CE4_8422_2325

  static func hash(_ hash: UInt64, _ value: UInt32) -> UInt64 {
    var hash = hash
    for shift in stride(from: 0, to: 32, by: 8) {
      hash = (hash ^ UInt64((value >> UInt32(shift)) & 0xFF)) &* 0x0000_0100_0000_01B3
    }
    return hash
  }
}
