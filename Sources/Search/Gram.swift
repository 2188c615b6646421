/// One Han character, or two that stand side by side: the tokens of Chinese, for which no dictionary is needed.
///
/// Any phrase of two or more Han characters is found through its pairs: 乡村振兴 through 乡村, 村振 and 振兴.
struct Gram: Hashable, Comparable, Sendable {
  /// The first scalar above 21 bits, the second (0 if there is none) below, so that a character sorts just before the
  /// pairs that begin with it.
  private let code: UInt64

  init(_ scalar: UInt32) {
    code = UInt64(scalar) << 21
  }

  init(_ first: UInt32, _ second: UInt32) {
    code = UInt64(first) << 21 | UInt64(second)
  }

  static func < (left: Gram, right: Gram) -> Bool {
    left.code < right.code
  }

  /// The one or two characters.
  var utf8: [UInt8] {
    let scalars = [UInt32(code >> 21), UInt32(code & 0x1F_FFFF)].filter { $0 > 0 }.compactMap(Unicode.Scalar.init)
    return scalars.flatMap { Array(UTF8.encode($0) ?? .init()) }
  }

  /// Whether a scalar is Han for the index: the unified and compatibility ideographs, and 々 〆 〇.
  ///
  /// These are fixed ranges of blocks, not the Script property, so that no update of Unicode on either side lets the
  /// index and the client differ; `search.js` has the same list.
  static func isHan(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x4E00...0x9FFF, 0x3400...0x4DBF, 0xF900...0xFAFF, 0x20000...0x323AF, 0x3005...0x3007: true
    default: false
    }
  }
}
