import Text

/// The smallest piece of a text that a redline strikes or keeps: a Han character, a number, a Latin word, a mark.
///
/// Two tokens with the same key say the same; where their bytes differ, the difference is one of form.
struct WordingToken {
  enum Kind {
    case letter
    /// A mark that closes a clause: ，；：、 and what ends a sentence.
    case delimiter
    case mark
    /// White space at the text's start.
    case blank
  }

  /// The bytes, with the white space behind them.
  let range: Range<Int>
  let key: UInt64
  let kind: Kind
  /// What it is worth to find it again, in quarters of a Han character.
  let weight: Int

  var isItemNumber: Bool { key == WordingToken.itemNumber }
  private static let itemNumber: UInt64 = 1

  /// The tokens of `utf8`, which together are all of it.
  static func all(in utf8: borrowing [UInt8]) -> [WordingToken] {
    var tokens: [WordingToken] = []
    tokens.reserveCapacity(utf8.count / 3 + 1)
    var offset = 0
    var beginsParagraph = true
    while offset < utf8.count {
      var token =
        beginsParagraph ? number(in: utf8, at: offset) ?? next(in: utf8, at: offset) : next(in: utf8, at: offset)
      offset = endOfBlanks(in: utf8, from: token.range.upperBound)
      beginsParagraph = token.kind == .blank || utf8[token.range.upperBound..<offset].contains(0x0A)
      token = WordingToken(
        range: token.range.lowerBound..<offset, key: token.key, kind: token.kind, weight: token.weight)
      tokens.append(token)
    }
    return tokens
  }

  /// The number of an item at a paragraph's start, `（二）` `2.` `②`: which number it is counts as form.
  private static func number(in utf8: borrowing [UInt8], at start: Int) -> WordingToken? {
    guard let end = WordingForm.endOfNumber(in: utf8, from: start), end < utf8.count else { return nil }
    return WordingToken(range: start..<end, key: itemNumber, kind: .mark, weight: 1)
  }

  private static func next(in utf8: borrowing [UInt8], at start: Int) -> WordingToken {
    let (scalar, length) = Scalar.decode(utf8, at: start)
    if isBlank(scalar) {
      return WordingToken(range: start..<start + length, key: 0, kind: .blank, weight: 0)
    }
    let form = WordingForm.folded(scalar)
    if WordingForm.isWordCharacter(form) { return word(in: utf8, at: start) }
    if WordingForm.isNumeral(form), let numeral = numeral(in: utf8, at: start) { return numeral }
    let end = WordingForm.repeats(form) ? endOfRun(of: form, in: utf8, from: start) : start + length
    let kind: Kind =
      WordingForm.isDelimiter(form) ? .delimiter : WordingForm.isMark(form) ? .mark : .letter
    return WordingToken(
      range: start..<endOfMarks(in: utf8, from: end), key: UInt64(form), kind: kind, weight: kind == .letter ? 4 : 1)
  }

  /// A run of Latin letters and digits, with the point or comma inside a number and the percent sign behind it.
  private static func word(in utf8: borrowing [UInt8], at start: Int) -> WordingToken {
    var offset = start
    var hash = WordingForm.hashSeed
    var isDigit = false
    var count = 0
    while offset < utf8.count {
      let (scalar, length) = Scalar.decode(utf8, at: offset)
      let form = WordingForm.folded(scalar)
      let isPoint = isDigit && (form == 0x2E || form == 0x2C) && digitFollows(in: utf8, at: offset + length)
      let isPercent = isDigit && form == 0x25
      guard WordingForm.isWordCharacter(form) || isPoint || isPercent else { break }
      isDigit = (0x30...0x39).contains(form)
      hash = WordingForm.hash(hash, form)
      offset += length
      count += 1
      if isPercent { break }
    }
    return WordingToken(
      range: start..<endOfMarks(in: utf8, from: offset), key: hash | 1 << 63, kind: .letter, weight: count > 1 ? 8 : 4)
  }

  private static func digitFollows(in utf8: borrowing [UInt8], at offset: Int) -> Bool {
    guard offset < utf8.count else { return false }
    return (0x30...0x39).contains(WordingForm.folded(Scalar.decode(utf8, at: offset).value))
  }

  /// Two or more Chinese numerals in a row are one number.
  private static func numeral(in utf8: borrowing [UInt8], at start: Int) -> WordingToken? {
    var offset = start
    var hash = WordingForm.hashSeed
    var count = 0
    while offset < utf8.count {
      let (scalar, length) = Scalar.decode(utf8, at: offset)
      let form = WordingForm.folded(scalar)
      guard WordingForm.isNumeral(form) else { break }
      hash = WordingForm.hash(hash, form)
      offset += length
      count += 1
    }
    guard count > 1 else { return nil }
    return WordingToken(range: start..<offset, key: hash | 1 << 63, kind: .letter, weight: 8)
  }

  private static func endOfRun(of form: UInt32, in utf8: borrowing [UInt8], from start: Int) -> Int {
    var offset = start
    while offset < utf8.count {
      let (scalar, length) = Scalar.decode(utf8, at: offset)
      guard WordingForm.folded(scalar) == form else { break }
      offset += length
    }
    return offset
  }

  /// Combining marks, joiners and variation selectors stay with what they shape.
  private static func endOfMarks(in utf8: borrowing [UInt8], from start: Int) -> Int {
    var offset = start
    while offset < utf8.count, utf8[offset] >= 0xCC {
      let (scalar, length) = Scalar.decode(utf8, at: offset)
      guard WordingForm.shapesWhatStandsBefore(scalar) else { break }
      offset += length
    }
    return offset
  }

  private static func endOfBlanks(in utf8: borrowing [UInt8], from start: Int) -> Int {
    var offset = start
    while offset < utf8.count {
      let (scalar, length) = Scalar.decode(utf8, at: offset)
      guard isBlank(scalar) else { break }
      offset += length
    }
    return offset
  }

  private static func isBlank(_ scalar: UInt32) -> Bool { Scalar.isBlank(scalar) || Scalar.isLineBreak(scalar) }
}
