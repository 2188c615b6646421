/// The scalars of a text, folded, one after the other.
struct FoldedScalars: Sequence, IteratorProtocol {
  private let utf8: [UInt8]
  private var offset = 0

  /// - Parameter utf8: valid UTF-8.
  init(_ utf8: [UInt8]) {
    self.utf8 = utf8
  }

  mutating func next() -> UInt32? {
    guard offset < utf8.count else { return nil }
    let first = UInt32(utf8[offset])
    let length = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    // The lead byte of n > 1 bytes holds 7 − n bits of the scalar.
    var scalar = length == 1 ? first : first & (0x7F >> UInt32(length))
    for tail in utf8[Swift.min(offset + 1, utf8.count)..<Swift.min(offset + length, utf8.count)] {
      scalar = scalar << 6 | UInt32(tail & 0x3F)
    }
    offset += length
    return Folding.fold(scalar)
  }
}
