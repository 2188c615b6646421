/// A text as its scalars, with the bytes that each of them is.
public struct ScalarText: Sendable {
  public let scalars: [UInt32]
  /// Where each scalar begins, in bytes, and behind these the length of the text.
  public let offsets: [Int]

  /// - Parameter utf8: valid UTF-8.
  public init(_ utf8: [UInt8]) {
    var scalars: [UInt32] = []
    var offsets: [Int] = []
    // Most of a plan's characters are Han, of three bytes.
    scalars.reserveCapacity(utf8.count / 3 + 1)
    offsets.reserveCapacity(utf8.count / 3 + 2)
    var offset = 0
    while offset < utf8.count {
      let (value, length) = Scalar.decode(utf8, at: offset)
      scalars.append(value)
      offsets.append(offset)
      offset += length
    }
    offsets.append(offset)
    self.scalars = scalars
    self.offsets = offsets
  }
}
