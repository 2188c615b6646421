/// How a file's characters are written as bytes.
///
/// Chinese texts are found in UTF-8, in UTF-16 (the "Unicode" of Windows programs), in GB18030 (GB 18030—2022, of which
/// GB 2312 and GBK are parts) and in Big5 with the Hong Kong characters.
public enum TextEncoding: String, Sendable, CaseIterable {
  case utf8 = "UTF-8"
  case utf16LittleEndian = "UTF-16LE"
  case utf16BigEndian = "UTF-16BE"
  case utf32LittleEndian = "UTF-32LE"
  case utf32BigEndian = "UTF-32BE"
  case gb18030 = "GB18030"
  case big5 = "BIG5-HKSCS"

  /// The encoding that a byte order mark (Unicode Standard, 23.8) names, and the mark's length.
  static func marked(_ bytes: [UInt8]) -> (encoding: TextEncoding, length: Int)? {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return (.utf8, 0) }
    if bytes.starts(with: [0xFF, 0xFE, 0, 0]) { return (.utf32LittleEndian, 4) }
    if bytes.starts(with: [0, 0, 0xFE, 0xFF]) { return (.utf32BigEndian, 4) }
    if bytes.starts(with: [0xFF, 0xFE]) { return (.utf16LittleEndian, 2) }
    if bytes.starts(with: [0xFE, 0xFF]) { return (.utf16BigEndian, 2) }
    return nil
  }

  /// How many bytes a code unit takes: reading goes on so far behind one that is broken.
  var unitLength: Int {
    switch self {
    case .utf8, .gb18030, .big5: 1
    case .utf16LittleEndian, .utf16BigEndian: 2
    case .utf32LittleEndian, .utf32BigEndian: 4
    }
  }

  /// The encodings that unmarked bytes which are not UTF-8 can be in.
  static let candidates: [TextEncoding] = [.gb18030, .big5, .utf16LittleEndian, .utf16BigEndian]
}
