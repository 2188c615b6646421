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
    for offset in text.indices where text[offset] <= UInt8(ascii: ">") {
      guard let reference = reference(text[offset]) else { continue }
      html.append(contentsOf: UnsafeBufferPointer(rebasing: text[start..<offset]))
      reference.withUTF8Buffer { html.append(contentsOf: $0) }
      start = offset + 1
    }
    html.append(contentsOf: UnsafeBufferPointer(rebasing: text[start...]))
  }

  private static func reference(_ byte: UInt8) -> StaticString? {
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
