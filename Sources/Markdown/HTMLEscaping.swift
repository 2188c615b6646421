/// Text as HTML, in content and in quoted attribute values (HTML Living Standard, §13.1.2.3 and §13.3).
public enum HTMLEscaping {
  /// Appends `text` with `& < > " '` as character references.
  @inlinable
  public static func append(_ text: some Sequence<UInt8>, to html: inout [UInt8]) {
    for byte in text {
      switch byte {
      case UInt8(ascii: "&"): html += "&amp;".utf8
      case UInt8(ascii: "<"): html += "&lt;".utf8
      case UInt8(ascii: ">"): html += "&gt;".utf8
      case UInt8(ascii: "\""): html += "&quot;".utf8
      case UInt8(ascii: "'"): html += "&#39;".utf8
      default: html.append(byte)
      }
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
