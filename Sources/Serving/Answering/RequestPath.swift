/// The path of a request's target, decoded: the names of folders and a file below the site's folder, and nothing that leads
/// elsewhere.
struct RequestPath: Sendable, Hashable {
  /// Never empty, hidden, `.` or `..`, and without `/`.
  let components: [String]
  /// Whether it ends with a slash and so names a folder.
  let isFolder: Bool

  /// Reads `/hengyang-15/28.html?q=1`; nil for what can be no file of a site (RFC 3986, §3.3).
  init?(_ target: String) {
    let path = target.utf8.prefix { $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") }
    guard path.first == UInt8(ascii: "/") else { return nil }
    var parts = path.dropFirst().split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    // What stands behind the last slash is empty when the path names a folder.
    isFolder = parts.last?.isEmpty ?? true
    if isFolder { parts.removeLast() }
    var components: [String] = []
    for part in parts {
      // Decoded once, part by part: `%2F` makes no new part and `%252e` no point.
      guard let name = RequestPath.decoded(part), RequestPath.isServed(name) else { return nil }
      components.append(name)
    }
    self.components = components
  }

  /// Below the site's folder: `hengyang-15/28.html`; empty for the folder itself.
  var path: String { components.joined(separator: "/") }

  /// As it stands in an address: `/hengyang-15/28.html`.
  var target: String {
    "/" + components.map(RequestPath.encoded).joined(separator: "/") + (isFolder && !components.isEmpty ? "/" : "")
  }

  /// Hidden files are nobody's business (`.git`), with the one exception of RFC 8615.
  private static func isServed(_ name: String) -> Bool {
    !name.isEmpty && (!name.hasPrefix(".") || name == ".well-known")
      && !name.utf8.contains { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "\\") || $0 < 0x20 || $0 == 0x7F }
  }

  /// nil when an escape is none or the bytes are not UTF-8.
  private static func decoded(_ part: Substring.UTF8View) -> String? {
    var bytes: [UInt8] = []
    var rest = part[...]
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "%") else {
        bytes.append(byte)
        continue
      }
      guard let high = rest.popFirst().flatMap(digit), let low = rest.popFirst().flatMap(digit) else { return nil }
      bytes.append(high << 4 | low)
    }
    return String(validating: bytes, as: UTF8.self)
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    Character(Unicode.Scalar(byte)).hexDigitValue.map { UInt8($0) }
  }

  private static func encoded(_ name: String) -> String {
    var text = ""
    for byte in name.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
        UInt8(ascii: "~"):
        text.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        let digits = String(byte, radix: 16, uppercase: true)
        text += "%" + (digits.count == 1 ? "0" : "") + digits
      }
    }
    return text
  }
}
