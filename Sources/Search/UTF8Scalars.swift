/// The scalars of a text, one after the other.
struct UTF8Scalars: Sequence, IteratorProtocol {
  private let utf8: ArraySlice<UInt8>
  private var offset: Int

  /// - Parameter utf8: valid UTF-8.
  init(_ utf8: ArraySlice<UInt8>) {
    self.utf8 = utf8
    offset = utf8.startIndex
  }

  mutating func next() -> UInt32? {
    guard offset < utf8.endIndex else { return nil }
    let first = UInt32(utf8[offset])
    let length = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    // The lead byte of n > 1 bytes holds 7 − n bits of the scalar.
    var scalar = length == 1 ? first : first & (0x7F >> UInt32(length))
    var place = offset + 1
    offset = Swift.min(offset + length, utf8.endIndex)
    while place < offset {
      scalar = scalar << 6 | UInt32(utf8[place] & 0x3F)
      place += 1
    }
    return scalar
  }
}
