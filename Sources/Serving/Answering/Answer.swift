/// What is answered to a request.
struct Answer: Sendable {
  enum Status: String {
    case ok = "200 OK"
    case movedPermanently = "301 Moved Permanently"
    case notModified = "304 Not Modified"
    case badRequest = "400 Bad Request"
    case notFound = "404 Not Found"
    case methodNotAllowed = "405 Method Not Allowed"
    case misdirectedRequest = "421 Misdirected Request"
    case serviceUnavailable = "503 Service Unavailable"
  }

  private var status: Status
  private let body: [UInt8]
  private let type: String
  private let tag: String?
  /// What only some answers have.
  private var field: (name: String, value: String)?

  /// - Parameter tag: names what is answered, so that who has it need not get it again.
  init(_ status: Status, _ type: String, _ body: [UInt8], tag: String? = nil) {
    self.status = status
    self.type = type
    self.body = body
    self.tag = tag.map { "\"\($0)\"" }
  }

  init(_ status: Status, text: String) {
    self.init(status, "text/plain; charset=utf-8", Array(text.utf8))
  }

  init(movedTo target: String) {
    self.init(.movedPermanently, text: "")
    field = ("Location", target)
  }

  /// - Parameter methods: those that there are.
  init(allowing methods: String) {
    self.init(.methodNotAllowed, text: "Only GET and HEAD.\n")
    field = ("Allow", methods)
  }

  /// As it is sent (RFC 9112, §4).
  ///
  /// - Parameter request: nil for what was none; the connection ends with the answer.
  func bytes(for request: RequestHead?) -> [UInt8] {
    let isKnown = status == .ok && request.map(hasTag) ?? false
    var lines = ["HTTP/1.1 \((isKnown ? .notModified : status).rawValue)"]
    // A browser asks each time whether what it has is still right.
    lines.append("Cache-Control: no-cache")
    lines.append("X-Content-Type-Options: nosniff")
    if !isKnown { lines += ["Content-Type: \(type)", "Content-Length: \(body.count)"] }
    if let tag { lines.append("ETag: \(tag)") }
    if let field { lines.append("\(field.name): \(field.value)") }
    lines.append("Connection: \(request?.keepsConnection == true ? "keep-alive" : "close")")
    let head = lines.joined(separator: "\r\n") + "\r\n\r\n"
    return isKnown || request?.method == "HEAD" ? Array(head.utf8) : head.utf8 + body
  }

  /// Whether the tags that the browser has (RFC 9110, §13.1.2) are any or hold this one.
  private func hasTag(_ request: RequestHead) -> Bool {
    guard let tag, let field = request.fields["if-none-match"] else { return false }
    return RequestHead.list(field).contains { $0 == "*" || $0 == tag || $0 == "W/" + tag }
  }
}
