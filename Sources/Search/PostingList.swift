/// Numbers as characters of `A`–`Z`, `a`–`z`, `0`–`9`, `-` and `_` (the alphabet of base64url, RFC 4648, section 5), five
/// bits each, the lowest first; 32 more in all but the last of a number (as in source maps, without their sign).
struct PostingList {
  private(set) var bytes: [UInt8] = []
  private var field = -1
  private var offset = 0

  @inline(__always)
  static func digit(_ value: Int) -> UInt8 {
    alphabet.utf8Start[value & 63]
  }

  private static let alphabet: StaticString = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"

  mutating func append(_ number: Int) {
    var rest = number
    while rest > 31 {
      bytes.append(PostingList.digit(rest & 31 | 32))
      rest >>= 5
    }
    bytes.append(PostingList.digit(rest))
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
    var list = PostingList()
    list.append(number)
    raw(list.bytes)
  }
}
