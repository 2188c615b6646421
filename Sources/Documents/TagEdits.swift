/// Replacements in a text, in order.
struct TagEdits {
  private let bytes: [UInt8]
  private var result: [UInt8] = []
  private var end = 0

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    result.reserveCapacity(bytes.count)
  }

  /// Puts `text` in the place of `range`, which lies behind the range before.
  mutating func replace(_ range: Range<Int>, with text: String) {
    guard range.lowerBound >= end else { return }
    result += bytes[end..<range.lowerBound]
    result += text.utf8
    end = range.upperBound
  }

  /// Puts in other pieces of the text, one behind the other.
  mutating func insert(_ pieces: [Range<Int>], at place: Int) {
    replace(place..<place, with: "")
    guard end == place else { return }
    for piece in pieces { result += bytes[piece] }
  }

  func applied() -> [UInt8] { result + bytes[end...] }
}
