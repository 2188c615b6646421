extension UnsafeBufferPointer<UInt8> {
  /// Where the first ASCII character in `range` stands; the range's end when there is none.
  ///
  /// All marks that mean something to HTML are ASCII, and Chinese text has few of these: eight bytes are looked at in one go.
  @inlinable
  public func firstASCII(in range: Range<Int>) -> Int {
    let bytes = UnsafeRawBufferPointer(self)
    var offset = range.lowerBound
    while offset + 8 <= range.upperBound {
      let word = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
      let ascii = ~word & 0x8080_8080_8080_8080
      if ascii != 0 { return offset + ascii.trailingZeroBitCount / 8 }
      offset += 8
    }
    while offset < range.upperBound, self[offset] >= 0x80 { offset += 1 }
    return offset
  }
}

extension [UInt8] {
  /// Appends the decimal digits of a number that is not negative.
  public mutating func appendDigits(of number: Int) {
    if number > 9 { appendDigits(of: number / 10) }
    append(0x30 + UInt8(truncatingIfNeeded: number % 10))
  }
}
