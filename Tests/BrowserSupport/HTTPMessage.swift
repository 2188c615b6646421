/// A request or an answer of HTTP/1.1: the first line, the header fields, the body.
struct HTTPMessage: Sendable {
  var startLine: String
  var fields: [(name: String, value: String)] = []
  var body: [UInt8] = []

  /// The value of a header field. Field names know no case.
  subscript(field: String) -> String? {
    fields.first { $0.name.lowercased() == field.lowercased() }?.value
  }

  var bytes: [UInt8] {
    let lines = [startLine] + fields.map { "\($0.name): \($0.value)" } + ["Content-Length: \(body.count)", "", ""]
    return Array(lines.joined(separator: "\r\n").utf8) + body
  }
}
