/// What stands before the body of a request (RFC 9112, §3 and §5), all that a server of files needs of it.
struct RequestHead: Sendable {
  let method: String
  /// As it was sent: `/hengyang-15/28.html?q=1`.
  let target: String
  /// By their names in small letters; of those that are there twice, the last.
  let fields: [String: String]
  /// Whether the connection stays when nothing is said of it (RFC 9112, §9.3).
  private let isPersistent: Bool

  /// nil when the bytes are no head of HTTP/1.
  init?(_ bytes: some Collection<UInt8>) {
    // Bytes that are no UTF-8 can name no file.
    var lines = bytes.split { $0 == UInt8(ascii: "\r") || $0 == UInt8(ascii: "\n") }
      .map { String(decoding: $0, as: UTF8.self)[...] }[...]
    let words = lines.popFirst()?.split(separator: " ") ?? []
    guard words.count == 3, words[2].hasPrefix("HTTP/1.") else { return nil }
    method = String(words[0])
    target = String(words[1])
    isPersistent = words[2] == "HTTP/1.1"
    fields = lines.reduce(into: [:]) { fields, line in
      guard let colon = line.firstIndex(of: ":") else { return }
      fields[line[..<colon].lowercased()] = RequestHead.trimmed(line[line.index(after: colon)...])
    }
  }

  /// Where the head ends that `bytes` begin with: behind its empty line; nil when it is not whole yet.
  static func end(in bytes: [UInt8]) -> Int? {
    var lineStart = 0
    var isBegun = false
    for (place, byte) in bytes.enumerated() where byte == UInt8(ascii: "\n") {
      let isEmpty = bytes[lineStart..<place].allSatisfy { $0 == UInt8(ascii: "\r") }
      // Empty lines before the first are passed over (RFC 9112, §2.2).
      if isEmpty && isBegun { return place + 1 }
      isBegun = isBegun || !isEmpty
      lineStart = place + 1
    }
    return nil
  }

  /// Whether the connection can take another request after this one: the sender means to, and no body stands in between,
  /// for which no request that is answered here has a use.
  var keepsConnection: Bool {
    if fields["transfer-encoding"] != nil || fields["content-length", default: "0"] != "0" { return false }
    let options = RequestHead.list(fields["connection"] ?? "").map { $0.lowercased() }
    return isPersistent ? !options.contains("close") : options.contains("keep-alive")
  }

  /// The parts of a field that is a list (RFC 9110, §5.6.1).
  static func list(_ field: String) -> [String] { field.split(separator: ",").map { trimmed($0) } }

  private static func trimmed(_ text: Substring) -> String {
    let isBlank = { (character: Character) in character == " " || character == "\t" }
    var text = text.drop(while: isBlank)
    while let last = text.last, isBlank(last) { text.removeLast() }
    return String(text)
  }
}
