/// Numbers as characters of `A`–`Z`, `a`–`z`, `0`–`9`, `-` and `_` (the alphabet of base64url, RFC 4648, section 5), five
/// bits each, the lowest first; 32 more in all but the last of a number (as in source maps, without their sign).
struct PostingList {
  private(set) var bytes: [UInt8] = []
  private var field = -1
  private var offset = 0

  static func digit(_ value: Int) -> UInt8 {
    let value = UInt8(truncatingIfNeeded: value & 63)
    return switch value {
    case 0..<26: UInt8(ascii: "A") + value
    case 26..<52: UInt8(ascii: "a") - 26 + value
    case 52..<62: UInt8(ascii: "0") &- 52 &+ value
    case 62: UInt8(ascii: "-")
    default: UInt8(ascii: "_")
    }
  }

  mutating func append(_ number: Int) {
    PostingList.forEachDigit(of: number) { bytes.append($0) }
  }

  /// The digits of a number, the lowest first.
  static func forEachDigit(of number: Int, _ body: (UInt8) -> Void) {
    var rest = number
    while rest > 31 {
      body(digit(rest & 31 | 32))
      rest >>= 5
    }
    body(digit(rest))
  }

  /// The next place, in ascending order: how many fields on from the last one (0 in the same field; the first counts from
  /// −1), and how many units on in it.
  mutating func append(field: Int, offset: Int) {
    append(field - self.field)
    append(field == self.field ? offset - self.offset : offset)
    self.field = field
    self.offset = offset
  }
}

extension JSONBytes {
  /// A number as in a `PostingList`.
  mutating func digits(_ number: Int) {
    PostingList.forEachDigit(of: number) { raw($0) }
  }
}
