extension SourceText {
  /// The offset of the first byte that is not part of valid UTF-8 (RFC 3629), or nil.
  public static func firstInvalidByte(in bytes: [UInt8]) -> Int? {
    bytes.withUnsafeBufferPointer { bytes in
      var offset = 0
      while offset < bytes.count {
        // Most scalars are ASCII or Han; the others take their time.
        let byte = bytes[offset]
        if byte < 0x80 {
          offset += 1
          continue
        }
        if 0xE3...0xE9 ~= byte, offset + 2 < bytes.count, bytes[offset + 1] & 0xC0 == 0x80,
          bytes[offset + 2] & 0xC0 == 0x80
        {
          offset += 3
          continue
        }
        guard let length = lengthOfScalar(at: offset, in: bytes) else { return offset }
        offset += length
      }
      return nil
    }
  }

  /// How many bytes the scalar takes that begins at `offset` (RFC 3629, §4); nil when none does.
  private static func lengthOfScalar(at offset: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    func isTrail(_ distance: Int, _ range: ClosedRange<UInt8> = 0x80...0xBF) -> Bool {
      offset + distance < bytes.count && range.contains(bytes[offset + distance])
    }
    switch bytes[offset] {
    case 0x00...0x7F: return 1
    case 0xC2...0xDF: return isTrail(1) ? 2 : nil
    case 0xE0: return isTrail(1, 0xA0...0xBF) && isTrail(2) ? 3 : nil
    case 0xED: return isTrail(1, 0x80...0x9F) && isTrail(2) ? 3 : nil
    case 0xE1...0xEF: return isTrail(1) && isTrail(2) ? 3 : nil
    case 0xF0: return isTrail(1, 0x90...0xBF) && isTrail(2) && isTrail(3) ? 4 : nil
    case 0xF1...0xF3: return isTrail(1) && isTrail(2) && isTrail(3) ? 4 : nil
    case 0xF4: return isTrail(1, 0x80...0x8F) && isTrail(2) && isTrail(3) ? 4 : nil
    default: return nil
    }
  }
}
