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
    for byte in utf8 {
      switch byte {
      case UInt8(ascii: "&"): bytes += "&amp;".utf8
      case UInt8(ascii: "<"): bytes += "&lt;".utf8
      case UInt8(ascii: ">"): bytes += "&gt;".utf8
      case UInt8(ascii: "\""): bytes += "&quot;".utf8
      // A parser would read it as a line feed (§2.11).
      case 0x0D: bytes += "&#13;".utf8
      case 0x00...0x08, 0x0B, 0x0C, 0x0E...0x1F: bytes += "\u{FFFD}".utf8
      case 0xBE, 0xBF:
        // U+FFFE and U+FFFF.
        if bytes.count >= 2, bytes[bytes.count - 1] == 0xBF, bytes[bytes.count - 2] == 0xEF {
          bytes.removeLast(2)
          bytes += "\u{FFFD}".utf8
        } else {
          bytes.append(byte)
        }
      default: bytes.append(byte)
      }
    }
  }
}
