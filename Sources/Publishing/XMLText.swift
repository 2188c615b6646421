/// Text as XML 1.0 takes it: escaped, and without the characters that no XML document may hold (§2.2), which are written as
/// U+FFFD.
enum XMLText {
  static func escaped(_ text: String) -> String {
    var bytes: [UInt8] = []
    append(text.utf8, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// - Parameter utf8: valid UTF-8.
  static func append(_ utf8: some Collection<UInt8>, to bytes: inout [UInt8]) {
    if utf8.withContiguousStorageIfAvailable({ append($0, to: &bytes) }) == nil {
      Array(utf8).withUnsafeBufferPointer { append($0, to: &bytes) }
    }
  }

  private static func append(_ utf8: UnsafeBufferPointer<UInt8>, to bytes: inout [UInt8]) {
    var start = 0
    for offset in utf8.indices {
      guard let (written, length) = replacement(at: offset, in: utf8) else { continue }
      bytes.append(contentsOf: UnsafeBufferPointer(rebasing: utf8[start..<offset]))
      written.withUTF8Buffer { bytes.append(contentsOf: $0) }
      start = offset + length
    }
    bytes.append(contentsOf: UnsafeBufferPointer(rebasing: utf8[start...]))
  }

  /// What stands for the character at `offset`, and its length in bytes; nil of one that may stand as it is.
  private static func replacement(at offset: Int, in utf8: UnsafeBufferPointer<UInt8>) -> (StaticString, length: Int)? {
    let byte = utf8[offset]
    guard byte <= UInt8(ascii: ">") || byte == 0xEF else { return nil }
    switch byte {
    case UInt8(ascii: "&"): return ("&amp;", 1)
    case UInt8(ascii: "<"): return ("&lt;", 1)
    case UInt8(ascii: ">"): return ("&gt;", 1)
    case UInt8(ascii: "\""): return ("&quot;", 1)
    // A parser would read it as a line feed (§2.11).
    case 0x0D: return ("&#13;", 1)
    case 0x00...0x08, 0x0B, 0x0C, 0x0E...0x1F: return ("\u{FFFD}", 1)
    // U+FFFE and U+FFFF.
    case 0xEF where offset + 2 < utf8.count && utf8[offset + 1] == 0xBF && utf8[offset + 2] >= 0xBE:
      return ("\u{FFFD}", 3)
    default: return nil
    }
  }
}
