import Text

/// Text as HTML, in content and in quoted attribute values (HTML Living Standard, §13.1.2.3 and §13.3).
public enum HTMLEscaping {
  /// Appends `text` with `& < > " '` as character references.
  @inlinable
  public static func append(_ text: some Collection<UInt8>, to html: inout [UInt8]) {
    if text.withContiguousStorageIfAvailable({ append($0, to: &html) }) == nil {
      Array(text).withUnsafeBufferPointer { append($0, to: &html) }
    }
  }

  /// Copies what lies between such characters in one go: most text has none.
  public static func append(_ text: UnsafeBufferPointer<UInt8>, to html: inout [UInt8]) {
    var start = 0
    var offset = 0
    while offset < text.count {
      if text[offset] >= 0x80 {
        offset = text.firstASCII(in: offset..<text.count)
        continue
      }
      if let reference = reference(text[offset]) {
        html.append(contentsOf: UnsafeBufferPointer(rebasing: text[start..<offset]))
        html.append(reference)
        start = offset + 1
      }
      offset += 1
    }
    html.append(contentsOf: UnsafeBufferPointer(rebasing: text[start...]))
  }

  static func reference(_ byte: UInt8) -> StaticString? {
    switch byte {
    case UInt8(ascii: "&"): "&amp;"
    case UInt8(ascii: "<"): "&lt;"
    case UInt8(ascii: ">"): "&gt;"
    case UInt8(ascii: "\""): "&quot;"
    case UInt8(ascii: "'"): "&#39;"
    default: nil
    }
  }

  /// `text` with `& < > " '` as character references.
  public static func escaped(_ text: String) -> String {
    var html: [UInt8] = []
    html.reserveCapacity(text.utf8.count + 16)
    append(text.utf8, to: &html)
    return String(decoding: html, as: UTF8.self)
  }
}

extension [UInt8] {
  /// Appends markup of our own.
  mutating func append(_ markup: StaticString) {
    markup.withUTF8Buffer { append(contentsOf: $0) }
  }
}
