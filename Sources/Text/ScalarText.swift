/// A text as its scalars, with the bytes that each of them is.
public struct ScalarText: Sendable {
  public let scalars: [UInt32]
  /// Where each scalar begins, in bytes, and behind these the length of the text.
  public let offsets: [Int]

  /// - Parameter utf8: valid UTF-8.
  public init(_ utf8: [UInt8]) {
    let count = utf8.count { $0 & 0xC0 != 0x80 }
    var scalars: [UInt32] = []
    offsets = Array(unsafeUninitializedCapacity: count + 1) { offsets, offsetCount in
      scalars = Array(unsafeUninitializedCapacity: count) { scalars, scalarCount in
        utf8.withUnsafeBufferPointer { utf8 in
          var offset = 0
          for place in 0..<count {
            let (value, length) = Scalar.decode(utf8, at: offset)
            scalars[place] = value
            offsets[place] = offset
            offset += length
          }
        }
        scalarCount = count
      }
      offsets[count] = utf8.count
      offsetCount = count + 1
    }
    self.scalars = scalars
  }

  /// The text of scalars as they came out of valid UTF-8.
  public static func string(_ scalars: ArraySlice<UInt32>) -> String {
    var utf8: [UInt8] = []
    utf8.reserveCapacity(scalars.count * 3)
    for scalar in scalars {
      if scalar < 0x80 {
        utf8.append(UInt8(scalar))
        continue
      }
      let width = Scalar.width(scalar)
      let lead: UInt32 = width == 2 ? 0xC0 : width == 3 ? 0xE0 : 0xF0
      utf8.append(UInt8(lead | scalar >> (6 * UInt32(width - 1))))
      for place in (0..<(width - 1)).reversed() { utf8.append(UInt8(0x80 | scalar >> (6 * UInt32(place)) & 0x3F)) }
    }
    return String(decoding: utf8, as: UTF8.self)
  }
}
